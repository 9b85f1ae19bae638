// Sockets from their making to their connection.
//
// Falco's convention: the source is the client, the destination the server.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import { AF, unmapped, type SocketAddress, type Tuple } from '../sockets/addresses.js';
import type { CurrentEvent } from '../current-event.js';
import { Descriptor, type DescriptorType, type L4, type Socket } from '../descriptors/descriptor.js';
import { NO_CHANGE, type Effect, type FoldTable } from '../fold-table.js';
import { LINUX_CLOEXEC, O_CLOEXEC } from '../descriptors/open-flags.js';
import { blankSocket, socketOf, swapped, withSocket } from '../sockets/sockets.js';
import { addressName, socketName, tupleName } from '../sockets/socket-names.js';
import type { State } from '../state.js';
import type { Thread } from '../threads/thread.js';

const EINPROGRESS = -115;
const SOCK_RAW = 3;
const TYPES: Readonly<Record<number, DescriptorType>> = {
  [AF.UNIX]: 'unix', [AF.INET]: 'ipv4', [AF.INET6]: 'ipv6', [AF.NETLINK]: 'netlink',
};
const PROTOCOLS: Readonly<Record<number, L4>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 255: 'raw' };
const PROTOCOL_OF_TYPE: Readonly<Record<number, L4>> = { 1: 'tcp', 2: 'udp' };

/** The protocol that socket(2) was asked for; 0 leaves it to the type. */
function l4Of(domain: number, type: number, protocol: number): L4 {
  if (domain !== AF.INET && domain !== AF.INET6) return 'unknown';
  const named = protocol === 0 ? PROTOCOL_OF_TYPE[type & 0xff] : PROTOCOLS[protocol];
  const carried = named === 'tcp' || named === 'udp';
  return carried && type === SOCK_RAW ? 'raw' : named ?? 'unknown';
}

function made(e: CurrentEvent, thread: Thread, fd: number, descriptor: Descriptor, closing: boolean): void {
  thread.process.fds.set(fd, descriptor, closing);
  e.fdNum = fd;
  e.fd = descriptor;
}

function become(e: CurrentEvent, thread: Thread, descriptor: Descriptor): void {
  thread.process.fds.replace(e.fdNum, descriptor);
  e.fd = descriptor;
}

/** A bound inet socket with a port listens, as far as Falco is concerned. */
function bound(state: State, s: Socket, address: SocketAddress): Socket {
  if (address.port === 0) return s;
  return { ...s, listening: true, role: 'server', destination: withoutMapping(state, address), destinationPort: address.port };
}

/** The address, IPv4 where it was one mapped to IPv6. */
function withoutMapping(state: State, { address }: SocketAddress): TextId {
  const v4 = unmapped(state.texts.value(address));
  return v4 === undefined ? address : state.texts.intern(v4);
}

const familyType = (state: State, address: TextId): DescriptorType => (state.texts.value(address).length === 4 ? 'ipv4' : 'ipv6');

/** Both ends from the tuple. A UDP server that connects to a peer keeps its end as the destination. */
function connectedBy(state: State, fd: Descriptor, s: Socket, tuple: Tuple): Descriptor {
  const { source, sourcePort, destination, destinationPort } = tuple;
  const ends: Socket = { ...s, source, sourcePort, destination, destinationPort, listening: false, connected: true };
  const turned = s.role === 'server' && s.l4 === 'udp' && !sameEnds(s, tuple);
  const socket: Socket = turned ? swapped(ends) : { ...ends, role: s.role === 'none' ? 'client' : s.role };
  return withSocket(fd, tuple.family === AF.INET ? 'ipv4' : 'ipv6', () => socketName(state, socket), socket);
}

const sameEnds = (s: Socket, t: Tuple): boolean => s.source === t.source && s.sourcePort === t.sourcePort
  && s.destination === t.destination && s.destinationPort === t.destinationPort;

