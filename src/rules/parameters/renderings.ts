// How each parameter type looks in `evt.arg.*` and `evt.args`: as it is (raw), and what it stands for (resolved).
//
// Rendering belongs to the parameter type, never to the event: a new event needs nothing here.
import type { TextId } from '../../capture/texts.js';
import type { Param } from '../../schema/events.js';
import type { BaseType } from '../../schema/param-type.js';
import { addressText } from '../../state/sockets/address-text.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { DESCRIPTOR_KINDS } from '../../state/descriptors/descriptor.js';
import type { State } from '../../state/state.js';
import { fixedText, textFromNumber, textFromText } from '../derived-texts.js';
import { socketAddressText, socketTupleText } from './addresses.js';
import { showDynamic } from './dynamic.js';
import { parseFdList } from './fd-list.js';
import { descriptorAt, descriptorText, groupText, processText, userText } from './identities.js';
import { absoluteTime, decimal, hexadecimal, hexadecimal32, octal, relativeTime, seconds } from './integers.js';
import { enumNames, errorName, flagNames, signalSet, signalText, syscallName } from './names.js';
import { resolvedPathText } from './paths.js';
import { byteString, printable } from './payload.js';
import { bytesAt, integerAt, numberAt, textAt } from './read.js';

type Show = (event: CurrentEvent) => TextId;

/** Binds a rendering to one parameter, so that what the parameter's table says is looked up once. */
export interface Rendering {
  /** What an absent parameter shows. */
  readonly absent: '<NA>' | 'NULL';
  readonly raw: (param: Param) => Show;
  /** EMPTY where the value stands for nothing but itself. */
  readonly resolved?: (param: Param) => Show;
}

const number = (show: (value: number | bigint) => string) => (param: Param): Show => (event) =>
  event.state.texts.intern(show(integerAt(event, param)!));

/** For values of which there are few, so that a condition on them builds no string. */
const few = (show: (value: number, param: Param) => string) => (param: Param): Show => {
  const text = textFromNumber((value) => show(value, param));
  return (event) => text(event.state.texts, numberAt(event, param));
};

const known = (text: (event: CurrentEvent, value: number) => TextId) => (param: Param): Show => (event) =>
  text(event, numberAt(event, param));

const integer = (show: (value: number | bigint) => string): Rendering => ({ absent: '<NA>', raw: number(show) });
const named = (show: (value: number, param: Param) => string): Rendering => ({ absent: '<NA>', raw: few(decimal), resolved: few(show) });

const bytesOf = (show: (bytes: string, param: Param, event: CurrentEvent) => string) => (param: Param): Show => (event) =>
  event.state.texts.intern(show(event.state.texts.value(textAt(event, param)), param, event));

/** Bytes that look the same wherever they stand. */
function packed(show: (bytes: string) => string, absent: Rendering['absent']): Rendering {
  const text = textFromText(show);
  return { absent, raw: (param) => (event) => text(event.state.texts, textAt(event, param)) };
}

const socketEnds = (show: (state: State, id: TextId) => string) => (param: Param): Show => (event) =>
  event.state.texts.intern(show(event.state, textAt(event, param)));

const notAvailable = fixedText('<NA>');

/** Falco reads the text `(NULL)`, which old probes wrote for a null pointer, as no value. */
const plainText = (param: Param): Show => (event) => {
  const id = textAt(event, param);
  return event.state.texts.value(id) === '(NULL)' ? notAvailable(event.state.texts) : id;
};

const user: Rendering = { absent: '<NA>', raw: few((uid) => decimal(uid | 0)), resolved: known(userText) };
const group: Rendering = { absent: '<NA>', raw: few((gid) => decimal(gid | 0)), resolved: known(groupText) };
const descriptor: Rendering = { absent: '<NA>', raw: few(decimal), resolved: known(descriptorText) };
const process: Rendering = { absent: '<NA>', raw: few(decimal), resolved: known(processText) };
const flags = named((value, param) => (param.table ? flagNames(param.table, value) : ''));
const enumeration = named((value, param) => (param.table ? enumNames(param.table, value) : ''));
const path: Rendering = { absent: '<NA>', raw: plainText, resolved: (param) => (event) => resolvedPathText(event, param) };

/** `4:e1`: descriptor, its kind, event bits. */
const polled = (bytes: string, _param: Param, event: CurrentEvent): string =>
  parseFdList(bytes).map(({ fd, events }) => {
    const kind = descriptorAt(event, fd)?.type;
    return `${fd}:${kind ? DESCRIPTOR_KINDS[kind].char : '?'}${events.toString(16)}`;
  }).join(' ');

const dynamic: Rendering = {
  absent: 'NULL',
  raw: bytesOf((bytes, param) => showDynamic(param, bytes).raw),
  resolved: bytesOf((bytes, param) => showDynamic(param, bytes).resolved ?? ''),
};

const payload: Rendering = {
  absent: 'NULL',
  raw: (param) => (event) => event.state.texts.intern(printable(byteString(bytesAt(event, param)))),
};

export const RENDERINGS: Readonly<Record<BaseType, Rendering>> = {
  i8: integer(decimal), i16: integer(decimal), i32: integer(decimal), i64: integer(decimal), i32x: integer(hexadecimal32),
  u8: integer(decimal), u16: integer(decimal), u32: integer(decimal), u64: integer(decimal),
  u8x: integer(hexadecimal), u32x: integer(hexadecimal), u64x: integer(hexadecimal), u32o: integer(octal), port: integer(decimal),
  errno: named(errorName),
  sig: named(signalText), scid: named(syscallName),
  sigset: { absent: '<NA>', raw: few(signalSet) },
  reltime: { absent: '<NA>', raw: number(relativeTime), resolved: number(seconds) },
  abstime: integer(absoluteTime),
  fd: descriptor, fd32: descriptor, pid: process, pid32: process, uid: user, gid: group,
  flags8: flags, flags16: flags, flags32: flags, enum8: enumeration, enum16: enumeration, enum32: enumeration,
  mode: { absent: '<NA>', raw: few(octal), resolved: few((value, param) => (param.table ? flagNames(param.table, value) : '')) },
  str: { absent: '<NA>', raw: plainText },
  path, relpath: path,
  strings: packed(printable, 'NULL'),
  addr: { absent: '<NA>', raw: socketEnds(socketAddressText) }, tuple: { absent: 'NULL', raw: socketEnds(socketTupleText) },
  ip4: packed(addressText, '<NA>'), ip6: packed(addressText, '<NA>'),
  fdlist: { absent: 'NULL', raw: bytesOf(polled) },
  dyn: dynamic,
  bytes: payload,
};

