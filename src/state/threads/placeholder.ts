// A thread that was known only from having done something tells who it is.
import { ABSENT, EMPTY } from '../../capture/texts.js';
import type { Columns } from '../../schema/events.js';
import { commandLine } from './cmdline.js';
import type { CurrentEvent } from '../current-event.js';
import { factsChanged } from './facts.js';
import type { Thread } from './thread.js';
import { adoptPid, setParent } from './thread-table.js';

export interface Identity { readonly pid: number; readonly ptid: number; readonly vtid: number; readonly vpid: number }

/** Whose numbers they are differs: the caller's of a clone, or the main thread's of the child. */
export function identify(e: CurrentEvent, c: Columns<'clone'>, thread: Thread, who: Identity): void {
  const { state, row } = e;
  thread.placeholder = false;
  thread.process.cwd = EMPTY;
  adoptPid(state, thread, who.pid);
  setParent(state, thread, who.ptid);
  thread.vtid = who.vtid;
  thread.vpid = who.vpid;
  thread.exe = c.exe[row] || EMPTY;
  thread.comm = c.comm[row] || thread.exe;
  thread.args = c.args[row] === EMPTY ? ABSENT : c.args[row]!;
  thread.cmdline = commandLine(state, thread.comm, thread.args);
  factsChanged(state, thread);
  state.lineageEpoch++;
}
