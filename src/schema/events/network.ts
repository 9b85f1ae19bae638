// Events about sockets.
import type { EventRow } from '../event-row.js';

export const network = {
  socket: {
    code: 19, category: 'net', flags: 'CM',
    params: {
      fd: 'fd = ret', domain: 'enum32(socket_families) = arg0', type: 'u32 = arg1', proto: 'u32 = arg2',
      flags: 'flags32(file_flags) = arg1',
    },
  },
  bind: {
    code: 21, category: 'net', flags: 'UM',
    params: {
      res: 'errno = ret', addr: 'addr = arg1', fd: 'fd = arg0',
    },
  },
  connect: {
    code: 23, category: 'net', flags: 'UM',
    params: {
      res: 'errno = ret', tuple: 'tuple = probe', fd: 'fd = arg0', addr: 'addr = arg1',
    },
  },
  listen: {
    code: 25, category: 'net', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', backlog: 'i32 = arg1',
    },
  },
  send: {
    code: 29, category: 'io-write', flags: 'UW', syscall: null,
    params: {
      res: 'errno', data: 'bytes', fd: 'fd', size: 'u32', tuple: 'tuple',
    },
  },
  sendto: {
    code: 31, category: 'io-write', flags: 'UWM',
    params: {
      res: 'errno = ret', data: 'bytes = arg1', fd: 'fd = arg0', size: 'u32 = arg2', tuple: 'tuple = probe',
    },
  },
  recv: {
    code: 33, category: 'io-read', flags: 'UR', syscall: null,
    params: {
      res: 'errno', data: 'bytes', fd: 'fd', size: 'u32', tuple: 'tuple',
    },
  },
  recvfrom: {
    code: 35, category: 'io-read', flags: 'URM',
    params: {
      res: 'errno = ret', data: 'bytes = arg1', tuple: 'tuple = probe', fd: 'fd = arg0', size: 'u32 = arg2',
    },
  },
  shutdown: {
    code: 37, category: 'net', flags: 'UM',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', how: 'enum8(shutdown_how) = arg1',
    },
  },
  getsockname: { code: 39, category: 'net', params: {} },
  getpeername: { code: 41, category: 'net', params: {} },
  socketpair: {
    code: 43, category: 'IPC', flags: 'CM',
    params: {
      res: 'errno = ret', fd1: 'fd = >arg3', fd2: 'fd = >arg3+4', source: 'u64x = probe', peer: 'u64x = probe',
      domain: 'enum32(socket_families) = arg0', type: 'u32 = arg1', proto: 'u32 = arg2',
    },
  },
  setsockopt: {
    code: 45, category: 'net', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', level: 'enum8(sockopt_levels) = arg1',
      optname: 'enum8(sockopt_options) = probe', val: 'dyn(sockopt) = probe', optlen: 'u32 = arg4',
    },
  },
  getsockopt: {
    code: 47, category: 'net', flags: 'UM',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', level: 'enum8(sockopt_levels) = arg1',
      optname: 'enum8(sockopt_options) = probe', val: 'dyn(sockopt) = probe', optlen: 'u32 = >arg4',
    },
  },
  sendmsg: {
    code: 49, category: 'io-write', flags: 'UWM',
    params: {
      res: 'errno = ret', data: 'bytes = probe', fd: 'fd = arg0', size: 'u32 = probe', tuple: 'tuple = probe',
    },
  },
  sendmmsg: {
    code: 51, category: 'io-write', flags: 'UWM',
    params: {
      res: 'errno = probe', fd: 'fd = arg0', size: 'u32 = probe', data: 'bytes = probe', tuple: 'tuple = probe',
    },
  },
  recvmsg: {
    code: 53, category: 'io-read', flags: 'URM',
    params: {
      res: 'errno = ret', size: 'u32 = probe', data: 'bytes = probe', tuple: 'tuple = probe',
      msgcontrol: 'bytes = probe', fd: 'fd = arg0',
    },
  },
  recvmmsg: {
    code: 55, category: 'io-read', flags: 'URM',
    params: {
      res: 'errno = probe', fd: 'fd = arg0', size: 'u32 = probe', data: 'bytes = probe', tuple: 'tuple = probe',
      msgcontrol: 'bytes = probe',
    },
  },
  accept: {
    code: 247, category: 'net', flags: 'CM',
    params: {
      fd: 'fd = ret', tuple: 'tuple = probe', queuepct: 'u8 = probe', queuelen: 'u32 = probe',
      queuemax: 'u32 = probe',
    },
  },
  accept4: {
    code: 389, category: 'net', flags: 'CM',
    params: {
      fd: 'fd = ret', tuple: 'tuple = probe', queuepct: 'u8 = probe', queuelen: 'u32 = probe',
      queuemax: 'u32 = probe', flags: 'i32x = arg3',
    },
  },
} as const satisfies Record<string, EventRow>;
