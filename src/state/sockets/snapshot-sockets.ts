// What a snapshot of sockets does not say: who is client and who is server, and what they are called.
import { EMPTY } from '../../capture/texts.js';
import type { Descriptor, DescriptorType, Role, Socket } from '../descriptors/descriptor.js';
import { unmapped } from './addresses.js';
import { ownAddress } from './locality.js';
import { snapshotName } from './socket-names.js';
import { swapped, withSocket } from './sockets.js';
import type { State } from '../state.js';

/** Completes every socket, once all of them are known. */
export function nameSnapshotSockets(state: State): void {
  const ports = listeningPorts(state);
  for (const { process } of state.threads.values()) {
    for (const [fd, descriptor] of process.fds) {
      const completed = complete(state, descriptor, ports);
      if (completed !== descriptor) process.fds.replace(fd, completed);
    }
  }
}

/** Of any process, IPv4 or IPv6: a server's own listening socket may take connections of both. */
function listeningPorts(state: State): Set<number> {
  const ports = new Set<number>();
  for (const { process } of state.threads.values()) {
    for (const [, { socket }] of process.fds) if (socket?.listening) ports.add(socket.destinationPort);
  }
  return ports;
}

function complete(state: State, fd: Descriptor, listening: Set<number>): Descriptor {
  const s = fd.socket;
  if (s === undefined) return fd;
  if (fd.type === 'unix') return withSocket(fd, fd.type, fd.name, { ...s, role: fd.name === EMPTY ? 'client' : 'server' });
  if (fd.type !== 'ipv4' && fd.type !== 'ipv6') return fd;
  const plain = s.listening ? s : withoutMapping(state, s);
  const type = plain === s ? fd.type : 'ipv4';
  const completed = s.listening ? s : completePair(state, type, plain, listening);
  return withSocket(fd, type, () => snapshotName(state, completed), completed);
}

/** A pair of v4-mapped IPv6 addresses is one of IPv4; the same socket where it is none. */
function withoutMapping(state: State, s: Socket): Socket {
  const [source, destination] = [s.source, s.destination].map((address) => unmapped(state.texts.value(address)));
  if (source === undefined || destination === undefined) return s;
  return { ...s, source: state.texts.intern(source), destination: state.texts.intern(destination) };
}

/**
 * A stored pair is (local, remote). IPv4: from a port that somebody listens on it is a server's, whose ends are the other
 * way round; else a client's. IPv6 pairs get no role from Falco, so their fields stay without value, and zero addresses stay.
 */
function completePair(state: State, type: DescriptorType, s: Socket, listening: Set<number>): Socket {
  if (s.role !== 'none') return s;
  const told = { ...s, connected: s.connected || s.l4 === 'tcp' };
  if (type === 'ipv6') return told;
  const filled = fillZero(state, told);
  const role: Role = listening.has(s.sourcePort) ? 'server' : 'client';
  return role === 'server' ? { ...swapped(filled), role } : { ...filled, role };
}

/** A zero address is this machine's: the one that the peer is reached from. Of two the source's is filled. */
export function fillZero(state: State, s: Socket): Socket {
  const noSource = state.addresses.isZero(s.source);
  if (!noSource && !state.addresses.isZero(s.destination)) return s;
  const peer = noSource ? s.destination : s.source;
  const own = ownAddress(state, peer);
  if (own === peer && s.sourcePort === s.destinationPort) return s;
  return noSource ? { ...s, source: own } : { ...s, destination: own };
}
