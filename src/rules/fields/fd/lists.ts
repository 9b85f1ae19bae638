// fdlist.*: the descriptors that a poll waited for.
import { EMPTY, type TextId } from '../../../capture/texts.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Descriptor, Socket } from '../../../state/descriptors/descriptor.js';
import { EVENT_TYPES, type EventName } from '../../../schema/events.js';
import type { Extract, Field } from '../../field.js';
import { parseFdList, type PolledFd } from '../../parameters/fd-list.js';
import { textAt } from '../../parameters/read.js';

const ON: readonly EventName[] = ['poll', 'ppoll'];
const LIST = new Map(ON.map((name) => [EVENT_TYPES[name], EVENT_TYPES[name].params.find((param) => param.base === 'fdlist')!]));

type Pick = (polled: PolledFd, descriptor: Descriptor | undefined, event: CurrentEvent) => string | undefined;

/** A comma list of what is known of each; no value where that is nothing. */
const list = (pick: Pick) => (): Extract => (event) => {
  const param = LIST.get(event.type);
  const bytes = param && event.thread ? textAt(event, param) : EMPTY;
  const items = parseFdList(event.state.texts.value(bytes))
    .map((polled) => pick(polled, event.thread!.process.fds.get(polled.fd), event))
    .filter((item) => item !== undefined);
  return items.length === 0 ? undefined : event.state.texts.intern(items.join(','));
};

const inet = (descriptor: Descriptor | undefined): Socket | undefined =>
  (descriptor?.type === 'ipv4' || descriptor?.type === 'ipv6' ? descriptor.socket : undefined);

const addressOf = (event: CurrentEvent, address: TextId): string => event.state.addresses.text(address);

/** Of sockets with two ends. */
const ofPair = (pick: (socket: Socket, event: CurrentEvent) => string): Pick => (_polled, descriptor, event) => {
  const socket = inet(descriptor);
  return socket && !socket.listening ? pick(socket, event) : undefined;
};

const serverAddress: Pick = (_polled, descriptor, event) => {
  const socket = inet(descriptor);
  return socket && addressOf(event, socket.destination);
};

const nameOf: Pick = (_polled, descriptor, event) =>
  (descriptor === undefined || descriptor.name === EMPTY ? '<NA>' : event.state.texts.value(descriptor.name));

export const FD_LISTS: readonly Field[] = [
  { name: 'fdlist.nums', type: 'charbuf', varies: 'event', on: ON, about: 'Polled descriptors',
    extract: list((polled) => String(polled.fd)) },
  { name: 'fdlist.names', type: 'charbuf', varies: 'event', on: ON, about: 'Names of the polled descriptors',
    extract: list(nameOf) },
  { name: 'fdlist.cips', type: 'charbuf', varies: 'event', on: ON, about: 'Client addresses of the polled sockets',
    extract: list(ofPair((socket, event) => addressOf(event, socket.source))) },
  { name: 'fdlist.sips', type: 'charbuf', varies: 'event', on: ON, about: 'Server addresses of the polled sockets',
    extract: list(serverAddress) },
  { name: 'fdlist.cports', type: 'charbuf', varies: 'event', on: ON, about: 'Client ports of the polled sockets',
    extract: list(ofPair((socket) => String(socket.sourcePort))) },
  { name: 'fdlist.sports', type: 'charbuf', varies: 'event', on: ON, about: 'Server ports of the polled sockets',
    extract: list(ofPair((socket) => String(socket.destinationPort))) },
];
