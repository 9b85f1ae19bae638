// fd.*: sockets. Client and server come from the role that a socket played, local and remote from whose addresses they are.
import type { TextId } from '../../../capture/texts.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Descriptor, Socket } from '../../../state/descriptors/descriptor.js';
import { destinationIsLocal, sourceIsLocal } from '../../../state/sockets/locality.js';
import { fixedText } from '../../derived-texts.js';
import type { ExtractList, Field, FieldType, Rate, Value } from '../../field.js';
import { ON_DESCRIPTORS } from '../event-sets.js';
import { ofDescriptor } from './values.js';

const isInet = (fd: Descriptor): boolean => fd.type === 'ipv4' || fd.type === 'ipv6';

/** The socket of a connection whose ends are known; undefined for listening ones and those that did nothing yet. */
const pairOf = (fd: Descriptor): Socket | undefined =>
  (isInet(fd) && fd.socket && !fd.socket.listening && fd.socket.role !== 'none' ? fd.socket : undefined);

/** A socket with a role, a listening one with the address it is bound to as destination. */
const servedBy = (fd: Descriptor): Socket | undefined =>
  (isInet(fd) && fd.socket && fd.socket.role !== 'none' ? fd.socket : undefined);

/** The port of a listening socket is known even where a snapshot did not tell its role. */
function serverPort(fd: Descriptor): number | undefined {
  const socket = isInet(fd) && fd.socket?.listening ? fd.socket : pairOf(fd);
  return socket?.destinationPort;
}

type End = 'source' | 'destination';
const localEnd = (fd: Descriptor, event: CurrentEvent): End =>
  (sourceIsLocal(event.state, event.thread!, fd) ? 'source' : 'destination');
const remoteEnd = (fd: Descriptor, event: CurrentEvent): End => (localEnd(fd, event) === 'source' ? 'destination' : 'source');
const portOf = (socket: Socket, end: End): number => (end === 'source' ? socket.sourcePort : socket.destinationPort);

type Pick = (fd: Descriptor, event: CurrentEvent) => number | undefined;

const clientAddress: Pick = (fd) => pairOf(fd)?.source;
const serverAddress: Pick = (fd) => servedBy(fd)?.destination;
const clientPort: Pick = (fd) => pairOf(fd)?.sourcePort;
const at = (end: typeof localEnd, pick: (socket: Socket, end: End) => number): Pick => (fd, event) => {
  const socket = pairOf(fd);
  return socket && pick(socket, end(fd, event));
};
const address = (socket: Socket, end: End): TextId => socket[end];

/** Both ends of a connection, or the one that a socket is bound to; roles do not matter. */
const bothEnds = (pick: (socket: Socket, end: End) => number) => (): ExtractList => (event) => {
  const socket = event.thread && event.fd && isInet(event.fd) ? event.fd.socket : undefined;
  if (!socket) return undefined;
  return socket.listening ? [pick(socket, 'destination')] : [pick(socket, 'source'), pick(socket, 'destination')];
};

const nothing = fixedText('');

/** A port as text: an empty one where `without` holds of a descriptor that has no such port. */
const written = (pick: Pick, without: (fd: Descriptor) => boolean): Pick => (fd, event) => {
  const port = pairOf(fd) && pick(fd, event);
  if (port !== undefined) return event.state.texts.intern(String(port));
  return without(fd) ? nothing(event.state.texts) : undefined;
};

const playsRole = (fd: Descriptor): boolean => fd.socket !== undefined && fd.socket.role !== 'none';
const listens = (fd: Descriptor): boolean => isInet(fd) && fd.socket !== undefined && fd.socket.listening;
const never = (): boolean => false;

const L4_TEXTS = { tcp: fixedText('tcp'), udp: fixedText('udp'), icmp: fixedText('icmp'), raw: fixedText('raw') };
const notAvailable = fixedText('<NA>');

function protocol(fd: Descriptor, event: CurrentEvent): TextId {
  const l4 = isInet(fd) ? fd.socket?.l4 : undefined;
  const hidden = fd.socket?.role === 'none' && !fd.socket.listening && l4 !== 'raw';
  return l4 === undefined || l4 === 'unknown' || hidden ? notAvailable(event.state.texts) : L4_TEXTS[l4](event.state.texts);
}

const ip = fixedText('ip');
const unix = fixedText('unix');

