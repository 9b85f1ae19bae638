// What a process may have, and whether it takes in orphans.
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { groupChanged } from '../threads/facts.js';
import type { Process, Thread } from '../threads/thread.js';

const RLIMIT_NOFILE = 7;
const PR_SET_CHILD_SUBREAPER = 36;
const PR_GET_CHILD_SUBREAPER = 37;
const UNCHANGED = -1;

/** Limits are the group's. */
function setFdLimit({ state }: CurrentEvent, process: Process, limit: number): void {
  for (const thread of process.group) thread.fdlimit = limit;
  groupChanged(state, process);
}

function ownLimit(e: CurrentEvent, resource: number, current: number, thread: Thread): void {
  if (e.result >= 0 && resource === RLIMIT_NOFILE && current >= 0) setFdLimit(e, thread.process, current);
}

export const limits: FoldTable = {
  getrlimit(e, c, thread) { ownLimit(e, c.resource[e.row]!, c.cur[e.row]!, thread); },
  setrlimit(e, c, thread) { ownLimit(e, c.resource[e.row]!, c.cur[e.row]!, thread); },
  prlimit(e, c, thread) {
    const limit = c.newcur[e.row]!, pid = c.pid[e.row]!;
    if (!(e.result >= 0) || c.resource[e.row] !== RLIMIT_NOFILE || !(limit !== UNCHANGED && limit === limit)) return;
    const target = pid === 0 ? thread : e.state.threads.get(pid);
    if (target !== undefined) setFdLimit(e, target.process, limit);
  },
  prctl(e, c, thread) {
    const option = c.option[e.row];
    if (!(e.result >= 0) || (option !== PR_SET_CHILD_SUBREAPER && option !== PR_GET_CHILD_SUBREAPER)) return;
    thread.process.reaper = (c.arg2_int[e.row] || 0) !== 0;
  },
};
