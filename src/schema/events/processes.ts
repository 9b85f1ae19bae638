// Events about processes, threads, credentials and signals.
import type { EventRow } from '../event-row.js';

/** What a new thread or process says of itself, and its parent of it; the same for the whole clone family. */
const CLONED = {
  res: 'pid = ret', exe: 'str = probe', args: 'strings = probe', tid: 'pid = probe', pid: 'pid = probe',
  ptid: 'pid = probe', cwd: 'str', fdlimit: 'i64 = probe', pgft_maj: 'u64 = probe',
  pgft_min: 'u64 = probe', vm_size: 'u32 = probe', vm_rss: 'u32 = probe', vm_swap: 'u32 = probe',
  comm: 'str = probe', cgroups: 'strings = probe', flags: 'flags32(clone_flags) = probe', uid: 'u32 = probe',
  gid: 'u32 = probe', vtid: 'pid = probe', vpid: 'pid = probe', pidns_init_start_ts: 'u64 = probe',
} as const;

/** What a program that has just been started looks like. */
const EXECUTED = {
  res: 'errno = ret', exe: 'str = probe', args: 'strings = probe', tid: 'pid = probe', pid: 'pid = probe',
  ptid: 'pid = probe', cwd: 'str', fdlimit: 'u64 = probe', pgft_maj: 'u64 = probe',
  pgft_min: 'u64 = probe', vm_size: 'u32 = probe', vm_rss: 'u32 = probe', vm_swap: 'u32 = probe',
  comm: 'str = probe', cgroups: 'strings = probe', env: 'bytes = probe', tty: 'u32 = probe', vpgid: 'pid = probe',
  loginuid: 'uid = probe', flags: 'flags32(execve_flags) = probe', cap_inheritable: 'u64x = probe',
  cap_permitted: 'u64x = probe', cap_effective: 'u64x = probe', exe_ino: 'u64 = probe',
  exe_ino_ctime: 'abstime = probe', exe_ino_mtime: 'abstime = probe', uid: 'uid = probe',
  trusted_exepath: 'path = probe', pgid: 'pid = probe', gid: 'gid = probe',
} as const;

