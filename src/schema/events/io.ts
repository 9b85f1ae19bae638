// Events about reading and writing.
import type { EventRow } from '../event-row.js';

export const io = {
  read: {
    code: 7, category: 'io-read', flags: 'UR',
    params: {
      res: 'errno = ret', data: 'bytes = arg1', fd: 'fd = arg0', size: 'u32 = arg2',
    },
  },
  write: {
    code: 9, category: 'io-write', flags: 'UW',
    params: {
      res: 'errno = ret', data: 'bytes = arg1', fd: 'fd = arg0', size: 'u32 = arg2',
    },
  },
  lseek: {
    code: 87, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', offset: 'u64 = arg1', whence: 'enum8(lseek_whence) = arg2',
    },
  },
  llseek: {
    code: 89, category: 'file', flags: 'U', syscall: null,
    params: {
      res: 'errno', fd: 'fd', offset: 'u64', whence: 'enum8(lseek_whence)',
    },
  },
  pread: {
    code: 113, category: 'io-read', flags: 'UR', syscall: 'pread64',
    params: {
      res: 'errno = ret', data: 'bytes = arg1', fd: 'fd = arg0', size: 'u32 = arg2', pos: 'u64 = arg3',
    },
  },
  pwrite: {
    code: 115, category: 'io-write', flags: 'UW', syscall: 'pwrite64',
    params: {
      res: 'errno = ret', data: 'bytes = arg1', fd: 'fd = arg0', size: 'u32 = arg2', pos: 'u64 = arg3',
    },
  },
  readv: {
    code: 117, category: 'io-read', flags: 'UR',
    params: {
      res: 'errno = ret', size: 'u32 = probe', data: 'bytes = probe', fd: 'fd = arg0',
    },
  },
  writev: {
    code: 119, category: 'io-write', flags: 'UW',
    params: {
      res: 'errno = ret', data: 'bytes = probe', fd: 'fd = arg0', size: 'u32 = probe',
    },
  },
  preadv: {
    code: 121, category: 'io-read', flags: 'UR',
    params: {
      res: 'errno = ret', size: 'u32 = probe', data: 'bytes = probe', fd: 'fd = arg0', pos: 'u64 = arg3',
    },
  },
  pwritev: {
    code: 123, category: 'io-write', flags: 'UW',
    params: {
      res: 'errno = ret', data: 'bytes = probe', fd: 'fd = arg0', size: 'u32 = probe', pos: 'u64 = arg3',
    },
  },
  splice: {
    code: 167, category: 'io-other', flags: 'U',
    params: {
      res: 'errno = ret', fd_in: 'fd = arg0', fd_out: 'fd = arg2', size: 'u64 = arg4',
      flags: 'flags32(splice_flags) = arg5',
    },
  },
  sendfile: {
    code: 189, category: 'io-write', flags: 'U',
    params: {
      res: 'errno = ret', offset: 'u64 = *arg2', out_fd: 'fd = arg0', in_fd: 'fd = arg1', size: 'u64 = arg3',
    },
  },
  copy_file_range: {
    code: 333, category: 'file', flags: 'URW',
    params: {
      res: 'errno = ret', fdout: 'fd = arg2', offout: 'u64 = *arg3', fdin: 'fd = arg0', offin: 'u64 = *arg1',
      len: 'u64 = arg4',
    },
  },
} as const satisfies Record<string, EventRow>;
