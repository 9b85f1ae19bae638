// evt.count.* and evt.buflen*: numbers made to be added up.
import type { CurrentEvent } from '../../../state/current-event.js';
import type { DescriptorType } from '../../../state/descriptors/descriptor.js';
import type { Field, Value } from '../../field.js';
import { byteString } from '../../parameters/payload.js';
import { bytesAt } from '../../parameters/read.js';
import { resultOf } from './evt.js';
import { ALL_TYPES, hasFlag, isInputOutput, ON_INPUT_OUTPUT, ON_RESULTS } from '../event-sets.js';

type Group = 'file' | 'net' | 'memory' | 'other';

const OPENS = new Set(['open', 'openat', 'openat2', 'creat', 'open_by_handle_at']);
const CONNECTS = new Set(['accept', 'accept4', 'connect']);

const GROUP_OF_KIND: { readonly [T in DescriptorType]?: Group } = {
  file: 'file', directory: 'file', ipv4: 'net', ipv6: 'net', unix: 'net',
};

/** What a failure is a failure of: the descriptor's kind tells, or the call where there is none. */
function groupOf(event: CurrentEvent): Group {
  if (event.fd !== undefined) return GROUP_OF_KIND[event.fd.type] ?? 'other';
  if (OPENS.has(event.type.name)) return 'file';
  if (CONNECTS.has(event.type.name)) return 'net';
  return isAboutMemory(event) ? 'memory' : 'other';
}

const isAboutMemory = (event: CurrentEvent): boolean => event.type.row.category === 'memory';

/** An mmap of a file is about both. */
const isOf = (event: CurrentEvent, group: Group): boolean =>
  (group === 'memory' ? isAboutMemory(event) : groupOf(event) === group);

const error = (group?: Group) => () => (event: CurrentEvent): Value => {
  const result = resultOf(event);
  if (result === undefined || (group !== undefined && !isOf(event, group))) return undefined;
  return result < 0 ? 1 : 0;
};

/** Bytes moved: the result of I/O on a descriptor that is known. */
function moved(event: CurrentEvent): number | undefined {
  const has = isInputOutput(event.type) && event.fd !== undefined && event.result >= 0;
  return has ? event.result : undefined;
}

/** Bytes moved in one direction or by one kind of descriptor; 0 for others, so that they can be added up. */
const movedBy = (kind: 'file' | 'net' | undefined, flags: string) => () => (event: CurrentEvent): Value => {
  const bytes = moved(event);
  if (bytes === undefined) return undefined;
  const counts = hasFlag(event.type, flags) && (kind === undefined || groupOf(event) === kind);
  return counts ? bytes : 0;
};

function payload(event: CurrentEvent): Value {
  const param = isInputOutput(event.type) ? event.type.params.find(({ name }) => name === 'data') : undefined;
  return param && event.state.texts.intern(byteString(bytesAt(event, param)));
}

const ON_PAYLOAD = ALL_TYPES.filter((type) => isInputOutput(type) && type.params.some(({ name }) => name === 'data'))
  .map((type) => type.name);

const moves = (name: string, about: string, kind: 'file' | 'net' | undefined, flags: string): Field =>
  ({ name, type: 'uint64', varies: 'event', on: ON_INPUT_OUTPUT, about, extract: movedBy(kind, flags) });

export const EVT_COUNTS: readonly Field[] = [
  { name: 'evt.count', type: 'uint32', varies: 'capture', about: 'Always 1', extract: () => () => 1 },
  { name: 'evt.count.error', type: 'uint32', varies: 'event', on: ON_RESULTS, about: '1 if it failed, 0 if not', extract: error() },
  { name: 'evt.count.error.file', type: 'uint32', varies: 'event', on: ON_RESULTS, about: '1 if it failed on a file',
    extract: error('file') },
  { name: 'evt.count.error.net', type: 'uint32', varies: 'event', on: ON_RESULTS, about: '1 if it failed on a socket',
    extract: error('net') },
  { name: 'evt.count.error.memory', type: 'uint32', varies: 'event', on: ON_RESULTS, about: '1 if it failed on memory',
    extract: error('memory') },
  { name: 'evt.count.error.other', type: 'uint32', varies: 'event', on: ON_RESULTS, about: '1 if it failed on anything else',
    extract: error('other') },
  { name: 'evt.count.exit', type: 'uint32', varies: 'event', about: '1 for what has happened, no value for what begins',
    extract: () => (e) => (e.type.code & 1 ? 1 : undefined) },
  { name: 'evt.count.procinfo', type: 'uint32', varies: 'event', about: '1 for what the recording says of a whole process, else 0',
    extract: () => (e) => (e.type.name === 'procinfo' && e.thread?.isMain ? 1 : 0) },
  { name: 'evt.count.threadinfo', type: 'uint32', varies: 'event', about: '1 for what the recording says of a thread, else 0',
    extract: () => (e) => (e.type.name === 'procinfo' ? 1 : 0) },
  { name: 'evt.buffer', type: 'bytebuf', varies: 'event', on: ON_PAYLOAD, about: 'Bytes read or written', extract: () => payload },
  { name: 'evt.buflen', type: 'uint64', varies: 'event', on: ON_INPUT_OUTPUT, about: 'How many bytes were moved', extract: () => moved },
  moves('evt.buflen.in', 'Bytes read', undefined, 'R'),
  moves('evt.buflen.out', 'Bytes written', undefined, 'W'),
  moves('evt.buflen.file', 'Bytes read from or written to files', 'file', 'RW'),
  moves('evt.buflen.file.in', 'Bytes read from files', 'file', 'R'),
  moves('evt.buflen.file.out', 'Bytes written to files', 'file', 'W'),
  moves('evt.buflen.net', 'Bytes sent or received', 'net', 'RW'),
  moves('evt.buflen.net.in', 'Bytes received', 'net', 'R'),
  moves('evt.buflen.net.out', 'Bytes sent', 'net', 'W'),
];
