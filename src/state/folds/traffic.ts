// What sending and receiving say of a socket's ends and of who is client and who is server.
//
// A connected TCP socket over IPv4 knows both already, which is nearly all traffic; it is asked one question and left. Of
// others the last answer is kept on the descriptor, because the next tuple is most often the same.
import { EMPTY, type TextId } from '../../capture/texts.js';
import type { TextColumn } from '../../schema/events.js';
import { AF, type Tuple } from '../sockets/addresses.js';
import type { CurrentEvent } from '../current-event.js';
import { Descriptor, type L4, type Socket, type TrafficMemory } from '../descriptors/descriptor.js';
import { NO_CHANGE, type Effect, type FoldTable } from '../fold-table.js';
import { markConnected } from './connected.js';
import { guessRole } from '../sockets/role.js';
import { blankSocket, sameSocket, swapped, withSocket } from '../sockets/sockets.js';
import { socketName, tupleName } from '../sockets/socket-names.js';
import { fillZero } from '../sockets/snapshot-sockets.js';
import type { Thread } from '../threads/thread.js';

/** Columns of an event that carries data; texts of tuples are not even read of sockets whose ends are known. */
interface Carries { readonly tuple: TextColumn }

const received = (e: CurrentEvent, thread: Thread, c: Carries): Effect => (e.result >= 0 ? heard(e, thread, c, true) : NO_CHANGE);

const sent = (e: CurrentEvent, thread: Thread, c: Carries): Effect => (e.result >= 0 ? heard(e, thread, c, false) : NO_CHANGE);

/** Sending on a descriptor that nobody knows: what it does says that it is a UDP socket. */
function sentOnAny(e: CurrentEvent, thread: Thread, c: Carries): Effect {
  const unknown = e.fd === undefined && e.result >= 0 && e.fdNum >= 0;
  const tuple = unknown ? e.state.addresses.tuple(c.tuple[e.row]!) : undefined;
  if (tuple !== undefined && tuple.family !== AF.UNIX) {
    const type = tuple.family === AF.INET ? 'ipv4' : 'ipv6';
    put(e, thread, new Descriptor(type, EMPTY, EMPTY, 0, 0, 0, { ...blankSocket(e.state, type), l4: 'udp' }));
  }
  return sent(e, thread, c);
}

function heard(e: CurrentEvent, thread: Thread, c: Carries, reading: boolean): Effect {
  const fd = e.fd;
  if (fd?.socket === undefined) return NO_CHANGE;
  if (isSettled(fd)) return fd.socket.connected ? NO_CHANGE : markConnected(e, thread);
  const tuple = c.tuple[e.row]!;
  const known = reading ? fd.traffic?.received : fd.traffic?.sent;
  if (known === undefined || known.tuple !== tuple) return hear(e, thread, fd, fd.socket, tuple, reading);
  return known.into === fd ? NO_CHANGE : put(e, thread, known.into);
}

/** A named TCP socket over IPv4 learns nothing from what it carries. */
const isSettled = (fd: Descriptor): boolean => fd.named !== EMPTY && fd.type === 'ipv4' && fd.socket!.l4 === 'tcp';

/** Works out what a tuple says, and keeps it: it follows from the socket and the tuple, unless a role had to be guessed. */
function hear(e: CurrentEvent, thread: Thread, fd: Descriptor, s: Socket, id: TextId, reading: boolean): Effect {
  const tuple = e.state.addresses.tuple(id);
  if (tuple?.family === AF.UNIX && fd.type === 'unix') put(e, thread, withSocket(fd, 'unix', tupleName(e.state, id), s));
  else if (tuple !== undefined && tuple.family !== AF.UNIX) applyTuple(e, thread, fd, s, tuple, reading);
  // A bound socket that the first datagram makes a pair is not connected before the second.
  if (!s.listening) markConnected(e, thread);
  const into = familiar(fd, e.fd!);
  if (into !== e.fd) put(e, thread, into);
  if (into.socket!.role === s.role) memoryOf(fd)[reading ? 'received' : 'sent'] = { tuple: id, into };
  return into === fd ? NO_CHANGE : undefined;
}

/** The descriptor itself or the one before it, if that is what became of it: what has been found out about them stays. */
function familiar(fd: Descriptor, into: Descriptor): Descriptor {
  if (into === fd || sameSocket(into, fd)) return fd;
  const before = fd.traffic?.before;
  if (before !== undefined && sameSocket(into, before)) return before;
  memoryOf(into).before = fd;
  memoryOf(fd).before = undefined;
  return into;
}

const memoryOf = (fd: Descriptor): TrafficMemory => (fd.traffic ??= { received: undefined, sent: undefined, before: undefined });

function applyTuple(e: CurrentEvent, thread: Thread, fd: Descriptor, s: Socket, tuple: Tuple, reading: boolean): void {
  if (!s.listening && holds(s, tuple)) return;
  const type = tuple.family === AF.INET ? 'ipv4' : 'ipv6';
  const met = fillZero(e.state, meet(s, tuple));
  // The process is asked with this socket among its own, as Falco does.
  put(e, thread, withSocket(fd, type, fd.named, met));
  const role = met.role === 'none' ? guessRole(thread.process, met, reading) : met.role;
  const turned = reading === (role === 'client');
  const socket: Socket = { ...(turned ? swapped(met) : met), role };
  put(e, thread, withSocket(fd, type, () => socketName(e.state, socket), socket));
}

/** The pair is known, in this direction or the other. */
const holds = (s: Socket, t: Tuple): boolean =>
  (s.source === t.source && s.sourcePort === t.sourcePort && s.destination === t.destination && s.destinationPort === t.destinationPort)
  || (s.source === t.destination && s.sourcePort === t.destinationPort && s.destination === t.source && s.destinationPort === t.sourcePort);

/** The tuple's ends replace ours. Without a protocol it is UDP: TCP would not have changed. */
function meet(s: Socket, { source, sourcePort, destination, destinationPort }: Tuple): Socket {
  const l4: L4 = s.l4 === 'unknown' ? 'udp' : s.l4;
  return { ...s, l4, listening: false, source, sourcePort, destination, destinationPort };
}

function put(e: CurrentEvent, thread: Thread, descriptor: Descriptor): void {
  thread.process.fds.replace(e.fdNum, descriptor);
  e.fd = descriptor;
}

export const traffic: FoldTable = {
  recv(e, c, thread) { return received(e, thread, c); },
  recvfrom(e, c, thread) { return received(e, thread, c); },
  recvmsg(e, c, thread) { return received(e, thread, c); },
  recvmmsg(e, c, thread) { return received(e, thread, c); },
  send(e, c, thread) { return sentOnAny(e, thread, c); },
  sendto(e, c, thread) { return sentOnAny(e, thread, c); },
  sendmsg(e, c, thread) { return sentOnAny(e, thread, c); },
  sendmmsg(e, c, thread) { return sent(e, thread, c); },
};
