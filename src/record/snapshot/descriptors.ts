// The open descriptors of a process.
import { statSync } from 'node:fs';
import type { DescriptorFacts, DescriptorTable } from '../../capture/keyframe.js';
import { openFlags } from './open-flags.js';
import { keyedLines, numbersIn, readLink, readProc } from './proc.js';
import type { SocketTable, SocketTables } from './sockets.js';

const O_CLOEXEC = 0o2000000;

/** By what the link says between `anon_inode:[` and `]`; some kernels leave out the brackets. */
const ANONYMOUS: Record<string, string> = {
  eventfd: 'event', signalfd: 'signalfd', eventpoll: 'eventpoll', inotify: 'inotify', timerfd: 'timerfd',
  'bpf-map': 'bpf', 'bpf-prog': 'bpf', bpf_link: 'bpf', 'bpf-link': 'bpf', bpf_iter: 'bpf', btf: 'bpf',
  userfaultfd: 'userfaultfd', io_uring: 'io_uring', pidfd: 'pidfd',
};

export function descriptorsOf(pid: number, tables: SocketTables): DescriptorTable {
  const sockets = tables.of(pid);
  const entries = numbersIn(`/proc/${pid}/fd`).map((fd) => descriptor(pid, fd, sockets));
  return { pid, entries: entries.filter((entry) => entry !== undefined) };
}

function descriptor(pid: number, fd: number, sockets: SocketTable): DescriptorFacts | undefined {
  const link = readLink(`/proc/${pid}/fd/${fd}`);
  if (link === undefined) return undefined;
  const file = fileFacts(`/proc/${pid}/fd/${fd}`);
  const flags = Number.parseInt(keyedLines(readProc(`/proc/${pid}/fdinfo/${fd}`) ?? '').get('flags') ?? '0', 8);
  const common = { fd, ino: file.ino, dev: file.dev, flags: openFlags(flags), closeOnExec: (flags & O_CLOEXEC) !== 0 };
  return { ...common, ...meaning(pid, link, file, sockets) };
}

type Meaning = Pick<DescriptorFacts, 'type' | 'name' | 'socket'>;

function meaning(pid: number, link: string, file: FileFacts, sockets: SocketTable): Meaning {
  const inode = /^(socket|pipe):\[(\d+)\]$/.exec(link);
  if (inode?.[1] === 'pipe') return { type: 'pipe', name: '' };
  if (inode) return sockets.get(Number(inode[2])) ?? { type: 'unknown', name: '' };
  const anonymous = /^anon_inode:\[?([^\]:]+)/.exec(link)?.[1];
  if (anonymous === 'pidfd' || link.startsWith('pidfd:')) return { type: 'pidfd', name: `/proc/${pidOf(pid, file.fd)}` };
  if (anonymous !== undefined) return { type: ANONYMOUS[anonymous] ?? 'unknown', name: '' };
  if (link.startsWith('/memfd:')) return { type: 'memfd', name: link.slice('/memfd:'.length).replace(/ \(deleted\)$/, '') };
  return { type: file.directory ? 'directory' : 'file', name: link };
}

const pidOf = (pid: number, fd: string): string => keyedLines(readProc(`/proc/${pid}/fdinfo/${fd}`) ?? '').get('Pid') ?? '0';

interface FileFacts { readonly fd: string; readonly ino: number; readonly dev: number; readonly directory: boolean }

function fileFacts(path: string): FileFacts {
  const fd = path.slice(path.lastIndexOf('/') + 1);
  try {
    const { ino, dev, mode } = statSync(path);
    return { fd, ino, dev, directory: (mode & 0o170000) === 0o040000 };
  } catch {
    return { fd, ino: 0, dev: 0, directory: false };
  }
}
