// A view for each type of event, named after it: who, when, and each parameter under its name and with its type. So
// `SELECT * FROM openat` needs no join by hand.
import { EVENT_TYPES, type EventType, type Param } from '../../schema/events.js';
import type { BaseType } from '../../schema/param-type.js';
import { absoluteName, commonColumn, keptAs, ownParams, pathParams, payloadParams } from './parameter-columns.js';
import { literal, quoted, type ColumnRow, type ViewDefinition } from './relation.js';

/** A column of such a view with the expression behind it. */
interface Shown extends ColumnRow { readonly expression: string }

/** What every event has. A parameter of the same name takes the place of one of these. */
const COMMON: readonly Shown[] = [
  { name: 'event', type: 'BIGINT', expression: 'e.event', about: 'Number of the event' },
  { name: 'time', type: 'TIMESTAMP_NS', expression: 'e.time', about: 'When it happened' },
  { name: 'cpu', type: 'INTEGER', expression: 'e.cpu::INTEGER', about: 'Processor' },
  { name: 'type', type: 'event_type', expression: 'e.type', about: 'Its type' },
  { name: 'process', type: 'INTEGER', expression: 'e.process', about: 'Program image that did it' },
  { name: 'process_name', type: 'VARCHAR', expression: 's.name', about: 'Its name then' },
  { name: 'pid', type: 'BIGINT', expression: 's.pid', about: 'Its process id' },
  { name: 'tid', type: 'INTEGER', expression: 'e.tid', about: 'Thread id' },
  { name: 'user', type: 'VARCHAR', expression: 's."user"', about: 'Its user then' },
  { name: 'container', type: 'VARCHAR', expression: 's.container', about: 'Its container; NULL on the host' },
];

const DESCRIPTOR: readonly Shown[] = [
  { name: 'descriptor', type: 'INTEGER', expression: 'nullif(e.descriptor, 0)', about: 'Descriptor that it works on or makes' },
  { name: 'descriptor_name', type: 'VARCHAR', expression: 'd.name', about: 'Name of that descriptor then' },
];

const ERROR: Shown = {
  name: 'error', type: 'VARCHAR', expression: 'error_name(e.result)', about: 'Name of the error; NULL where it succeeded',
};

interface Derived {
  readonly suffix: string;
  readonly type: string;
  readonly expression: (value: string) => string;
  readonly about: string;
}

const addressIn = (part: number) => (value: string): string => `address_part(split_part(${value}, '->', ${part}))`;
const portIn = (part: number) => (value: string): string => `port_part(split_part(${value}, '->', ${part}))`;

/** What a value of a base type is shown as beside itself. */
const BESIDE: Readonly<Partial<Record<BaseType, readonly Derived[]>>> = {
  sig: [{ suffix: '_name', type: 'VARCHAR', expression: (value) => `signal_name(${value})`, about: 'Name of the signal' }],
  addr: [
    { suffix: '_ip', type: 'VARCHAR', expression: (value) => `address_part(${value})`, about: 'IP address in it' },
    { suffix: '_port', type: 'INTEGER', expression: (value) => `port_part(${value})`, about: 'Port in it' },
  ],
  tuple: [
    { suffix: '_source', type: 'VARCHAR', expression: addressIn(1), about: 'Address of the client' },
    { suffix: '_source_port', type: 'INTEGER', expression: portIn(1), about: 'Port of the client' },
    { suffix: '_destination', type: 'VARCHAR', expression: addressIn(2), about: 'Address of the server' },
    { suffix: '_destination_port', type: 'INTEGER', expression: portIn(2), about: 'Port of the server' },
  ],
};

const ABOUT: Readonly<Partial<Record<BaseType, string>>> = {
  errno: 'Result: negative is an error number', fd: 'Number of a descriptor', pid: 'Process or thread id',
  bytes: 'Payload, as far as it was kept', path: 'Path as the program passed it', relpath: 'Path as the program passed it',
  addr: 'Address with port, or path of a unix socket', tuple: 'Both ends of the connection', strings: 'List of texts',
  reltime: 'Nanoseconds', abstime: 'Point in time', fdlist: 'Descriptors with the events asked for',
};

