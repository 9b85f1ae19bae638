// Which events a visitor passes over, kept by kind of event and thread of the block: a busy thread does the same thing
// thousands of times in a block, and what is known of a thread changes seldom.
import type { Block } from '../capture/block.js';
import type { Visitor } from './interest.js';
import type { State } from './state.js';

export class PassedOver {
  /** By thread of the block and kind: the generation in which such events were last found to be passed over. */
  private cells = new Int32Array(0);
  private generation = 0;
  private kinds = 0;

  constructor(private readonly state: State, private readonly visitor: Visitor) {}

  /** What was found out of the block before does not hold: its threads and kinds had other numbers. */
  open({ codes, threads }: Block): void {
    this.kinds = codes.length;
    this.forget();
    const cells = codes.length * threads.length;
    if (this.cells.length < cells) this.cells = new Int32Array(Math.max(cells, 2 * this.cells.length));
  }

  /** Facts of threads have changed. */
  forget(): void {
    this.generation++;
  }

  /** Whether nobody needs to look at the event at `index`. */
  has(index: number, kind: number, code: number): boolean {
    const at = this.state.lookups.threadIndex[index]!;
    const cell = at * this.kinds + kind;
    if (this.cells[cell] === this.generation) return true;
    if (!this.ask(at, code)) return false;
    this.cells[cell] = this.generation;
    return true;
  }

  /** A dead thread is about to be forgotten, and one that nobody knows gets its placeholder. */
  private ask(at: number, code: number): boolean {
    const thread = this.state.lookups.threads[at];
    return thread !== undefined && !thread.gone && !thread.dead && this.visitor.passesOver?.(code, thread) === true;
  }
}
