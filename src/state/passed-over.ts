// Which events a visitor passes over, kept by kind of event and thread of the block: a busy thread does the same thing
// thousands of times in a block, and what is known of a thread changes seldom.
import type { Block } from '../capture/block.js';
import type { Visitor } from './interest.js';
import type { State } from './state.js';
import { makesPlaceholder } from './threads/makes-placeholder.js';
import type { Thread } from './threads/thread.js';
import { MOST_THREADS } from './threads/thread-table.js';

/** More than a block can have. */
const KINDS = 256;

/** Threads asked at a time: no more than what the events of a run are worth. */
const AT_A_TIME = 64;

export class PassedOver {
  /** By thread of the block and kind: the generation in which such events were last found to be passed over. */
  private cells = new Int32Array(0);
  private generation = 0;
  private kinds = 0;
  private marked = false;
  /** By kind: the thread to be asked next whether all pass it over, and how many have since facts changed. */
  private readonly next = new Uint32Array(KINDS);
  private readonly passing = new Uint32Array(KINDS);

  constructor(private readonly state: State, private readonly visitor: Visitor) {}

  /** What was found out of the block before does not hold: its threads and kinds had other numbers. */
  open({ codes, threads, changes }: Block): void {
    this.kinds = codes.length;
    this.marked = changes !== undefined;
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
   * Whether nobody needs to look at any unmarked event of a kind for as long as facts of threads are what they are: each
   * thread of the block passes them over. One that is not there yet may appear with such an event, unmarked where nothing but
   * its placeholder is new. Asks a few threads at a time, and first the one that did not when it was asked last.
   */
  byAll(kind: number, code: number): boolean {
    const { lookups: { tids }, threads } = this.state;
    if (!this.marked || makesPlaceholder[code] === 0 || threads.size >= MOST_THREADS) return false;
    for (let asked = 0; asked < AT_A_TIME && this.passing[kind]! < tids.length; asked++) {
      const tid = tids[this.next[kind]! % tids.length]!, thread = threads.get(tid);
      if (!this.ask(thread, code)) return false;
      this.passing[kind]!++;
      this.next[kind]!++;
    }
    return this.passing[kind] === tids.length;
  }

  /** A dead thread is about to be forgotten, and one that nobody knows gets its placeholder. */
  private ask(thread: Thread | undefined, code: number): boolean {
    return thread !== undefined && !thread.gone && !thread.dead && this.visitor.passesOver?.(code, thread) === true;
  }
}
