// evt.*: what kind of event this is, where it comes from and how it ended.
import { toBytes, type TextId } from '../../../capture/texts.js';
import type { Columns, EventType } from '../../../schema/events.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Descriptor } from '../../../state/descriptors/descriptor.js';
import { fixedText, textFromNumber } from '../../derived-texts.js';
import type { Extract, Field, Value } from '../../field.js';
import { errorName, nativeSyscallName, syscallName } from '../../parameters/names.js';
import { codesWithFlag, hasResult, ON_RESULTS } from '../event-sets.js';

const typeTexts = new Map<EventType, (texts: CurrentEvent['state']['texts']) => TextId>();
const genericName = textFromNumber(syscallName);
const nativeName = textFromNumber(nativeSyscallName);

/** The event's name; calls without an event of their own have the call's, asynchronous events bring their own. */
function typeText(event: CurrentEvent): TextId {
  const { texts } = event.state;
  if (event.type.name === 'syscall') return callText(event);
  if (event.type.name === 'asyncevent') return (event.columns as Columns<'asyncevent'>).name[event.row]!;
  let text = typeTexts.get(event.type);
  if (!text) typeTexts.set(event.type, (text = fixedText(event.type.name)));
  return text(texts);
}

function callText(event: CurrentEvent): TextId {
  const columns = event.columns as Columns<'syscall'>;
  const id = columns.ID[event.row]!;
  return id > 0 ? genericName(event.state.texts, id) : nativeName(event.state.texts, columns.nativeID[event.row]!);
}

/** A text that depends on the event alone in a few ways: interned at first use. */
function word(choose: (event: CurrentEvent) => string | undefined): Extract {
  const known = new Map<string, ReturnType<typeof fixedText>>();
  return (event) => {
    const value = choose(event);
    if (value === undefined) return undefined;
    let text = known.get(value);
    if (!text) known.set(value, (text = fixedText(value)));
    return text(event.state.texts);
  };
}

const KINDS: Partial<Record<Descriptor['type'], string>> = {
  file: 'file', directory: 'file', ipv4: 'net', ipv6: 'net',
  pipe: 'ipc', unix: 'ipc', event: 'ipc', signalfd: 'ipc', inotify: 'ipc', userfaultfd: 'ipc',
};

/** I/O has the category of what it works on. */
function category(event: CurrentEvent): string {
  const { category: own } = event.type.row;
  if (!own.startsWith('io-')) return own;
  return (event.fd && KINDS[event.fd.type]) ?? 'unknown';
}

/** The result, or undefined where the event has none. */
export const resultOf = (event: CurrentEvent): number | undefined =>
  hasResult(event.type) && !Number.isNaN(event.result) ? event.result : undefined;

const errorText = textFromNumber((result) => errorName(result) || String(result));
const success = fixedText('SUCCESS');

function outcome(event: CurrentEvent): Value {
  const result = resultOf(event);
  if (result === undefined) return undefined;
  return result >= 0 ? success(event.state.texts) : errorText(event.state.texts, result);
}

function failed(event: CurrentEvent): boolean | undefined {
  const result = resultOf(event);
  return result === undefined ? undefined : result < 0;
}

const READS = codesWithFlag('R');
const WRITES = codesWithFlag('W');
const reads = ({ type }: CurrentEvent): boolean => READS[type.code] === 1;
const writes = ({ type }: CurrentEvent): boolean => WRITES[type.code] === 1;

const direction = (event: CurrentEvent): string | undefined =>
  (writes(event) ? 'write' : reads(event) ? 'read' : undefined);

const WAITING: ReadonlySet<string> = new Set(['epoll_wait', 'poll', 'select', 'ppoll', 'nanosleep']);

function writesToSyslog(event: CurrentEvent): boolean {
  return writes(event) && event.fd !== undefined && event.state.texts.value(event.fd.name).includes('/dev/log');
}

export const EVT: readonly Field[] = [
  { name: 'evt.num', type: 'uint64', varies: 'event', display: 'id', about: 'Running number of the event in the capture, from 1',
    extract: () => (e) => e.block.num(e.index) },
  { name: 'evt.type', type: 'charbuf', varies: 'event', about: 'Name of the event', extract: () => typeText },
  { name: 'syscall.type', type: 'charbuf', varies: 'event', about: 'Name of the event, for system calls only',
    extract: () => (e) => (e.type.row.source === undefined ? typeText(e) : undefined) },
  { name: 'evt.dir', type: 'charbuf', varies: 'event', deprecated: true, about: '`<` for what has happened, `>` for what begins',
    extract: () => word((e) => (e.type.code & 1 ? '<' : '>')) },
  { name: 'evt.category', type: 'charbuf', varies: 'event', about: 'Category of the event; I/O has that of its descriptor',
    extract: () => word(category) },
  { name: 'evt.cpu', type: 'int16', varies: 'event', display: 'id', about: 'Processor that it happened on',
    extract: () => (e) => e.block.cpu(e.index) },
  { name: 'evt.source', type: 'charbuf', varies: 'capture', about: 'Source of the event', extract: () => word(() => 'syscall') },
  { name: 'evt.hostname', type: 'charbuf', varies: 'capture', about: 'Name of the recorded machine',
    extract: () => (e) => e.state.texts.intern(toBytes(e.state.header.machine.hostname)) },
  { name: 'evt.is_async', type: 'bool', varies: 'event', about: 'Whether it is a meta event: of the recording, not of a thread',
    extract: () => (e) => e.type.row.source === 'meta' },
  { name: 'evt.asynctype', type: 'charbuf', varies: 'event', about: 'Name that an asynchronous or meta event carries',
    extract: () => (e) => (e.type.row.source === 'meta' ? typeText(e) : undefined) },
  { name: 'evt.pluginname', type: 'charbuf', varies: 'event', on: ['pluginevent'], about: 'Plugin that the event comes from',
    extract: () => () => undefined },
  { name: 'evt.plugininfo', type: 'charbuf', varies: 'event', on: ['pluginevent'], about: 'What the plugin says of its event',
    extract: () => () => undefined },
  { name: 'evt.res', type: 'charbuf', varies: 'event', on: ON_RESULTS, about: 'SUCCESS, or the name of the error',
    extract: () => outcome },
  { name: 'evt.rawres', type: 'int64', varies: 'event', on: ON_RESULTS, about: 'Result as a number', extract: () => resultOf },
  { name: 'evt.failed', type: 'bool', varies: 'event', on: ON_RESULTS, about: 'Whether the result is an error', extract: () => failed },
  { name: 'evt.is_io', type: 'bool', varies: 'event', about: 'Whether it reads from or writes to a descriptor',
    extract: () => (e) => reads(e) || writes(e) },
  { name: 'evt.is_io_read', type: 'bool', varies: 'event', about: 'Whether it reads from a descriptor',
    extract: () => reads },
  { name: 'evt.is_io_write', type: 'bool', varies: 'event', about: 'Whether it writes to a descriptor',
    extract: () => writes },
  { name: 'evt.io_dir', type: 'charbuf', varies: 'event', about: '`read` or `write`',
    extract: () => word(direction) },
  { name: 'evt.is_wait', type: 'bool', varies: 'event', about: 'Whether it can wait: polls and sleeps',
    extract: () => (e) => WAITING.has(e.type.name) },
  { name: 'evt.is_syslog', type: 'bool', varies: 'event', about: 'Whether it writes to /dev/log', extract: () => writesToSyslog },
];

