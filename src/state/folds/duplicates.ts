// Descriptors under a second number, and what close-on-exec does to them.
import type { CurrentEvent } from '../current-event.js';
import type { Descriptor } from '../descriptors/descriptor.js';
import { NO_CHANGE, type FoldTable } from '../fold-table.js';
import { O_CLOEXEC } from '../descriptors/open-flags.js';
import { CLONE, type Thread } from '../threads/thread.js';

const F_DUPFD = 1;
const F_SETFD = 3;
const F_DUPFD_CLOEXEC = 26;
const FD_CLOEXEC = 1;
const CLOSE_RANGE_CLOEXEC = 4;

/** `e.fd` is the descriptor copied; it becomes the copy, which shares it. */
function duplicate(e: CurrentEvent, thread: Thread, fd: number, closeOnExec: boolean): void {
  if (!(fd >= 0)) return;
  markPipeEnd(thread, fd);
  e.fdNum = fd;
  if (e.fd !== undefined) thread.process.fds.set(fd, e.fd, closeOnExec);
}

/** Who puts something in place of standard input or output takes part in a pipeline, Falco thinks. */
function markPipeEnd(thread: Thread, fd: number): void {
  if (fd === 0) thread.flags |= CLONE.PIPE_DESTINATION;
  if (fd === 1) thread.flags |= CLONE.PIPE_SOURCE;
}

/** pidfds are named for the process they stand for. */
const processOf = (e: CurrentEvent, pidfd: Descriptor | undefined): Thread | undefined => {
  const pid = pidfd?.type === 'pidfd' ? /^\/proc\/(\d+)$/.exec(e.state.texts.value(pidfd.name)) : null;
  return pid === null ? undefined : e.state.threads.get(Number(pid[1]));
};

export const duplicates: FoldTable = {
  dup(e, c, thread) {
    duplicate(e, thread, c.res[e.row]!, false);
  },
  dup2(e, c, thread) {
    // Onto itself, dup2 does nothing, and close-on-exec stays.
    if (c.oldfd[e.row] !== c.newfd[e.row]) duplicate(e, thread, c.res[e.row]!, false);
  },
  dup3(e, c, thread) {
    duplicate(e, thread, c.res[e.row]!, (c.flags[e.row]! & O_CLOEXEC) !== 0);
  },
  fcntl(e, c, thread) {
    const command = c.cmd[e.row];
    if (!(c.res[e.row]! >= 0)) return NO_CHANGE;
    if (command === F_DUPFD || command === F_DUPFD_CLOEXEC) return duplicate(e, thread, c.res[e.row]!, command === F_DUPFD_CLOEXEC);
    return command === F_SETFD ? thread.process.fds.setCloseOnExec(e.fdNum, (c.arg[e.row]! & FD_CLOEXEC) !== 0) : NO_CHANGE;
  },
  pidfd_getfd(e, c, thread) {
    const fd = c.fd[e.row]!;
    const target = processOf(e, thread.process.fds.get(c.pid_fd[e.row]!))?.process.fds.get(c.target_fd[e.row]!);
    if (!(fd >= 0) || target === undefined) return;
    thread.process.fds.set(fd, target, true);
    e.fdNum = fd;
    e.fd = target;
  },
  close_range(e, c, thread) {
    if (!(c.res[e.row]! >= 0)) return;
    const { fds } = thread.process;
    const marksOnly = (c.flags[e.row]! & CLOSE_RANGE_CLOEXEC) !== 0;
    for (const [fd] of [...fds]) {
      if (fd < c.first[e.row]! || fd > c.last[e.row]!) continue;
      if (marksOnly) fds.setCloseOnExec(fd, true);
      else fds.delete(fd);
    }
  },
};
