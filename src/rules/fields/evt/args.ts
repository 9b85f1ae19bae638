// evt.arg.*, evt.args and kin: the parameters of the event.
import { ABSENT, EMPTY } from '../../../capture/texts.js';
import { EVENT_CODES, EVENT_TYPES, type EventName, type EventType, type Param } from '../../../schema/events.js';
import type { BaseType } from '../../../schema/param-type.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Display, Extract, Field, FieldType, Value } from '../../field.js';
import { argumentLine, countGiven, parameterTexts, shownText, type ParameterText } from '../../parameters/parameter-text.js';
import { byteString } from '../../parameters/payload.js';
import { bytesAt, integerAt, isAbsent, textAt } from '../../parameters/read.js';
import { absolutePath } from '../../parameters/paths.js';
import { ALL_TYPES } from '../event-sets.js';

/** What rules see of an event: the result that we record of calls without an event of their own is not among Falco's parameters. */
const visible = (type: EventType): readonly Param[] => (type.name === 'syscall' ? type.params.slice(0, 2) : type.params);

const isIndex = (argument: string): boolean => /^\d+$/.test(argument);

const paramOf = (type: EventType, argument: string): Param | undefined =>
  isIndex(argument) ? visible(type)[Number(argument)] : visible(type).find((param) => param.name === argument);

const typesWith = (argument: string): readonly EventType[] => ALL_TYPES.filter((type) => paramOf(type, argument) !== undefined);
const namesOf = (types: readonly EventType[]): readonly EventName[] => types.map((type) => type.name);

/** Names of parameters, the longest first. */
const PARAMETER_NAMES = new RegExp(`^(?:${[...new Set(ALL_TYPES.flatMap((type) => visible(type).map((param) => param.name)))]
  .sort((a, b) => b.length - a.length).join('|')})`);
const EVENT_NAMES = new RegExp(`^(?:${ALL_TYPES.map((type) => type.name).sort((a, b) => b.length - a.length).join('|')})`);

/** Something for each event type that has the parameter, by event code. */
function byCode<T>(argument: string, make: (type: EventType, param: Param) => T): readonly (T | undefined)[] {
  const table: (T | undefined)[] = new Array(EVENT_CODES).fill(undefined);
  for (const type of typesWith(argument)) table[type.code] = make(type, paramOf(type, argument)!);
  return table;
}

/** Whether the event has the parameter: without a value it still shows as `<NA>`, not there at all it has none. */
const isGiven = (param: Param, event: CurrentEvent): boolean => !isAbsent(event, param) || param.index < countGiven(event);

function argument(name: string | undefined): Extract {
  const texts = byCode<ParameterText>(name!, (type, param) => parameterTexts(type)[param.index]!);
  return (event) => {
    const text = texts[event.type.code];
    return text && isGiven(text.param, event) ? shownText(text, event) : undefined;
  };
}

/** The field type of a parameter in its binary form; types that no comparison is defined for count as bytes. */
const FIELD_TYPES: Partial<Record<BaseType, FieldType>> = {
  i8: 'int8', i16: 'int16', i32: 'int32', i32x: 'int32', i64: 'int64', u8: 'uint8', u8x: 'uint8', u16: 'uint16', u32: 'uint32',
  u32x: 'uint32', u32o: 'uint32', u64: 'uint64', u64x: 'uint64', errno: 'int64', fd: 'fd', fd32: 'fd', pid: 'pid', pid32: 'pid',
  uid: 'uint32', gid: 'uint32', scid: 'uint16', sig: 'uint8', sigset: 'uint32', reltime: 'reltime', abstime: 'abstime', port: 'port',
  flags8: 'flags32', flags16: 'flags32', flags32: 'flags32', enum8: 'flags32', enum16: 'flags32', enum32: 'flags32', mode: 'mode',
  str: 'charbuf', path: 'fspath', relpath: 'fspath', ip4: 'ipaddr', ip6: 'ipaddr',
};
const typeOf = (param: Param): FieldType => FIELD_TYPES[param.base] ?? 'bytebuf';
const displayOf = (param: Param): Display =>
  param.base.endsWith('x') ? 'hex' : param.base === 'u32o' || param.base === 'mode' ? 'oct' : 'dec';

