// What sending and receiving say of a socket's ends and of who is client and who is server.
//
// A connected TCP socket over IPv4 knows both already, which is nearly all traffic; it is asked one question and left.
import { EMPTY, type TextId } from '../../capture/texts.js';
import { AF, type Tuple } from '../addresses.js';
import type { CurrentEvent } from '../current-event.js';
import { Descriptor, type L4, type Socket } from '../descriptor.js';
import type { FoldTable } from '../fold-table.js';
import { markConnected } from './connected.js';
import { guessRole } from '../role.js';
import { blankSocket, swapped, withSocket } from '../sockets.js';
import { socketName, tupleName } from '../socket-names.js';
import { fillZero } from '../snapshot-sockets.js';
import type { State } from '../state.js';
import type { Thread } from '../thread.js';

function received(e: CurrentEvent, thread: Thread, result: number, tuple: TextId): void {
  if (result >= 0) heard(e, thread, tuple, true);
}

function sent(e: CurrentEvent, thread: Thread, result: number, tuple: TextId): void {
  if (result >= 0) heard(e, thread, tuple, false);
}

/** Sending on a descriptor that nobody knows: what it does says that it is a UDP socket. */
function sentOnAny(e: CurrentEvent, thread: Thread, result: number, tupleId: TextId): void {
  const tuple = e.fd === undefined && result >= 0 && e.fdNum >= 0 ? e.state.addresses.tuple(tupleId) : undefined;
  if (tuple !== undefined && tuple.family !== AF.UNIX) {
    const type = tuple.family === AF.INET ? 'ipv4' : 'ipv6';
    put(e, thread, new Descriptor(type, EMPTY, EMPTY, 0, 0, 0, { ...blankSocket(e.state, type), l4: 'udp' }));
  }
  sent(e, thread, result, tupleId);
}

function heard(e: CurrentEvent, thread: Thread, tupleId: TextId, reading: boolean): void {
  const fd = e.fd;
  if (fd === undefined || fd.socket === undefined) return;
  const settled = fd.name !== EMPTY && fd.type === 'ipv4' && fd.socket.l4 === 'tcp';
  const tuple = settled ? undefined : e.state.addresses.tuple(tupleId);
  if (tuple?.family === AF.UNIX && fd.type === 'unix') put(e, thread, withSocket(fd, 'unix', unixName(e, tuple, tupleId), fd.socket));
  else if (tuple !== undefined && tuple.family !== AF.UNIX) applyTuple(e, thread, fd, fd.socket, tuple, reading);
  markConnected(e, thread);
}

const unixName = (e: CurrentEvent, tuple: Tuple, id: TextId): TextId =>
  (tuple.path === EMPTY ? tupleName(e.state, id) : tuple.path);

function applyTuple(e: CurrentEvent, thread: Thread, fd: Descriptor, s: Socket, tuple: Tuple, reading: boolean): void {
  if (!s.listening && holds(s, tuple)) return;
  const type = tuple.family === AF.INET ? 'ipv4' : 'ipv6';
  const met = fillZero(e.state, meet(e.state, s, tuple));
  // The process is asked with this socket among its own, as Falco does.
  put(e, thread, withSocket(fd, type, fd.name, met));
  const role = met.role === 'none' ? guessRole(thread.process, met, reading) : met.role;
  const turned = reading === (role === 'client');
  const socket: Socket = { ...(turned ? swapped(met) : met), role };
  put(e, thread, withSocket(fd, type, socketName(e.state, socket), socket));
}

/** The pair is known, in this direction or the other. */
const holds = (s: Socket, t: Tuple): boolean =>
  (s.source === t.source && s.sourcePort === t.sourcePort && s.destination === t.destination && s.destinationPort === t.destinationPort)
  || (s.source === t.destination && s.sourcePort === t.destinationPort && s.destination === t.source && s.destinationPort === t.sourcePort);

/** The tuple's source replaces ours, its destination only an unknown one. Without a protocol it is UDP: TCP would not have changed. */
function meet(state: State, s: Socket, t: Tuple): Socket {
  const l4: L4 = s.l4 === 'unknown' ? 'udp' : s.l4;
  const unknown = s.listening || state.addresses.isZero(s.destination);
  const destination = unknown ? t.destination : s.destination;
  const destinationPort = unknown ? t.destinationPort : s.destinationPort;
  return { ...s, l4, listening: false, source: t.source, sourcePort: t.sourcePort, destination, destinationPort };
}

function put(e: CurrentEvent, thread: Thread, descriptor: Descriptor): void {
  thread.process.fds.replace(e.fdNum, descriptor);
  e.fd = descriptor;
}

export const traffic: FoldTable = {
  recv(e, c, thread) { received(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
  recvfrom(e, c, thread) { received(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
  recvmsg(e, c, thread) { received(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
  recvmmsg(e, c, thread) { received(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
  send(e, c, thread) { sentOnAny(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
  sendto(e, c, thread) { sentOnAny(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
  sendmsg(e, c, thread) { sentOnAny(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
  sendmmsg(e, c, thread) { sent(e, thread, c.res[e.row]!, c.tuple[e.row]!); },
};
