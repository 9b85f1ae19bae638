// The end of a thread. It stays in the table for the rules that judge its exit (see deferred.ts).
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import type { Thread } from '../threads/thread.js';
import { markDead } from '../threads/thread-table.js';

/** Beyond this age (ns) nobody asks whether a child had exited. */
const REMEMBERED = 2e9;

function remember(e: CurrentEvent, thread: Thread): void {
  const { exited } = e.state;
  for (const [tid, { time }] of exited) {
    if (e.time - time < REMEMBERED) break;
    exited.delete(tid);
  }
  exited.delete(thread.tid);
  exited.set(thread.tid, { ptid: thread.ptid, time: e.time });
}

export const exit: FoldTable = {
  procexit(e, c, thread) {
    remember(e, thread);
    markDead(e.state, thread);
    e.state.deferred.exited = thread;
    e.state.deferred.reaperTid = c.reaper_tid[e.row] || 0;
  },
};
