// Events about paths and file metadata.
import type { EventRow } from '../event-row.js';

export const files = {
  open: {
    code: 3, category: 'file', flags: 'CM',
    params: {
      fd: 'fd = ret', name: 'path = arg0', flags: 'flags32(file_flags) = arg1', mode: 'u32o = arg2',
      dev: 'u32x = probe', ino: 'u64 = probe',
    },
  },
  creat: {
    code: 59, category: 'file', flags: 'CM',
    params: {
      fd: 'fd = ret', name: 'path = arg0', mode: 'u32o = arg1', dev: 'u32x = probe', ino: 'u64 = probe',
      creat_flags: 'flags16(creat_flags) = probe',
    },
  },
  stat: { code: 67, category: 'file', params: { res: 'errno = ret', path: 'path = arg0' } },
  lstat: { code: 69, category: 'file', params: { res: 'errno = ret', path: 'path = arg0' } },
  fstat: { code: 71, category: 'file', flags: 'U', params: { res: 'errno = ret', fd: 'fd = arg0' } },
  stat64: { code: 73, category: 'file', syscall: null, params: { res: 'errno', path: 'path' } },
  lstat64: { code: 75, category: 'file', syscall: null, params: { res: 'errno', path: 'path' } },
  fstat64: { code: 77, category: 'file', syscall: null, params: { res: 'errno' } },
  getcwd: { code: 93, category: 'file', params: { res: 'errno = ret', path: 'str = >arg0' } },
  chdir: { code: 95, category: 'file', flags: 'M', params: { res: 'errno = ret', path: 'str = arg0' } },
  fchdir: { code: 97, category: 'file', flags: 'UM', params: { res: 'errno = ret', fd: 'fd = arg0' } },
  rename: {
    code: 175, category: 'file',
    params: {
      res: 'errno = ret', oldpath: 'path = arg0', newpath: 'path = arg1',
    },
  },
  renameat: {
    code: 177, category: 'file',
    params: {
      res: 'errno = ret', olddirfd: 'fd = arg0', oldpath: 'relpath@1 = arg1', newdirfd: 'fd = arg2',
      newpath: 'relpath@3 = arg3',
    },
  },
  symlink: {
    code: 179, category: 'file',
    params: {
      res: 'errno = ret', target: 'str = arg0', linkpath: 'path = arg1',
    },
  },
  symlinkat: {
    code: 181, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', target: 'str = arg0', linkdirfd: 'fd = arg1', linkpath: 'relpath@2 = arg2',
    },
  },
  getdents: { code: 237, category: 'file', flags: 'U', params: { res: 'errno = ret', fd: 'fd = arg0' } },
  getdents64: { code: 239, category: 'file', flags: 'U', params: { res: 'errno = ret', fd: 'fd = arg0' } },
  flock: {
    code: 243, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', operation: 'flags32(flock_flags) = arg1',
    },
  },
  mount: {
    code: 257, category: 'file', flags: 'M',
    params: {
      res: 'errno = ret', dev: 'str = arg0', dir: 'path = arg1', type: 'str = arg2',
      flags: 'flags32(mount_flags) = arg3',
    },
  },
  access: {
    code: 265, category: 'file',
    params: {
      res: 'errno = ret', name: 'path = arg0', mode: 'flags32(access_flags) = arg1',
    },
  },
  mkdir: { code: 277, category: 'file', params: { res: 'errno = ret', path: 'path = arg0', mode: 'u32x = arg1' } },
  rmdir: { code: 279, category: 'file', params: { res: 'errno = ret', path: 'path = arg0' } },
  unlink: { code: 301, category: 'file', params: { res: 'errno = ret', path: 'path = arg0' } },
  unlinkat: {
    code: 303, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', dirfd: 'fd = arg0', name: 'relpath@1 = arg1', flags: 'flags32(unlinkat_flags) = arg2',
    },
  },
  mkdirat: {
    code: 305, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', dirfd: 'fd = arg0', path: 'relpath@1 = arg1', mode: 'u32x = arg2',
    },
  },
  openat: {
    code: 307, category: 'file', flags: 'CM',
    params: {
      fd: 'fd = ret', dirfd: 'fd = arg0', name: 'relpath@1 = arg1', flags: 'flags32(file_flags) = arg2',
      mode: 'u32o = arg3', dev: 'u32x = probe', ino: 'u64 = probe',
    },
  },
  link: {
    code: 309, category: 'file',
    params: {
      res: 'errno = ret', oldpath: 'path = arg0', newpath: 'path = arg1',
    },
  },
  linkat: {
    code: 311, category: 'file',
    params: {
      res: 'errno = ret', olddir: 'fd = arg0', oldpath: 'relpath@1 = arg1', newdir: 'fd = arg2',
      newpath: 'relpath@3 = arg3', flags: 'flags32(linkat_flags) = arg4',
    },
  },
  fchmodat: {
    code: 313, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', dirfd: 'fd = arg0', filename: 'relpath@1 = arg1', mode: 'mode(chmod_mode) = arg2',
    },
  },
  chmod: {
    code: 315, category: 'file',
    params: {
      res: 'errno = ret', filename: 'path = arg0', mode: 'mode(chmod_mode) = arg1',
    },
  },
  fchmod: {
    code: 317, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', mode: 'mode(chmod_mode) = arg1',
    },
  },
  renameat2: {
    code: 319, category: 'file',
    params: {
      res: 'errno = ret', olddirfd: 'fd = arg0', oldpath: 'relpath@1 = arg1', newdirfd: 'fd = arg2',
      newpath: 'relpath@3 = arg3', flags: 'flags32(renameat2_flags) = arg4',
    },
  },
  userfaultfd: {
    code: 321, category: 'file', flags: 'CM',
    params: {
      res: 'errno = ret', flags: 'flags32(file_flags) = arg0',
    },
  },
  openat2: {
    code: 327, category: 'file', flags: 'CM',
    params: {
      fd: 'fd = ret', dirfd: 'fd = arg0', name: 'relpath@1 = arg1', flags: 'flags32(file_flags) = *arg2',
      mode: 'u32o = *arg2+8', resolve: 'flags32(openat2_flags) = *arg2+16', dev: 'u32x = probe', ino: 'u64 = probe',
    },
  },
  open_by_handle_at: {
    code: 337, category: 'file', flags: 'CM',
    params: {
      fd: 'fd = ret', mountfd: 'fd = arg0', flags: 'flags32(file_flags) = arg2', path: 'path = probe',
      dev: 'u32x = probe', ino: 'u64 = probe',
    },
  },
  chown: {
    code: 379, category: 'file',
    params: {
      res: 'errno = ret', path: 'path = arg0', uid: 'u32 = arg1', gid: 'u32 = arg2',
    },
  },
  lchown: {
    code: 381, category: 'file',
    params: {
      res: 'errno = ret', path: 'path = arg0', uid: 'u32 = arg1', gid: 'u32 = arg2',
    },
  },
  fchown: {
    code: 383, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', fd: 'fd = arg0', uid: 'u32 = arg1', gid: 'u32 = arg2',
    },
  },
  fchownat: {
    code: 385, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', dirfd: 'fd = arg0', pathname: 'relpath@1 = arg1', uid: 'u32 = arg2', gid: 'u32 = arg3',
      flags: 'flags32(fchownat_flags) = arg4',
    },
  },
  umount: { code: 387, category: 'file', flags: 'M', syscall: null, params: { res: 'errno', name: 'path' } },
  umount2: {
    code: 391, category: 'file', flags: 'M',
    params: {
      res: 'errno = ret', name: 'path = arg0', flags: 'flags32(umount_flags) = arg1',
    },
  },
  newfstatat: {
    code: 419, category: 'file', flags: 'U',
    params: {
      res: 'errno = ret', dirfd: 'fd = arg0', path: 'relpath@1 = arg1', flags: 'flags32(newfstatat_flags) = arg3',
    },
  },
} as const satisfies Record<string, EventRow>;
