// Opening files: the path as the kernel would resolve it, without links.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import { AT_FDCWD, dirfdBase, resolvePath } from '../paths/paths.js';
import type { CurrentEvent } from '../current-event.js';
import { NO_CHANGE, type Effect, type FoldTable } from '../fold-table.js';
import { O_CLOEXEC, O_DIRECTORY } from '../descriptors/open-flags.js';
import type { Thread } from '../threads/thread.js';

/** Bits of `file_flags` that say which layer of an overlay a file is on, and what `creat_flags` has for them. */
const FD_UPPER_LAYER = 0x8000;
const FD_LOWER_LAYER = 0x10000;
const creatLayers = (flags: number): number =>
  ((flags & 1) !== 0 ? FD_UPPER_LAYER : 0) | ((flags & 2) !== 0 ? FD_LOWER_LAYER : 0);

function opened(
  e: CurrentEvent, thread: Thread, fd: number, dirfd: number, path: TextId, flags: number, dev: number, ino: number,
): Effect {
  if (!(fd >= 0)) return NO_CHANGE;
  const name = resolvePath(e.state, dirfdBase(e.state, thread.process, dirfd), path);
  const type = (flags & O_DIRECTORY) !== 0 ? 'directory' : 'file';
  const descriptor = e.state.recentFiles.descriptor(type, name, path === ABSENT ? EMPTY : path, flags | 0, dev || 0, ino || 0);
  thread.process.fds.set(fd, descriptor, (flags & O_CLOEXEC) !== 0);
  e.fdNum = fd;
  e.fd = descriptor;
}

export const files: FoldTable = {
  open(e, c, thread) {
    const row = e.row;
    return opened(e, thread, c.fd[row]!, AT_FDCWD, c.name[row]!, c.flags[row]!, c.dev[row]!, c.ino[row]!);
  },
  creat(e, c, thread) {
    const row = e.row;
    return opened(e, thread, c.fd[row]!, AT_FDCWD, c.name[row]!, creatLayers(c.creat_flags[row]!), c.dev[row]!, c.ino[row]!);
  },
  openat(e, c, thread) {
    const row = e.row;
    return opened(e, thread, c.fd[row]!, c.dirfd[row]!, c.name[row]!, c.flags[row]!, c.dev[row]!, c.ino[row]!);
  },
  openat2(e, c, thread) {
    const row = e.row;
    return opened(e, thread, c.fd[row]!, c.dirfd[row]!, c.name[row]!, c.flags[row]!, c.dev[row]!, c.ino[row]!);
  },
  open_by_handle_at(e, c, thread) {
    const row = e.row;
    return opened(e, thread, c.fd[row]!, AT_FDCWD, c.path[row]!, c.flags[row]!, c.dev[row]!, c.ino[row]!);
  },
  close(e, c, thread) {
    if (!(c.res[e.row]! >= 0) || e.fd === undefined) return NO_CHANGE;
    const { deferred } = e.state;
    deferred.closedIn = thread.process.fds;
    deferred.closedFd = e.fdNum;
    return undefined;
  },
};
