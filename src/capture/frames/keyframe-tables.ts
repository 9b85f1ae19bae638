// What a keyframe's tables look like in the file: a column for each field, typed. Field names are those of keyframe.ts.
import type {
  ContainerFacts, DescriptorFacts, ExitedFacts, GroupFacts, InterfaceFacts, SocketFacts, ThreadFacts, UserFacts,
} from '../keyframe.js';

/** number: any integer up to 2^53. wide: 64 bits whole. flag: yes or no. text: a byte string by its id in the keyframe's own dictionary. */
export type PlainKind = 'number' | 'wide' | 'flag' | 'text';
/** With `?`: a field that rows may lack. */
export type FieldKind = PlainKind | `${PlainKind}?`;

type KindOf<T> = T extends boolean ? 'flag' : T extends bigint ? 'wide' : T extends number ? 'number' : 'text';
type TableOf<T> = { readonly [F in keyof T]-?: undefined extends T[F] ? `${KindOf<NonNullable<T[F]>>}?` : KindOf<T[F]> };

const threads: TableOf<ThreadFacts> = {
  tid: 'number', pid: 'number', ptid: 'number', vtid: 'number', vpid: 'number', sid: 'number', vpgid: 'number', pgid: 'number',
  comm: 'text', exe: 'text', exepath: 'text', args: 'text', env: 'text', cwd: 'text', root: 'text', cgroups: 'text',
  uid: 'number', gid: 'number', loginuid: 'number', tty: 'number',
  capInheritable: 'wide', capPermitted: 'wide', capEffective: 'wide',
  fdlimit: 'number', vmSize: 'number', vmRss: 'number', vmSwap: 'number', faultsMajor: 'number', faultsMinor: 'number',
  flags: 'number', exeFlags: 'number', exeIno: 'number',
  exeCtime: 'wide', exeMtime: 'wide', cloneTime: 'wide', pidnsStart: 'wide', asOf: 'wide',
  placeholder: 'flag?', dead: 'flag?', reaper: 'flag?',
};

const exited: TableOf<ExitedFacts> = { tid: 'number', ptid: 'number', time: 'wide' };

/** Descriptors of all processes in one table; what only sockets have is absent elsewhere. */
export const SOCKET_FIELDS: TableOf<Partial<SocketFacts>> = {
  l4: 'text?', listening: 'flag?', role: 'text?', connected: 'flag?',
  source: 'text?', sourcePort: 'number?', destination: 'text?', destinationPort: 'number?',
};
const descriptors: TableOf<Omit<DescriptorFacts, 'socket'> & { pid: number } & Partial<SocketFacts>> = {
  pid: 'number', fd: 'number', type: 'text', name: 'text', rawName: 'text?', ino: 'number', dev: 'number', flags: 'number',
  closeOnExec: 'flag',
  ...SOCKET_FIELDS,
};

/** Processes that have a table of descriptors, even an empty one. */
const processes: TableOf<{ pid: number }> = { pid: 'number' };

const users: TableOf<UserFacts> = { containerId: 'text', uid: 'number', gid: 'number', name: 'text', home: 'text', shell: 'text' };
const groups: TableOf<GroupFacts> = { containerId: 'text', gid: 'number', name: 'text' };
const interfaces: TableOf<InterfaceFacts> = { name: 'text', address: 'text', netmask: 'text', broadcast: 'text' };
const containers: TableOf<ContainerFacts> = { id: 'text', json: 'text' };

export const KEYFRAME_TABLES = { threads, exited, processes, descriptors, users, groups, interfaces, containers } as const;
export type TableName = keyof typeof KEYFRAME_TABLES;