function family(fd: Descriptor, event: CurrentEvent): Value {
  if (isInet(fd)) return ip(event.state.texts);
  return fd.type === 'unix' ? unix(event.state.texts) : undefined;
}

const isServer = (fd: Descriptor, event: CurrentEvent): boolean =>
  isInet(fd) && fd.socket !== undefined && (fd.socket.listening || destinationIsLocal(event.state, event.thread!, fd));

const scalar = (name: string, type: FieldType, varies: Rate, about: string, pick: Pick): Field =>
  ({ name, type, varies, on: ON_DESCRIPTORS, about, extract: ofDescriptor(pick) });

const block = (name: string, about: string, varies: Rate, pick: Pick): Field =>
  ({ ...scalar(name, 'ipnet', varies, about, pick), filterOnly: true, noRightHandSide: true, noTransformer: true } as Field);

const either = (name: string, type: FieldType, about: string, pick: (socket: Socket, end: End) => number): Field => ({
  name, type, varies: 'descriptor', on: ON_DESCRIPTORS, list: true, match: 'both ends', filterOnly: true, noRightHandSide: true,
  noTransformer: true, about, extract: bothEnds(pick),
});

/** Recordings do not hold the names of addresses, and asking a name server today would not tell those of then. */
const hostName = (name: string, about: string): Field =>
  ({ name, type: 'charbuf', varies: 'capture', on: ON_DESCRIPTORS, noRightHandSide: true, noTransformer: true, about,
    extract: () => () => undefined });

export const FD_SOCKET: readonly Field[] = [
  either('fd.ip', 'ipaddr', 'Address of either end', address),
  scalar('fd.cip', 'ipaddr', 'descriptor', 'Address of the client', clientAddress),
  scalar('fd.sip', 'ipaddr', 'descriptor', 'Address of the server', serverAddress),
  scalar('fd.lip', 'ipaddr', 'event', 'Address of the local end', at(localEnd, address)),
  scalar('fd.rip', 'ipaddr', 'event', 'Address of the remote end', at(remoteEnd, address)),
  either('fd.port', 'port', 'Port of either end', portOf),
  scalar('fd.cport', 'port', 'descriptor', 'Port of the client', clientPort),
  scalar('fd.sport', 'port', 'descriptor', 'Port of the server', serverPort),
  scalar('fd.lport', 'port', 'event', 'Port of the local end', at(localEnd, portOf)),
  scalar('fd.rport', 'port', 'event', 'Port of the remote end', at(remoteEnd, portOf)),
  either('fd.net', 'ipnet', 'Block that either end is in', address),
  block('fd.cnet', 'Block that the client is in', 'descriptor', clientAddress),
  block('fd.snet', 'Block that the server is in', 'descriptor', serverAddress),
  block('fd.lnet', 'Block that the local end is in', 'event', at(localEnd, address)),
  block('fd.rnet', 'Block that the remote end is in', 'event', at(remoteEnd, address)),
  either('fd.proto', 'port', 'Port of either end, by number or name of the service', portOf),
  scalar('fd.cproto', 'charbuf', 'descriptor', 'Port of the client as text', written(clientPort, playsRole)),
  scalar('fd.sproto', 'charbuf', 'descriptor', 'Port of the server as text', written(serverPort, listens)),
  scalar('fd.lproto', 'charbuf', 'event', 'Port of the local end as text', written(at(localEnd, portOf), never)),
  scalar('fd.rproto', 'charbuf', 'event', 'Port of the remote end as text', written(at(remoteEnd, portOf), never)),
  hostName('fd.cip.name', 'Host name of the client'),
  hostName('fd.sip.name', 'Host name of the server'),
  hostName('fd.lip.name', 'Host name of the local end'),
  hostName('fd.rip.name', 'Host name of the remote end'),
  { name: 'fd.l4proto', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'tcp, udp, icmp, raw or <NA>',
    extract: ofDescriptor(protocol) },
  { name: 'fd.sockfamily', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'ip or unix', extract: ofDescriptor(family) },
  { name: 'fd.is_server', type: 'bool', varies: 'event', on: ON_DESCRIPTORS, about: 'Whether the process serves on it',
    extract: ofDescriptor(isServer) },
  { name: 'fd.connected', type: 'bool', varies: 'descriptor', needs: 'connected', on: ON_DESCRIPTORS,
    about: 'Whether it is a connected socket',
    extract: ofDescriptor((fd) => fd.socket?.connected ?? false) },
];