const textAlias = (param: Param): string => `t${param.index}`;

function valueOf(type: EventType, param: Param): string {
  const common = commonColumn(type, param);
  if (common !== undefined) return `e.${common}`;
  return keptAs(param) === 'text' ? `${textAlias(param)}.value` : `${keptAs(param) === 'BLOB' ? 'y' : 'p'}.${quoted(param.name)}`;
}

function typeOf(type: EventType, param: Param): string {
  const common = commonColumn(type, param);
  if (common !== undefined) return common === 'fd' ? 'INTEGER' : 'BIGINT';
  return keptAs(param) === 'text' ? 'VARCHAR' : keptAs(param);
}

const listed = (value: string): string => `string_split(rtrim(${value}, chr(0)), chr(0))`;

function shownAs(type: EventType, param: Param): Shown[] {
  const value = valueOf(type, param);
  const kept = typeOf(type, param);
  const isList = param.base === 'strings';
  const itself: Shown = {
    name: param.name, type: isList ? 'VARCHAR[]' : kept, expression: isList ? listed(value) : value,
    about: ABOUT[param.base] ?? `Parameter ${param.name}`,
  };
  const beside = (BESIDE[param.base] ?? []).map(({ suffix, type, expression, about }) =>
    ({ name: `${param.name}${suffix}`, type, expression: expression(value), about }));
  return [itself, ...absolute(param), ...beside, ...names(param, value)];
}

function absolute(param: Param): Shown[] {
  if (param.base !== 'path' && param.base !== 'relpath') return [];
  const about = `${param.name}, made absolute from where the call started`;
  return [{ name: absoluteName(param), type: 'VARCHAR', expression: `a${param.index}.value`, about }];
}

/** Flags and enumerated values by their names, too. */
function names(param: Param, value: string): Shown[] {
  if (param.table === undefined || param.storage !== 'number') return [];
  const expression = `${param.table}_names(${value})`;
  return [{ name: `${param.name}_names`, type: 'VARCHAR', expression, about: `Names of ${param.name}, with | between` }];
}

function columnsOf(type: EventType): Shown[] {
  const own = type.params.flatMap((param) => shownAs(type, param));
  const taken = new Set(own.map(({ name }) => name));
  const answers = type.params.some((param) => commonColumn(type, param) === 'result');
  const extra = [...DESCRIPTOR, ...(answers ? [ERROR] : [])].filter(({ name }) => !taken.has(name));
  return [...COMMON.filter(({ name }) => !taken.has(name)), ...own, ...extra];
}

function viewOf(type: EventType): ViewDefinition {
  const columns = columnsOf(type);
  const own = ownParams(type);
  const joins = [
    'stored.events e JOIN stored.thread_states s ON s.thread_state = e.thread_state',
    'JOIN stored.descriptors d ON d.descriptor = e.descriptor',
    ...(own.length > 0 ? [`JOIN params.${quoted(type.name)} p ON p.event = e.event`] : []),
    ...(payloadParams(type).length > 0 ? [`LEFT JOIN payloads.${quoted(type.name)} y ON y.event = e.event`] : []),
    ...own.filter((param) => keptAs(param) === 'text')
      .map((param) => `JOIN stored.texts ${textAlias(param)} ON ${textAlias(param)}.text = p.${quoted(param.name)}`),
    ...pathParams(type).map((param) => `JOIN stored.texts a${param.index} ON a${param.index}.text = p.${quoted(absoluteName(param))}`),
  ];
  const select = columns.map(({ name, expression }) => `${expression} AS ${quoted(name)}`).join(', ');
  // Calls without an event of their own share one table, and have types of their own.
  const where = type.name === 'syscall' ? '' : ` WHERE e.type = ${literal(type.name)}`;
  const query = `SELECT ${select} FROM ${joins.join(' ')}${where}`;
  return { name: type.name, about: `Events ${type.name}, with their parameters.`, columns, query };
}

export const EVENT_VIEWS: readonly ViewDefinition[] = Object.values(EVENT_TYPES).map(viewOf);
