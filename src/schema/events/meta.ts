// Events about what is not a system call: tracepoints, the snapshot, containers, users, losses.
import type { EventRow } from '../event-row.js';

export const meta = {
  // `res` is ours, appended: Falco has no result for calls without an event of their own, and its fields do not show this one.
  syscall: { code: 1, category: 'other', params: { ID: 'scid = probe', nativeID: 'u16 = probe', res: 'i64 = ret' } },
  drop: { code: 149, category: 'internal', source: 'meta', params: { ratio: 'u32' } },
  switch: {
    code: 152, category: 'scheduler', source: 'tracepoint',
    params: {
      next: 'pid = probe', pgft_maj: 'u64 = probe', pgft_min: 'u64 = probe', vm_size: 'u32 = probe',
      vm_rss: 'u32 = probe', vm_swap: 'u32 = probe',
    },
  },
  scapevent: { code: 196, category: 'internal', source: 'meta', params: { event_type: 'u32', event_data: 'u64' } },
  signaldeliver: {
    code: 232, category: 'signal', source: 'tracepoint',
    params: {
      spid: 'pid = probe', dpid: 'pid = probe', sig: 'sig = probe',
    },
  },
  procinfo: { code: 234, category: 'internal', source: 'meta', params: { cpu_usr: 'u64', cpu_sys: 'u64' } },
  cpu_hotplug: { code: 244, category: 'system', flags: 'M', source: 'meta', params: { cpu: 'u32', action: 'u32' } },
  notification: { code: 280, category: 'other', source: 'meta', params: { id: 'str', desc: 'str' } },
  infra: {
    code: 286, category: 'internal', source: 'meta',
    params: {
      source: 'str', name: 'str', description: 'str', scope: 'str',
    },
  },
  page_fault: {
    code: 290, category: 'other', source: 'tracepoint',
    params: {
      addr: 'u64x = probe', ip: 'u64x = probe', error: 'flags32(pf_flags) = probe',
    },
  },
  pluginevent: { code: 322, category: 'other', source: 'plugin', params: { plugin_id: 'u32', event_data: 'bytes' } },
  container: { code: 324, category: 'process', flags: 'M', source: 'meta', params: { json: 'str' } },
  useradded: {
    code: 354, category: 'process', flags: 'M', source: 'meta',
    params: {
      uid: 'u32', gid: 'u32', name: 'str', home: 'str', shell: 'str', container_id: 'str',
    },
  },
  userdeleted: {
    code: 356, category: 'process', flags: 'M', source: 'meta',
    params: {
      uid: 'u32', gid: 'u32', name: 'str', home: 'str', shell: 'str', container_id: 'str',
    },
  },
  groupadded: {
    code: 358, category: 'process', flags: 'M', source: 'meta',
    params: {
      gid: 'u32', name: 'str', container_id: 'str',
    },
  },
  groupdeleted: {
    code: 360, category: 'process', flags: 'M', source: 'meta',
    params: {
      gid: 'u32', name: 'str', container_id: 'str',
    },
  },
  asyncevent: {
    code: 402, category: 'other', source: 'meta',
    params: {
      plugin_id: 'u32', name: 'str', data: 'bytes',
    },
  },
  task: {
    code: 430, category: 'process', flags: 'M', source: 'iter',
    params: {
      ppid: 'pid32', pgid: 'pid32', vpgid: 'pid32', sid: 'pid32', comm: 'str', argv: 'strings', exepath: 'path',
      flags: 'flags32(execve_flags)', env: 'strings', cwd: 'str', fdlimit: 'u64', euid: 'uid', egid: 'gid',
      cap_permitted: 'u64x', cap_effective: 'u64x', cap_inheritable: 'u64x', exe_ino_num: 'u64',
      exe_ino_ctime: 'abstime', exe_ino_mtime: 'abstime', vm_size: 'u32', vm_rss: 'u32', vm_swap: 'u32',
      pgft_maj: 'u64', pgft_min: 'u64', vtgid: 'pid32', vpid: 'pid32', pidns_init_start_ts: 'u64',
      cgroups: 'strings', root: 'path', start_time: 'abstime', tty: 'u32', loginuid: 'uid',
    },
  },
  task_file_pipe: {
    code: 432, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', path: 'path', ino_num: 'u64',
    },
  },
  task_file_memfd: {
    code: 434, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', path: 'path', ino_num: 'u64',
    },
  },
  task_file_regular: {
    code: 436, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', path: 'path', flags: 'flags32(file_flags)', mnt_id: 'u32', ino_num: 'u64',
    },
  },
  task_file_directory: {
    code: 438, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', path: 'path', ino_num: 'u64',
    },
  },
  task_file_socket_inet: {
    code: 440, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', sk_type: 'u16', sk_proto: 'u16', local_ip: 'ip4', local_port: 'port', remote_ip: 'ip4',
      remote_port: 'port', ino_num: 'u64',
    },
  },
  task_file_socket_inet6: {
    code: 442, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', sk_type: 'u16', sk_proto: 'u16', local_ip: 'ip6', local_port: 'port', remote_ip: 'ip6',
      remote_port: 'port', ino_num: 'u64',
    },
  },
  task_file_socket_unix: {
    code: 444, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', sk_type: 'u16', sk_proto: 'u16', sk_pointer: 'u64', sun_path: 'path', ino_num: 'u64',
    },
  },
  task_file_socket_netlink: {
    code: 446, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', sk_type: 'u16', sk_proto: 'u16', ino_num: 'u64',
    },
  },
  task_file_anon_inode: {
    code: 448, category: 'file', flags: 'M', source: 'iter',
    params: {
      fd: 'fd32', fd_type: 'flags8(anon_inode_fd_types)', path: 'path', ino_num: 'u64',
    },
  },
} as const satisfies Record<string, EventRow>;
