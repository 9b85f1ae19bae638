// Which events a visitor passes over, by kind: a busy thread does the same thing thousands of times in a block, and what is
// known of a thread changes seldom.
import type { Block } from '../capture/block.js';
import { bitAt } from '../capture/columns/bits.js';
import type { Visitor } from './interest.js';
import type { State } from './state.js';
import { threadSpans, type ThreadSpans } from './thread-spans.js';
import type { Thread } from './threads/thread.js';

/** More than a block can have. */
const KINDS = 256;

/** Threads asked at a time: no more than what the events of a run are worth. */
const AT_A_TIME = 128;

export class PassedOver {
  /** By kind: the thread to be asked next whether all pass it over, and how many have since facts changed. */
  private readonly next = new Uint32Array(KINDS);
  private readonly passing = new Uint32Array(KINDS);
  private kinds = 0;
  private changes: Uint8Array | undefined = undefined;
  /** Once somebody asked. */
  private spans: ThreadSpans | undefined = undefined;

  constructor(private readonly state: State, private readonly visitor: Visitor) {}

  /** What was found out of the block before does not hold: its threads and kinds had other numbers. */
  open({ codes, changes }: Block): void {
    this.kinds = codes.length;
    this.changes = changes;
    this.spans = undefined;
    this.forget();
  }

  /** Facts of several threads have changed. */
  forget(): void {
    this.passing.fill(0, 0, this.kinds);
  }

  /** Whether nobody needs to look at an event of this code at `index`. */
  has(index: number, code: number): boolean {
    const { threads, threadIndex } = this.state.lookups;
    return this.ask(threads[threadIndex[index]!], code);
  }

  /**
   * Whether nobody needs to look at any unmarked event of a kind from the index `from` on, as long as facts of threads are
   * what they are: each thread of the block passes them over, or does nothing more in it, or is not there yet and appears
   * with a marked event. Asks some threads at a time, and first the one that did not when it was asked last.
   */
  byAll(kind: number, code: number, from: number): boolean {
    if (this.visitor.passesOver === undefined) return false;
    const { length } = this.state.lookups.tids;
    for (let asked = 0; asked < AT_A_TIME && this.passing[kind]! < length; asked++) {
      if (!this.byOne(this.next[kind]! % length, code, from)) return false;
      this.passing[kind]!++;
      this.next[kind]!++;
    }
    return this.passing[kind] === length;
  }

  /** Whether what was found out of a kind for `byAll` still holds, now that facts of one thread are other ones. */
  stillByAll(thread: Thread, kind: number, code: number, from: number): boolean {
    if (this.passing[kind] === 0) return true;
    const at = this.spansOfBlock().places.get(thread.tid);
    if (at === undefined || this.byOne(at, code, from)) return true;
    this.passing[kind] = 0;
    this.next[kind] = at;
    return false;
  }

  private byOne(at: number, code: number, from: number): boolean {
    const thread = this.threadAt(at);
    return this.ask(thread, code) || this.isAbsent(at, thread, from);
  }

  private threadAt(at: number): Thread | undefined {
    const { lookups: { tids, threads }, threads: table } = this.state;
    const known = threads[at];
    return known !== undefined && !known.gone ? known : table.get(tids[at]!);
  }

  /** Whether a thread of the block does nothing from an index on, or nothing before a marked event with which it appears. */
  private isAbsent(at: number, thread: Thread | undefined, from: number): boolean {
    const { firsts, lasts } = this.spansOfBlock();
    if (lasts[at]! < from) return true;
    return thread === undefined && firsts[at]! >= from && this.changes !== undefined && bitAt(this.changes, firsts[at]!) === 1;
  }

  /** A dead thread is about to be forgotten, and one that nobody knows gets its placeholder. */
  private ask(thread: Thread | undefined, code: number): boolean {
    return thread !== undefined && !thread.gone && !thread.dead && this.visitor.passesOver?.(code, thread) === true;
  }

  private spansOfBlock(): ThreadSpans {
    return this.spans ??= threadSpans(this.state.lookups);
  }
}