export const processes = {
  signalfd: {
    code: 127, category: 'signal', flags: 'CM',
    params: {
      res: 'fd = ret', fd: 'fd = arg0', mask: 'u32x = *arg1', flags: 'u8x',
    },
  },
  kill: { code: 129, category: 'signal', params: { res: 'errno = ret', pid: 'pid = arg0', sig: 'sig = arg1' } },
  tkill: { code: 131, category: 'signal', params: { res: 'errno = ret', tid: 'pid = arg0', sig: 'sig = arg1' } },
  tgkill: {
    code: 133, category: 'signal',
    params: {
      res: 'errno = ret', pid: 'pid = arg0', tid: 'pid = arg1', sig: 'sig = arg2',
    },
  },
  getrlimit: {
    code: 141, category: 'process',
    params: {
      res: 'errno = ret', cur: 'i64 = >arg1', max: 'i64 = >arg1+8', resource: 'enum8(rlimit_resources) = arg0',
    },
  },
  setrlimit: {
    code: 143, category: 'process',
    params: {
      res: 'errno = ret', cur: 'i64 = *arg1', max: 'i64 = *arg1+8', resource: 'enum8(rlimit_resources) = arg0',
    },
  },
  prlimit: {
    code: 145, category: 'process', syscall: 'prlimit64',
    params: {
      res: 'errno = ret', newcur: 'i64 = *arg2', newmax: 'i64 = *arg2+8', oldcur: 'i64 = >arg3',
      oldmax: 'i64 = >arg3+8', pid: 'i64 = arg0', resource: 'enum8(rlimit_resources) = arg1',
    },
  },
  ptrace: {
    code: 169, category: 'process',
    params: {
      res: 'errno = ret', addr: 'dyn(ptrace) = arg2', data: 'dyn(ptrace) = arg3',
      request: 'enum16(ptrace_requests) = arg0', pid: 'pid = arg1',
    },
  },
  procexit: {
    code: 186, category: 'process', flags: 'M', source: 'tracepoint',
    params: {
      status: 'errno = probe', ret: 'errno = probe', sig: 'sig = probe', core: 'u8 = probe',
      reaper_tid: 'pid = probe',
    },
  },
  quotactl: {
    code: 191, category: 'user',
    params: {
      res: 'errno = ret', special: 'str = arg1', quotafilepath: 'str = probe', dqb_bhardlimit: 'u64 = probe',
      dqb_bsoftlimit: 'u64 = probe', dqb_curspace: 'u64 = probe', dqb_ihardlimit: 'u64 = probe',
      dqb_isoftlimit: 'u64 = probe', dqb_btime: 'reltime = probe', dqb_itime: 'reltime = probe',
      dqi_bgrace: 'reltime = probe', dqi_igrace: 'reltime = probe', dqi_flags: 'flags8(quotactl_dqi_flags) = probe',
      quota_fmt_out: 'flags8(quotactl_quota_fmts) = probe', cmd: 'flags16(quotactl_cmds) = probe',
      type: 'flags8(quotactl_types) = probe', id: 'u32 = arg2', quota_fmt: 'flags8(quotactl_quota_fmts) = probe',
    },
  },
  setresuid: {
    code: 193, category: 'user', flags: 'M',
    params: {
      res: 'errno = ret', ruid: 'uid = arg0', euid: 'uid = arg1', suid: 'uid = arg2',
    },
  },
  setresgid: {
    code: 195, category: 'user', flags: 'M',
    params: {
      res: 'errno = ret', rgid: 'gid = arg0', egid: 'gid = arg1', sgid: 'gid = arg2',
    },
  },
  setuid: { code: 199, category: 'user', flags: 'M', params: { res: 'errno = ret', uid: 'uid = arg0' } },
  setgid: { code: 201, category: 'user', flags: 'M', params: { res: 'errno = ret', gid: 'gid = arg0' } },
  getuid: { code: 203, category: 'user', params: { uid: 'uid = ret' } },
  geteuid: { code: 205, category: 'user', params: { euid: 'uid = ret' } },
  getgid: { code: 207, category: 'user', params: { gid: 'gid = ret' } },
  getegid: { code: 209, category: 'user', params: { egid: 'gid = ret' } },
  getresuid: {
    code: 211, category: 'user',
    params: {
      res: 'errno = ret', ruid: 'uid = >arg0', euid: 'uid = >arg1', suid: 'uid = >arg2',
    },
  },
  getresgid: {
    code: 213, category: 'user',
    params: {
      res: 'errno = ret', rgid: 'gid = >arg0', egid: 'gid = >arg1', sgid: 'gid = >arg2',
    },
  },
  clone: { code: 223, category: 'process', flags: 'M', params: CLONED },
  fork: { code: 225, category: 'process', flags: 'M', params: CLONED },
  vfork: { code: 227, category: 'process', flags: 'M', params: CLONED },
  setns: {
    code: 241, category: 'process', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', nstype: 'flags32(clone_flags) = arg1',
    },
  },
  semop: {
    code: 251, category: 'process',
    params: {
      res: 'errno = ret', nsops: 'u32 = arg2', sem_num_0: 'u16 = *arg1', sem_op_0: 'i16 = *arg1+2',
      sem_flg_0: 'flags16(semop_flags) = *arg1+4', sem_num_1: 'u16 = probe', sem_op_1: 'i16 = probe',
      sem_flg_1: 'flags16(semop_flags) = probe', semid: 'i32 = arg0',
    },
  },
  semctl: {
    code: 253, category: 'process',
    params: {
      res: 'errno = ret', semid: 'i32 = arg0', semnum: 'i32 = arg1', cmd: 'flags16(semctl_commands) = arg2',
      val: 'i32 = arg3',
    },
  },
  semget: {
    code: 263, category: 'process',
    params: {
      res: 'errno = ret', key: 'i32x = arg0', nsems: 'i32 = arg1', semflg: 'flags32(semget_flags) = arg2',
    },
  },
  chroot: { code: 267, category: 'process', flags: 'M', params: { res: 'errno = ret', path: 'path = arg0' } },
  setsid: { code: 275, category: 'process', flags: 'M', params: { res: 'pid = ret' } },
  unshare: { code: 285, category: 'process', params: { res: 'errno = ret', flags: 'flags32(clone_flags) = arg0' } },
  execve: { code: 293, category: 'process', flags: 'M', params: { ...EXECUTED, filename: 'path = probe' } },
  setpgid: { code: 295, category: 'process', params: { res: 'errno = ret', pid: 'pid = arg0', pgid: 'pid = arg1' } },
  execveat: { code: 331, category: 'process', flags: 'M', params: EXECUTED },
  clone3: { code: 335, category: 'process', flags: 'M', params: CLONED },
  capset: {
    code: 353, category: 'process', flags: 'M',
    params: {
      res: 'errno = ret', cap_inheritable: 'u64x = probe', cap_permitted: 'u64x = probe',
      cap_effective: 'u64x = probe',
    },
  },
  signalfd4: {
    code: 399, category: 'signal', flags: 'CM',
    params: {
      res: 'fd = ret', flags: 'flags16(file_flags) = arg3', fd: 'fd = arg0', mask: 'u32x = *arg1',
    },
  },
  prctl: {
    code: 401, category: 'process', flags: 'M',
    params: {
      res: 'errno = ret', option: 'enum32(prctl_options) = arg0', arg2_str: 'str = probe', arg2_int: 'i64 = probe',
    },
  },
  pidfd_getfd: {
    code: 407, category: 'process', flags: 'CM',
    params: {
      fd: 'fd = ret', pid_fd: 'fd = arg0', target_fd: 'fd = arg1', flags: 'u32x = arg2',
    },
  },
  pidfd_open: {
    code: 409, category: 'process', flags: 'CM',
    params: {
      fd: 'fd = ret', pid: 'pid = arg0', flags: 'flags32(pidfd_open_flags) = arg1',
    },
  },
  setreuid: {
    code: 427, category: 'user', flags: 'M',
    params: {
      res: 'errno = ret', ruid: 'uid = arg0', euid: 'uid = arg1',
    },
  },
  setregid: {
    code: 429, category: 'user', flags: 'M',
    params: {
      res: 'errno = ret', rgid: 'uid = arg0', egid: 'uid = arg1',
    },
  },
} as const satisfies Record<string, EventRow>;
