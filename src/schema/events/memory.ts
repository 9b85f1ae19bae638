// Events about memory mappings.
import type { EventRow } from '../event-row.js';

export const memory = {
  brk: {
    code: 159, category: 'memory',
    params: {
      res: 'u64x = ret', vm_size: 'u32 = probe', vm_rss: 'u32 = probe', vm_swap: 'u32 = probe', addr: 'u64x = arg0',
    },
  },
  mmap: {
    code: 161, category: 'memory', flags: 'U',
    params: {
      res: 'errno = ret', vm_size: 'u32 = probe', vm_rss: 'u32 = probe', vm_swap: 'u32 = probe',
      addr: 'u64x = arg0', length: 'u64 = arg1', prot: 'flags32(prot_flags) = arg2',
      flags: 'flags32(mmap_flags) = arg3', fd: 'fd = arg4', offset: 'u64 = arg5',
    },
  },
  mmap2: {
    code: 163, category: 'memory', flags: 'U', syscall: null,
    params: {
      res: 'errno', vm_size: 'u32', vm_rss: 'u32', vm_swap: 'u32', addr: 'u64x', length: 'u64',
      prot: 'flags32(prot_flags)', flags: 'flags32(mmap_flags)', fd: 'fd', pgoffset: 'u64',
    },
  },
  munmap: {
    code: 165, category: 'memory',
    params: {
      res: 'errno = ret', vm_size: 'u32 = probe', vm_rss: 'u32 = probe', vm_swap: 'u32 = probe',
      addr: 'u64x = arg0', length: 'u64 = arg1',
    },
  },
  mprotect: {
    code: 329, category: 'memory',
    params: {
      res: 'errno = ret', addr: 'u64x = arg0', length: 'u64 = arg1', prot: 'flags32(prot_flags) = arg2',
    },
  },
  mlock: { code: 345, category: 'memory', params: { res: 'errno = ret', addr: 'u64x = arg0', len: 'u64 = arg1' } },
  munlock: { code: 347, category: 'memory', params: { res: 'errno = ret', addr: 'u64x = arg0', len: 'u64 = arg1' } },
  mlockall: {
    code: 349, category: 'memory',
    params: {
      res: 'errno = ret', flags: 'flags32(mlockall_flags) = arg0',
    },
  },
  munlockall: { code: 351, category: 'memory', params: { res: 'errno = ret' } },
  mlock2: {
    code: 371, category: 'memory',
    params: {
      res: 'errno = ret', addr: 'u64x = arg0', len: 'u64 = arg1', flags: 'flags32(mlock2_flags) = arg2',
    },
  },
} as const satisfies Record<string, EventRow>;
