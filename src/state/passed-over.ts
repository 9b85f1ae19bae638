// Which events a visitor passes over, kept by kind of event and thread of the block: a busy thread does the same thing
// thousands of times in a block, and what is known of a thread changes seldom.
import type { Block } from '../capture/block.js';
import { bitAt } from '../capture/columns/bits.js';
import type { BlockLookups } from './block-lookups.js';
import type { Visitor } from './interest.js';
import type { State } from './state.js';
import type { Thread } from './threads/thread.js';

/** More than a block can have. */
const KINDS = 256;

/** Threads asked at a time: no more than what the events of a run are worth. */
const AT_A_TIME = 64;

export class PassedOver {
  /** By thread of the block and kind: the generation in which such events were last found to be passed over. */
  private cells = new Int32Array(0);
  private generation = 0;
  private kinds = 0;
  /** By kind: the thread to be asked next whether all pass it over, and how many have since facts changed. */
  private readonly next = new Uint32Array(KINDS);
  private readonly passing = new Uint32Array(KINDS);
  private changes: Uint8Array | undefined = undefined;
  /** Once somebody asked. */
  private spans: Spans | undefined = undefined;

  constructor(private readonly state: State, private readonly visitor: Visitor) {}

  /** What was found out of the block before does not hold: its threads and kinds had other numbers. */
  open({ codes, threads, changes }: Block): void {
    this.kinds = codes.length;
    this.changes = changes;
    this.spans = undefined;
    this.forget();
    const cells = codes.length * threads.length;
    if (this.cells.length < cells) this.cells = new Int32Array(Math.max(cells, 2 * this.cells.length));
  }

  /** Facts of threads have changed. */
  forget(): void {
    this.generation++;
    this.passing.fill(0, 0, this.kinds);
  }

  /** Whether nobody needs to look at the event at `index`. */
  has(index: number, kind: number, code: number): boolean {
    if (this.visitor.passesOver === undefined) return false;
    const at = this.state.lookups.threadIndex[index]!;
    const cell = at * this.kinds + kind;
    if (this.cells[cell] === this.generation) return true;
    if (!this.ask(this.state.lookups.threads[at], code)) return false;
    this.cells[cell] = this.generation;
    return true;
  }

  /**
   * Whether nobody needs to look at any unmarked event of a kind from the index `from` on, as long as facts of threads are
   * what they are: each thread of the block passes them over, or does nothing more in it, or is not there yet and appears
   * with a marked event. Asks a few threads at a time, and first the one that did not when it was asked last.
   */
  byAll(kind: number, code: number, from: number): boolean {
    if (this.visitor.passesOver === undefined) return false;
    const { tids } = this.state.lookups;
    for (let asked = 0; asked < AT_A_TIME && this.passing[kind]! < tids.length; asked++) {
      const at = this.next[kind]! % tids.length, thread = this.threadAt(at);
      if (!this.ask(thread, code) && !this.isAbsent(at, thread, from)) return false;
      this.passing[kind]!++;
      this.next[kind]!++;
    }
    return this.passing[kind] === tids.length;
  }

  private threadAt(at: number): Thread | undefined {
    const { lookups: { tids, threads }, threads: table } = this.state;
    const known = threads[at];
    return known !== undefined && !known.gone ? known : table.get(tids[at]!);
  }

  /** Whether a thread of the block does nothing from an index on, or nothing before a marked event with which it appears. */
  private isAbsent(at: number, thread: Thread | undefined, from: number): boolean {
    const { firsts, lasts } = (this.spans ??= spansOf(this.state.lookups));
    if (lasts[at]! < from) return true;
    return thread === undefined && firsts[at]! >= from && this.changes !== undefined && bitAt(this.changes, firsts[at]!) === 1;
  }

  /** A dead thread is about to be forgotten, and one that nobody knows gets its placeholder. */
  private ask(thread: Thread | undefined, code: number): boolean {
    return thread !== undefined && !thread.gone && !thread.dead && this.visitor.passesOver?.(code, thread) === true;
  }
}

/** By thread of a block: the indices of its first and its last event. */
interface Spans { readonly firsts: Uint32Array; readonly lasts: Uint32Array }

function spansOf({ tids, threadIndex }: BlockLookups): Spans {
  const spans = { firsts: new Uint32Array(tids.length), lasts: new Uint32Array(tids.length) };
  noteLasts(threadIndex, spans.lasts);
  noteFirsts(threadIndex, spans.firsts);
  return spans;
}

function noteLasts(threadIndex: Uint32Array, lasts: Uint32Array): void {
  for (let index = 0; index < threadIndex.length; index++) lasts[threadIndex[index]!] = index;
}

function noteFirsts(threadIndex: Uint32Array, firsts: Uint32Array): void {
  for (let index = threadIndex.length - 1; index >= 0; index--) firsts[threadIndex[index]!] = index;
}
