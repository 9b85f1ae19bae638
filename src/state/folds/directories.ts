// Where a process stands: its working directory and its root.
import { EMPTY, type TextId } from '../../capture/texts.js';
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { resolvePath } from '../paths/paths.js';
import { factsChanged, groupChanged } from '../threads/facts.js';
import type { Thread } from '../threads/thread.js';

/** The whole group's; of a placeholder nobody knows the group, and Falco keeps its `./`. */
function enter(e: CurrentEvent, thread: Thread, path: TextId): void {
  const { process } = thread;
  if (process.pid < 0) return;
  const cwd = e.state.paths.asDirectory(resolvePath(e.state, process.cwd, path));
  if (cwd === process.cwd) return;
  process.cwd = cwd;
  groupChanged(e.state, process);
}

/** Paths relative to where a thread stood before its snapshot are in the snapshot's facts already. */
const included = (e: CurrentEvent, thread: Thread, path: TextId): boolean =>
  e.time < thread.asOf && !e.state.texts.value(path).startsWith('/');

export const directories: FoldTable = {
  chdir(e, c, thread) {
    const path = c.path[e.row]!;
    if (c.res[e.row]! >= 0 && !included(e, thread, path)) enter(e, thread, path);
  },
  fchdir(e, c, thread) {
    if (c.res[e.row]! >= 0 && e.fd !== undefined) enter(e, thread, e.fd.name);
  },
  getcwd(e, c, thread) {
    const path = c.path[e.row]!;
    if (c.res[e.row]! >= 0 && e.state.texts.value(path).startsWith('/')) enter(e, thread, path);
  },
  chroot(e, c, thread) {
    const path = c.path[e.row]!;
    if (!(c.res[e.row]! >= 0) || path <= EMPTY || included(e, thread, path)) return;
    thread.root = resolvePath(e.state, thread.process.cwd, path);
    factsChanged(e.state, thread);
  },
};
