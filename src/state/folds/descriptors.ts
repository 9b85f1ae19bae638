// Descriptors that are neither files nor sockets: pipes, counters, timers and other anonymous inodes.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import type { CurrentEvent } from '../current-event.js';
import { Descriptor, type DescriptorType } from '../descriptors/descriptor.js';
import type { FoldTable } from '../fold-table.js';
import { O_CLOEXEC } from '../descriptors/open-flags.js';
import type { Thread } from '../threads/thread.js';

const EPOLL_CLOEXEC = 1;
const MFD_CLOEXEC = 1;

/** Commands of bpf(2) that give a descriptor; others answer with 0 or a count, which is no descriptor. */
const BPF_MAKES_FD = new Set([0, 5, 7, 13, 14, 17, 18, 19, 28, 30, 32, 33, 36]);

interface Made { readonly name?: TextId; readonly ino?: number; readonly closing?: boolean }

function make(e: CurrentEvent, thread: Thread, fd: number, type: DescriptorType, made: Made = {}): void {
  if (!(fd >= 0)) return;
  const descriptor = new Descriptor(type, made.name ?? EMPTY, EMPTY, 0, 0, made.ino ?? 0);
  thread.process.fds.set(fd, descriptor, made.closing ?? false);
  e.fdNum = fd;
  e.fd = descriptor;
}

const closes = (flags: number): boolean => (flags & O_CLOEXEC) !== 0;

export const descriptors: FoldTable = {
  pipe(e, c, thread) {
    if (!(c.res[e.row]! >= 0)) return;
    make(e, thread, c.fd1[e.row]!, 'pipe', { ino: c.ino[e.row]! });
    make(e, thread, c.fd2[e.row]!, 'pipe', { ino: c.ino[e.row]! });
  },
  pipe2(e, c, thread) {
    if (!(c.res[e.row]! >= 0)) return;
    const made = { ino: c.ino[e.row]!, closing: closes(c.flags[e.row]!) };
    make(e, thread, c.fd1[e.row]!, 'pipe', made);
    make(e, thread, c.fd2[e.row]!, 'pipe', made);
  },
  eventfd(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'event');
  },
  eventfd2(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'event', { closing: closes(c.flags[e.row]!) });
  },
  signalfd(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'signalfd');
  },
  signalfd4(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'signalfd', { closing: closes(c.flags[e.row]!) });
  },
  timerfd_create(e, c, thread) {
    // Its flags come cut to 8 bits, so close-on-exec cannot be seen.
    make(e, thread, c.res[e.row]!, 'timerfd');
  },
  inotify_init(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'inotify');
  },
  inotify_init1(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'inotify', { closing: closes(c.flags[e.row]!) });
  },
  epoll_create(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'eventpoll');
  },
  epoll_create1(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'eventpoll', { closing: (c.flags[e.row]! & EPOLL_CLOEXEC) !== 0 });
  },
  userfaultfd(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'userfaultfd', { closing: closes(c.flags[e.row]!) });
  },
  // The kernel opens these three close-on-exec whatever it is asked for.
  bpf(e, c, thread) {
    if (BPF_MAKES_FD.has(c.cmd[e.row]!)) make(e, thread, c.fd[e.row]!, 'bpf', { closing: true });
  },
  io_uring_setup(e, c, thread) {
    make(e, thread, c.res[e.row]!, 'io_uring', { closing: true });
  },
  pidfd_open(e, c, thread) {
    const name = e.state.texts.intern(`/proc/${c.pid[e.row]}`);
    make(e, thread, c.fd[e.row]!, 'pidfd', { name, closing: true });
  },
  memfd_create(e, c, thread) {
    const name = c.name[e.row]!;
    const closing = (c.flags[e.row]! & MFD_CLOEXEC) !== 0;
    make(e, thread, c.fd[e.row]!, 'memfd', { name: name === ABSENT ? EMPTY : name, closing });
  },
};
