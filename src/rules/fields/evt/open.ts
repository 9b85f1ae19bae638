// evt.is_open_*: how a file was opened. Never without a value: false on every other event.
import { EVENT_CODES, EVENT_TYPES, type EventName, type Param } from '../../../schema/events.js';
import { FLAG_TABLES } from '../../../schema/flags.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Field } from '../../field.js';
import { numberAt } from '../../parameters/read.js';

const bits = (name: string): number => FLAG_TABLES.file_flags.find((row) => row[0] === name)![1];
const READ = bits('O_RDONLY');
const WRITE = bits('O_WRONLY');
const CREATE = bits('O_CREAT');
const TEMPORARY = bits('O_TMPFILE');
const CREATED = bits('O_F_CREATED');
const ANY_EXECUTE = 0o111;

/** A parameter of the current event if it is one of these; 0 otherwise. */
function reader(names: readonly EventName[], parameter: string): (event: CurrentEvent) => number {
  const params: (Param | undefined)[] = new Array(EVENT_CODES).fill(undefined);
  for (const name of names) params[EVENT_TYPES[name].code] = EVENT_TYPES[name].params.find((param) => param.name === parameter);
  return (event) => {
    const param = params[event.type.code];
    return (param && numberAt(event, param)) || 0;
  };
}

const flags = reader(['open', 'openat', 'openat2', 'open_by_handle_at'], 'flags');
const pathFlags = reader(['open', 'openat', 'openat2'], 'flags');
const openMode = reader(['open', 'openat', 'openat2'], 'mode');
const creatMode = reader(['creat'], 'mode');

function makesExecutable(event: CurrentEvent): boolean {
  const creates = (pathFlags(event) & (CREATE | TEMPORARY)) !== 0;
  return ((creates ? openMode(event) : creatMode(event)) & ANY_EXECUTE) !== 0;
}

const creates = (event: CurrentEvent): boolean =>
  (flags(event) & CREATED) !== 0 || ((flags(event) & TEMPORARY) !== 0 && event.result >= 0);

export const EVT_OPEN: readonly Field[] = [
  { name: 'evt.is_open_read', type: 'bool', varies: 'event', about: 'Whether a file is opened to be read',
    extract: () => (e) => (flags(e) & READ) !== 0 },
  { name: 'evt.is_open_write', type: 'bool', varies: 'event', about: 'Whether a file is opened to be written',
    extract: () => (e) => (flags(e) & WRITE) !== 0 },
  { name: 'evt.is_open_exec', type: 'bool', varies: 'event', about: 'Whether a file is created that can be executed',
    extract: () => makesExecutable },
  { name: 'evt.is_open_create', type: 'bool', varies: 'event', about: 'Whether a file was really created', extract: () => creates },
];
