// Lists of open descriptors, one for each thread that has a table of its own.
import type { DescriptorFacts, DescriptorTable, SocketFacts } from '../../keyframe.js';
import { damaged } from '../../problem.js';
import type { BodyReader } from './body-reader.js';

const NAME = 1023;
/** Falco's own bit, as in the table `file_flags`. */
const O_CLOEXEC = 4096;

/** Kinds that have nothing but a name, by their numbers. */
const NAMED: Readonly<Record<number, string>> = {
  1: 'file', 2: 'directory', 7: 'pipe', 9: 'event', 10: 'unsupported', 11: 'signalfd', 12: 'eventpoll', 13: 'inotify', 14: 'timerfd',
  15: 'netlink', 17: 'bpf', 18: 'userfaultfd', 19: 'io_uring', 20: 'memfd', 21: 'pidfd',
};

const L4: readonly SocketFacts['l4'][] = ['unknown', 'unknown', 'tcp', 'udp', 'icmp', 'raw'];

type Body = Pick<DescriptorFacts, 'type' | 'name'> & Partial<DescriptorFacts>;

export function readDescriptors(body: BodyReader, version: number): DescriptorTable {
  const pid = body.id();
  return { pid, entries: body.entries(version >= 2 ? 'with itself' : undefined, (entry) => readEntry(entry, version)) };
}

function readEntry(entry: BodyReader, version: number): DescriptorFacts {
  const fd = Number(entry.i64());
  const ino = entry.number();
  const facts = readBody(entry, entry.u8(), version);
  return { fd, ino, dev: 0, flags: 0, closeOnExec: ((facts.flags ?? 0) & O_CLOEXEC) !== 0, ...facts };
}

function readBody(entry: BodyReader, kind: number, version: number): Body {
  if (kind in NAMED) return { type: NAMED[kind], name: entry.text(NAME) };
  switch (kind) {
    case 0: return { type: 'unknown', name: '' };
    case 3: return { type: 'ipv4', name: '', socket: readPair(entry, 4) };
    case 4: return { type: 'ipv6', name: '', socket: readPair(entry, 16) };
    case 5: return { type: 'ipv4', name: '', socket: readListening(entry, 4) };
    case 6: return { type: 'ipv6', name: '', socket: readListening(entry, 16) };
    case 8: return readUnix(entry);
    case 16: return readFile(entry, version);
    default: return unknownKind(kind, version);
  }
}

function unknownKind(kind: number, version: number): Body {
  if (version < 2) throw damaged(`a descriptor is of the unknown kind ${kind}`);
  return { type: 'unsupported', name: `unknown-type:[${kind}]` };
}

/** Socket addresses as they are stored: local, then remote. */
function readPair(entry: BodyReader, width: number): SocketFacts {
  const source = entry.raw(width);
  const destination = entry.raw(width);
  const [sourcePort, destinationPort] = [entry.u16(), entry.u16()];
  const l4 = L4[entry.u8()] ?? 'unknown';
  return { l4, listening: false, role: 'none', connected: l4 === 'tcp', source, sourcePort, destination, destinationPort };
}

function readListening(entry: BodyReader, width: number): SocketFacts {
  const destination = entry.raw(width);
  const destinationPort = entry.u16();
  const l4 = L4[entry.u8()] ?? 'unknown';
  return { l4, listening: true, role: 'none', connected: false, source: '', sourcePort: 0, destination, destinationPort };
}

function readUnix(entry: BodyReader): Body {
  entry.u64();
  entry.u64();
  return {
    type: 'unix', name: entry.text(NAME),
    socket: {
      l4: 'unknown', listening: false, role: 'none', connected: false, source: '', sourcePort: 0, destination: '', destinationPort: 0,
    },
  };
}

function readFile(entry: BodyReader, version: number): Body {
  const flags = entry.u32();
  const name = entry.text(NAME);
  return { type: 'file', name, flags, dev: version >= 2 && entry.left >= 4 ? entry.u32() : 0 };
}