/** Without a tuple only the address asked for is known; role and name stay. */
function connectedTo(state: State, fd: Descriptor, s: Socket, addr: TextId): Descriptor {
  const to = state.addresses.address(addr);
  if (to === undefined) return withSocket(fd, fd.type, fd.named, { ...s, connected: true });
  if (to.family === AF.UNIX) return withSocket(fd, 'unix', to.path, { ...s, connected: true });
  const destination = withoutMapping(state, to);
  return withSocket(fd, familyType(state, destination), fd.named, { ...s, connected: true, destination, destinationPort: to.port });
}

/** Of a connection without a tuple nothing is known, not even its family. */
function accepted(e: CurrentEvent, thread: Thread, fd: number, tupleId: TextId, closing: boolean): Effect {
  if (!(fd >= 0)) return NO_CHANGE;
  const { state } = e;
  e.fdNum = fd;
  const tuple = state.addresses.tuple(tupleId);
  if (tuple === undefined) return NO_CHANGE;
  const type = TYPES[tuple.family]!;
  const socket: Socket = { ...socketOf(state, type, tuple), l4: type === 'unix' ? 'unknown' : 'tcp', role: 'server', connected: true };
  made(e, thread, fd, new Descriptor(type, () => tupleName(state, tupleId), EMPTY, 0, 0, 0, socket), closing);
}

export const sockets: FoldTable = {
  socket(e, c, thread) {
    const fd = c.fd[e.row]!, domain = c.domain[e.row]!, type = c.type[e.row]!;
    if (!(fd >= 0)) return;
    const kind = TYPES[domain] ?? 'unknown';
    const socket = { ...blankSocket(e.state, kind), l4: l4Of(domain, type, c.proto[e.row]!) };
    const closing = (type & LINUX_CLOEXEC) !== 0 || (c.flags[e.row]! & O_CLOEXEC) !== 0;
    made(e, thread, fd, new Descriptor(kind, EMPTY, EMPTY, 0, 0, 0, socket), closing);
  },
  socketpair(e, c, thread) {
    if (!(c.res[e.row]! >= 0)) return;
    const closing = (c.type[e.row]! & LINUX_CLOEXEC) !== 0;
    for (const fd of [c.fd1[e.row]!, c.fd2[e.row]!]) {
      made(e, thread, fd, new Descriptor('unix', EMPTY, EMPTY, 0, 0, 0, blankSocket(e.state, 'unix')), closing);
    }
  },
  bind(e, c, thread) {
    const fd = e.fd, s = fd?.socket, addr = c.addr[e.row]!;
    if (!(c.res[e.row]! >= 0) || fd === undefined || s === undefined || addr === ABSENT) return;
    const address = e.state.addresses.address(addr);
    const inet = address !== undefined && address.family !== AF.UNIX;
    const socket = inet ? bound(e.state, s, address) : s;
    const type = socket.listening ? familyType(e.state, socket.destination) : fd.type;
    become(e, thread, withSocket(fd, type, addressName(e.state, addr), socket));
  },
  connect(e, c, thread) {
    const fd = e.fd, s = fd?.socket, result = c.res[e.row]!;
    if (fd === undefined || s === undefined || !(result >= 0 || result === EINPROGRESS)) return NO_CHANGE;
    const tupleId = c.tuple[e.row]!;
    const tuple = e.state.addresses.tuple(tupleId);
    if (tuple === undefined) return become(e, thread, connectedTo(e.state, fd, s, c.addr[e.row]!));
    if (tuple.family !== AF.UNIX) return become(e, thread, connectedBy(e.state, fd, s, tuple));
    const role = s.role === 'none' ? 'client' : s.role;
    return become(e, thread, withSocket(fd, 'unix', () => tupleName(e.state, tupleId), { ...s, connected: true, role }));
  },
  accept(e, c, thread) {
    return accepted(e, thread, c.fd[e.row]!, c.tuple[e.row]!, false);
  },
  accept4(e, c, thread) {
    return accepted(e, thread, c.fd[e.row]!, c.tuple[e.row]!, (c.flags[e.row]! & LINUX_CLOEXEC) !== 0);
  },
};
