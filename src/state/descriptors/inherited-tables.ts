// How many descriptors children may inherit in all. A machine stays far below; a capture that was made to harm does not.
import type { Thread } from '../threads/thread.js';
import { FdTable } from './fd-table.js';

type Threads = ReadonlyMap<number, Thread>;

/** Places of descriptor tables, open or not. */
const MOST_PLACES = 1 << 23;
/** After a refusal so many more are refused unasked: going over all threads takes its time. */
const UNASKED = 1 << 12;

export class InheritedTables {
  /** At most so many places are taken: children that are gone are still counted. */
  private taken = 0;
  private refusals = 0;

  /** What a child has of its parent's descriptors: a copy, or nothing where there are too many already. */
  copyOf(table: FdTable, threads: Threads): FdTable {
    this.taken += table.places;
    return this.taken <= MOST_PLACES || this.recounted(threads) ? table.copy() : new FdTable();
  }

  private recounted(threads: Threads): boolean {
    if (this.refusals++ % UNASKED !== 0) return false;
    this.taken = 0;
    for (const thread of threads.values()) if (thread.process.group[0] === thread) this.taken += thread.process.fds.places;
    if (this.taken > MOST_PLACES) return false;
    this.refusals = 0;
    return true;
  }
}