function binary(event: CurrentEvent, param: Param): Value {
  if (param.storage === 'number') return integerAt(event, param);
  if (param.storage === 'bytes') return event.state.texts.intern(byteString(bytesAt(event, param))) || undefined;
  return textAt(event, param) || undefined;
}

/** Same-named parameters of another kind are left out: a field has one type. */
const typesLikeFirst = (name: string): readonly EventType[] => {
  const types = typesWith(name);
  const storage = types[0] && paramOf(types[0], name)!.storage;
  return types.filter((type) => paramOf(type, name)!.storage === storage);
};

function rawArgument(name: string | undefined): Extract {
  const alike = new Set(typesLikeFirst(name!));
  const params = byCode(name!, (type, param) => (alike.has(type) ? param : undefined));
  return (event) => {
    const param = params[event.type.code];
    return param && binary(event, param);
  };
}

function line(event: CurrentEvent): Value {
  return event.type.name === 'syscall' ? EMPTY : event.state.texts.intern(argumentLine(event));
}

/** Which path of a call: [its own or the source, the target]. */
const PATHS: Partial<Record<EventName, readonly [string, string?]>> = {
  openat: ['name'], openat2: ['name'], unlinkat: ['name'], mkdirat: ['path'], fchmodat: ['filename'], fchownat: ['pathname'],
  symlinkat: ['linkpath'], renameat: ['oldpath', 'newpath'], renameat2: ['oldpath', 'newpath'], linkat: ['oldpath', 'newpath'],
  open_by_handle_at: ['path'],
};

function pathArgument(which: string | undefined): Extract {
  const table: (Param | undefined)[] = new Array(EVENT_CODES).fill(undefined);
  for (const [name, [own, target]] of Object.entries(PATHS) as [EventName, readonly [string, string?]][]) {
    const wanted = which === 'dst' ? target : which === 'src' && target === undefined ? undefined : own;
    const type = EVENT_TYPES[name];
    table[type.code] = type.params.find((param) => param.name === wanted);
  }
  return (event) => {
    const param = table[event.type.code];
    if (!param || (event.type.name === 'open_by_handle_at' && !(event.result > 0))) return undefined;
    const path = absolutePath(event, param);
    return path === ABSENT ? undefined : path;
  };
}

export const EVT_ARGS: readonly Field[] = [
  { name: 'evt.arg', type: 'charbuf', varies: 'event', argument: 'name or index', argumentRequired: true,
    argumentNames: PARAMETER_NAMES, forArgument: (name) => ({ on: namesOf(typesWith(name)) }),
    about: 'One parameter by name or position: what it stands for, or else the value', extract: argument },
  { name: 'evt.rawarg', type: 'bytebuf', varies: 'event', argument: 'name', argumentRequired: true, argumentNames: PARAMETER_NAMES,
    noRightHandSide: true, noTransformer: true,
    forArgument: (name) => {
      const types = typesLikeFirst(name);
      const param = paramOf(types[0]!, name)!;
      return { type: typeOf(param), display: displayOf(param), on: namesOf(types) };
    },
    about: 'One parameter by name in its binary form', extract: rawArgument },
  { name: 'evt.args', type: 'charbuf', varies: 'event', about: 'All parameters, each with its name', extract: () => line },
  { name: 'evt.info', type: 'charbuf', varies: 'event', about: 'The same as evt.args', extract: () => line },
  { name: 'evt.type.is', type: 'uint32', varies: 'event', argument: 'name', argumentRequired: true, argumentNames: EVENT_NAMES,
    about: '1 if the event has this name, else 0', extract: (name) => (e) => (e.type.name === name ? 1 : 0) },
  { name: 'evt.abspath', type: 'charbuf', varies: 'event', argument: 'name', argumentNames: /^(?:src|dst)/,
    on: Object.keys(PATHS) as EventName[], about: 'Absolute path of the path parameter; .src and .dst where there are two',
    extract: pathArgument },
];
