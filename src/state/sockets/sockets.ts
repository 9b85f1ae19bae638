// Making and remaking the socket half of descriptors.
import { ABSENT } from '../../capture/texts.js';
import type { Tuple } from './addresses.js';
import { Descriptor, type DescriptorType, type Naming, type Socket } from '../descriptors/descriptor.js';
import type { State } from '../state.js';

/** A socket of which nothing is known but its kind; only inet sockets have addresses. */
export function blankSocket(state: State, type: DescriptorType): Socket {
  const zero = type === 'ipv4' ? state.addresses.zero4 : type === 'ipv6' ? state.addresses.zero6 : ABSENT;
  return {
    l4: 'unknown', listening: false, role: 'none', connected: false,
    source: zero, sourcePort: 0, destination: zero, destinationPort: 0,
  };
}

/** A socket with the ends that a tuple says; those of unix sockets are no addresses. */
export function socketOf(state: State, type: DescriptorType, tuple: Tuple | undefined): Socket {
  const blank = blankSocket(state, type);
  if (tuple === undefined || type === 'unix') return blank;
  const { source, sourcePort, destination, destinationPort } = tuple;
  return { ...blank, source, sourcePort, destination, destinationPort };
}

/** The same descriptor with another socket half. */
export const withSocket = (fd: Descriptor, type: DescriptorType, name: Naming, socket: Socket): Descriptor =>
  new Descriptor(type, name, fd.rawName, fd.flags, fd.dev, fd.ino, socket);

/** Client and server change places. */
export const swapped = (s: Socket): Socket => ({
  ...s, source: s.destination, sourcePort: s.destinationPort, destination: s.source, destinationPort: s.sourcePort,
});

/** Two descriptors of one socket that nothing tells apart. */
export const sameSocket = (a: Descriptor, b: Descriptor): boolean =>
  a.type === b.type && sameHalf(a.socket!, b.socket!) && a.name === b.name;

const sameHalf = (a: Socket, b: Socket): boolean => a.l4 === b.l4 && a.listening === b.listening && a.role === b.role
  && a.connected === b.connected && a.source === b.source && a.sourcePort === b.sourcePort
  && a.destination === b.destination && a.destinationPort === b.destinationPort;
