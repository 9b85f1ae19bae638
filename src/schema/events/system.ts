// Events about the kernel itself: modules, bpf, keys, quotas.
import type { EventRow } from '../event-row.js';

export const system = {
  nanosleep: { code: 135, category: 'sleep', params: { res: 'errno = ret', interval: 'reltime = *arg0' } },
  seccomp: { code: 299, category: 'other', params: { res: 'errno = ret', op: 'u64 = arg0', flags: 'u64x = arg1' } },
  bpf: { code: 369, category: 'other', flags: 'C', params: { fd: 'fd = ret', cmd: 'enum32(bpf_commands) = arg0' } },
  fsconfig: {
    code: 373, category: 'system', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', cmd: 'enum32(fsconfig_cmds) = arg1', key: 'str = arg2',
      value_bytebuf: 'bytes = probe', value_charbuf: 'str = probe', aux: 'i32 = arg4',
    },
  },
  init_module: {
    code: 411, category: 'other',
    params: {
      res: 'errno = ret', img: 'bytes = arg0', length: 'u64 = arg1', uargs: 'str = arg2',
    },
  },
  finit_module: {
    code: 413, category: 'other', flags: 'UR',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', uargs: 'str = arg1', flags: 'flags32(finit_module_flags) = arg2',
    },
  },
  mknod: {
    code: 415, category: 'other',
    params: {
      res: 'errno = ret', path: 'path = arg0', mode: 'mode(mknod_mode) = arg1', dev: 'u32 = arg2',
    },
  },
  mknodat: {
    code: 417, category: 'other', flags: 'U',
    params: {
      res: 'errno = ret', dirfd: 'fd = arg0', path: 'relpath@1 = arg1', mode: 'mode(mknod_mode) = arg2',
      dev: 'u32 = arg3',
    },
  },
  delete_module: {
    code: 425, category: 'other',
    params: {
      res: 'errno = ret', name: 'str = arg0', flags: 'flags32(delete_module_flags) = arg1',
    },
  },
  keyctl: {
    code: 453, category: 'other',
    params: {
      res: 'errno = ret', operation: 'enum32(keyctl_operations) = arg0', arg2: 'dyn(keyctl) = arg1',
      arg3: 'dyn(keyctl) = arg2', arg4: 'dyn(keyctl) = arg3', arg5: 'dyn(keyctl) = arg4',
    },
  },
} as const satisfies Record<string, EventRow>;
