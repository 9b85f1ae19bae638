// Events about descriptors that are neither files nor sockets: pipes, event counters, timers, polls.
import type { EventRow } from '../event-row.js';

export const descriptors = {
  close: { code: 5, category: 'io-other', flags: 'DUM', params: { res: 'errno = ret', fd: 'fd = arg0' } },
  pipe: {
    code: 61, category: 'IPC', flags: 'CM',
    params: {
      res: 'errno = ret', fd1: 'fd = >arg0', fd2: 'fd = >arg0+4', ino: 'u64 = probe',
    },
  },
  eventfd: {
    code: 63, category: 'IPC', flags: 'CM',
    params: {
      res: 'fd = ret', initval: 'u64 = arg0', flags: 'u32x',
    },
  },
  futex: {
    code: 65, category: 'IPC',
    params: {
      res: 'errno = ret', addr: 'u64x = arg0', op: 'flags16(futex_operations) = arg1', val: 'u64 = arg2',
    },
  },
  epoll_wait: { code: 79, category: 'wait', params: { res: 'errno = ret', maxevents: 'errno = arg2' } },
  poll: { code: 81, category: 'wait', params: { res: 'errno = ret', fds: 'fdlist = probe', timeout: 'i64 = arg2' } },
  select: { code: 83, category: 'wait', params: { res: 'errno = ret' } },
  timerfd_create: {
    code: 137, category: 'time', flags: 'CM',
    params: {
      res: 'fd = ret', clockid: 'u8 = arg0', flags: 'u8x = arg1',
    },
  },
  inotify_init: { code: 139, category: 'IPC', flags: 'CM', params: { res: 'fd = ret', flags: 'u8x' } },
  fcntl: {
    code: 151, category: 'io-other', flags: 'UM',
    params: {
      res: 'fd = ret', fd: 'fd = arg0', cmd: 'enum8(fcntl_commands) = arg1', arg: 'u64x = arg2',
    },
  },
  ioctl: {
    code: 171, category: 'io-other', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', request: 'u64x = arg1', argument: 'u64x = arg2',
    },
  },
  ppoll: {
    code: 255, category: 'wait',
    params: {
      res: 'errno = ret', fds: 'fdlist = probe', timeout: 'reltime = *arg2', sigmask: 'sigset = *arg3',
    },
  },
  io_uring_setup: {
    code: 339, category: 'io-other', flags: 'CM',
    params: {
      res: 'errno = ret', entries: 'u32 = arg0', sq_entries: 'u32 = *arg1', cq_entries: 'u32 = *arg1+4',
      flags: 'flags32(io_uring_setup_flags) = *arg1+8', sq_thread_cpu: 'u32 = *arg1+12', sq_thread_idle: 'u32 = *arg1+16',
      features: 'flags32(io_uring_setup_feats) = *arg1+20',
    },
  },
  io_uring_enter: {
    code: 341, category: 'io-other', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', to_submit: 'u32 = arg1', min_complete: 'u32 = arg2',
      flags: 'flags32(io_uring_enter_flags) = arg3', sig: 'sigset = *arg4',
    },
  },
  io_uring_register: {
    code: 343, category: 'io-other', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', opcode: 'enum16(io_uring_register_opcodes) = arg1', arg: 'u64x = arg2',
      nr_args: 'u32 = arg3',
    },
  },
  dup2: {
    code: 363, category: 'io-other', flags: 'CUM',
    params: {
      res: 'fd = ret', oldfd: 'fd = arg0', newfd: 'fd = arg1',
    },
  },
  dup3: {
    code: 365, category: 'io-other', flags: 'CUM',
    params: {
      res: 'fd = ret', oldfd: 'fd = arg0', newfd: 'fd = arg1', flags: 'flags32(file_flags) = arg2',
    },
  },
  dup: { code: 367, category: 'io-other', flags: 'CUM', params: { res: 'fd = ret', oldfd: 'fd = arg0' } },
  epoll_create: { code: 375, category: 'wait', flags: 'CM', params: { res: 'errno = ret', size: 'i32 = arg0' } },
  epoll_create1: {
    code: 377, category: 'wait', flags: 'CM',
    params: {
      res: 'errno = ret', flags: 'flags32(epoll_create1_flags) = arg0',
    },
  },
  pipe2: {
    code: 393, category: 'IPC', flags: 'CM',
    params: {
      res: 'errno = ret', fd1: 'fd = >arg0', fd2: 'fd = >arg0+4', ino: 'u64 = probe',
      flags: 'flags32(file_flags) = arg1',
    },
  },
  inotify_init1: {
    code: 395, category: 'IPC', flags: 'CM',
    params: {
      res: 'fd = ret', flags: 'flags16(file_flags) = arg0',
    },
  },
  eventfd2: {
    code: 397, category: 'IPC', flags: 'CM',
    params: {
      res: 'fd = ret', flags: 'flags16(file_flags) = arg1', initval: 'u64 = arg0',
    },
  },
  memfd_create: {
    code: 405, category: 'memory', flags: 'CM',
    params: {
      fd: 'fd = ret', name: 'str = arg0', flags: 'flags32(memfd_create_flags) = arg1',
    },
  },
  process_vm_readv: {
    code: 421, category: 'IPC',
    params: {
      res: 'i64 = ret', pid: 'pid = arg0', data: 'bytes = probe',
    },
  },
  process_vm_writev: {
    code: 423, category: 'IPC',
    params: {
      res: 'i64 = ret', pid: 'pid = arg0', data: 'bytes = probe',
    },
  },
  close_range: {
    code: 451, category: 'io-other', flags: 'M',
    params: {
      res: 'errno = ret', first: 'u32 = arg0', last: 'u32 = arg1', flags: 'flags32(close_range_flags) = arg2',
    },
  },
} as const satisfies Record<string, EventRow>;
