// Which parameter holds the descriptor that an event works on, by position in the event table (Falco's own list).
//
// Events that create a descriptor are not here: what they made is attached by the fold that makes it.
import type { EventName } from '../../schema/events.js';

export const ATTACHED_FD: { readonly [N in EventName]?: number } = {
  setns: 1, listen: 1, shutdown: 1, fchdir: 1, lseek: 1, llseek: 1, ioctl: 1, fstat: 1, close: 1, getdents: 1, getdents64: 1,
  flock: 1, copy_file_range: 1, fcntl: 1, dup: 1, dup2: 1, dup3: 1, newfstatat: 1, fchownat: 1, fchmodat: 1, mkdirat: 1,
  unlinkat: 1, mknodat: 1, sendmmsg: 1, recvmmsg: 1, io_uring_register: 1, io_uring_enter: 1, setsockopt: 1, getsockopt: 1,
  fsconfig: 1, finit_module: 1, fchmod: 1, fchown: 1,
  read: 2, pread: 2, bind: 2, write: 2, pwrite: 2, recv: 2, send: 2, sendto: 2, sendmsg: 2, sendfile: 2, splice: 2, writev: 2,
  pwritev: 2, connect: 2, symlinkat: 2,
  recvfrom: 3, readv: 3, preadv: 3,
  recvmsg: 5,
  mmap: 8, mmap2: 8,
};
