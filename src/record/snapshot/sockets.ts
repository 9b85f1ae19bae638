// The sockets of a network namespace by inode: what links such as `socket:[4711]` stand for.
import type { DescriptorFacts, SocketFacts } from '../../capture/keyframe.js';
import { procAddressBytes } from './address-bytes.js';
import { readLink, readProc } from './proc.js';

export type SocketEntry = Pick<DescriptorFacts, 'type' | 'name' | 'socket'>;
export type SocketTable = ReadonlyMap<number, SocketEntry>;

const INET_FILES = [
  { file: 'tcp', type: 'ipv4', l4: 'tcp' }, { file: 'tcp6', type: 'ipv6', l4: 'tcp' },
  { file: 'udp', type: 'ipv4', l4: 'udp' }, { file: 'udp6', type: 'ipv6', l4: 'udp' },
  { file: 'raw', type: 'ipv4', l4: 'raw' }, { file: 'raw6', type: 'ipv6', l4: 'raw' },
  { file: 'icmp', type: 'ipv4', l4: 'icmp' }, { file: 'icmp6', type: 'ipv6', l4: 'icmp' },
] as const;

/** Tables by namespace, each read once, through the first process that is seen in it. */
export class SocketTables {
  private readonly byNamespace = new Map<string, SocketTable>();

  of(pid: number): SocketTable {
    const namespace = readLink(`/proc/${pid}/ns/net`) ?? '';
    let table = this.byNamespace.get(namespace);
    if (table === undefined) this.byNamespace.set(namespace, table = readTable(pid));
    return table;
  }
}

function readTable(pid: number): SocketTable {
  const lines = (file: string): string[][] =>
    (readProc(`/proc/${pid}/net/${file}`) ?? '').split('\n').slice(1).filter((line) => line !== '').map((line) => line.trim().split(/\s+/));
  return new Map([
    ...INET_FILES.flatMap(({ file, type, l4 }) => lines(file).map((row) => inet(row, type, l4))),
    ...lines('unix').map(unix),
    ...lines('netlink').map((row): [number, SocketEntry] => [Number(row.at(-1)), { type: 'netlink', name: '' }]),
  ]);
}

/** Columns: sl local rem st tx:rx tr:tm retrnsmt uid timeout inode … Without a far end a socket is bound, not a pair. */
function inet(row: string[], type: 'ipv4' | 'ipv6', l4: SocketFacts['l4']): [number, SocketEntry] {
  const [source, sourcePort] = end(row[1]!), [destination, destinationPort] = end(row[2]!);
  const listening = /^\0*$/.test(destination);
  const zero = '\0'.repeat(source.length);
  const socket: SocketFacts = listening
    ? { l4, listening, role: 'none', connected: false, source: zero, sourcePort: 0, destination: source, destinationPort: sourcePort }
    : { l4, listening, role: 'none', connected: l4 === 'tcp', source, sourcePort, destination, destinationPort };
  return [Number(row[9]), { type, name: '', socket }];
}

function end(text: string): [string, number] {
  const [address = '', port = '0'] = text.split(':');
  return [procAddressBytes(address), Number.parseInt(port, 16)];
}

/** Columns: Num RefCount Protocol Flags Type St Inode Path; a path may have blanks. */
const unix = (row: string[]): [number, SocketEntry] => {
  const socket: SocketFacts = {
    l4: 'unknown', listening: false, role: 'none', connected: false, source: '', sourcePort: 0, destination: '', destinationPort: 0,
  };
  return [Number(row[6]), { type: 'unix', name: row.slice(7).join(' '), socket }];
};
