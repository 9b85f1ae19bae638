// What sockets are called: the name of a descriptor, and how address parameters print.
import { EMPTY, type TextId } from '../../capture/texts.js';
import { AF, type SocketAddress } from './addresses.js';
import type { Socket } from '../descriptors/descriptor.js';
import type { State } from '../state.js';

const IPV6_BYTES = 16;

const ends = (state: State, source: TextId, sourcePort: number, destination: TextId, destinationPort: number): string =>
  `${state.addresses.text(source)}:${sourcePort}->${state.addresses.text(destination)}:${destinationPort}`;

/** The name of an inet socket: both ends, or the one it is bound to. */
export function socketName(state: State, s: Socket): TextId {
  return state.texts.intern(s.listening ? endText(state, s.destination, s.destinationPort) : pairText(state, s));
}

/** The name of one that a snapshot tells of: with ports, whatever the protocol. */
export function snapshotName(state: State, s: Socket): TextId {
  return state.texts.intern(s.listening ? endText(state, s.destination, s.destinationPort) : portsText(state, s));
}

const portsText = (state: State, s: Socket): string => ends(state, s.source, s.sourcePort, s.destination, s.destinationPort);

/** Falco leaves the ports out where the protocol has none, and names nothing whose protocol it does not know: raw ones over IPv6, too. */
function pairText(state: State, s: Socket): string {
  if (s.l4 === 'unknown' || (s.l4 === 'raw' && isIpv6(state, s))) return '<unknown>';
  if (s.l4 === 'tcp' || s.l4 === 'udp') return portsText(state, s);
  return `${state.addresses.text(s.source)}->${state.addresses.text(s.destination)}`;
}

const isIpv6 = ({ texts }: State, { source }: Socket): boolean => texts.value(source).length === IPV6_BYTES;

const endText = (state: State, address: TextId, port: number): string => `${state.addresses.text(address)}:${port}`;

/** A `tuple` parameter as it prints; empty when there is none. */
export function tupleText(state: State, id: TextId): string {
  const tuple = state.addresses.tuple(id);
  if (tuple === undefined) return '';
  if (tuple.family === AF.UNIX) return unixTupleText(state, id);
  return ends(state, tuple.source, tuple.sourcePort, tuple.destination, tuple.destinationPort);
}

/** The kernel addresses of both sockets in hexadecimal, and the path. */
function unixTupleText(state: State, id: TextId): string {
  const bytes = state.texts.value(id);
  const path = state.texts.value(state.addresses.tuple(id)!.path);
  return `${hexAt(bytes, 1)}->${hexAt(bytes, 9)} ${path}`;
}

/** A little-endian 64-bit number. */
function hexAt(bytes: string, at: number): string {
  let value = 0n;
  for (let i = 7; i >= 0; i--) value = (value << 8n) | BigInt(bytes.charCodeAt(at + i));
  return value.toString(16);
}

/** An `addr` parameter as it prints. */
export function socketAddressText(state: State, id: TextId): string {
  const address = state.addresses.address(id);
  if (address !== undefined) return knownAddressText(state, address);
  const bytes = state.texts.value(id);
  return bytes === '' ? '' : `family ${bytes.charCodeAt(0)}`;
}

function knownAddressText(state: State, address: SocketAddress): string {
  if (address.family === AF.UNIX) return state.texts.value(address.path);
  return endText(state, address.address, address.port);
}

export const tupleName = (state: State, id: TextId): TextId => state.texts.intern(tupleText(state, id));

export const addressName = (state: State, id: TextId): TextId =>
  id <= EMPTY ? EMPTY : state.texts.intern(socketAddressText(state, id));
