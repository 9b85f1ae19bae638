// Parameters as people write them → values of columns, by the parameter's type. Each reader throws a string that says what is wrong.
import { toBytes } from '../../capture/texts.js';
import type { Value } from '../../capture/write/block-builder.js';
import { meant } from '../../rules/nearest.js';
import type { YamlMap, YamlNode } from '../../rules/yaml/node.js';
import { ERRNO_NUMBERS } from '../../schema/errno.js';
import type { Param } from '../../schema/events.js';
import { FLAG_TABLES, type FlagRow, type FlagTable } from '../../schema/flags.js';
import type { BaseType } from '../../schema/param-type.js';
import { SIGNAL_NUMBERS } from '../../schema/signals.js';
import { SYSCALLS } from '../../schema/syscalls.js';
import { addressBytes } from '../../state/sockets/address-bytes.js';
import { AT_FDCWD } from '../../state/paths/paths.js';
import { addrBytes, tupleBytes } from './socket-bytes.js';

/** What names of people and processes stand for. */
export interface Names {
  pid(name: string): number | undefined;
  uid(name: string): number | undefined;
}

type ReadText = (text: string, param: Param, names: Names) => Value;

/** The value of a parameter; a list of texts where the type has such, and payload that is no text as `{hex: cafebabe}`. */
export function parameterValue(node: YamlNode, param: Param, names: Names): Value {
  if (node.kind === 'null') return undefined;
  if (node.kind === 'sequence') return listValue(node.items.map(textOf), param);
  if (node.kind === 'map' && param.base === 'bytes') return hexValue(node);
  return READERS[param.base](textOf(node), param, names);
}

function textOf(node: YamlNode): string {
  if (node.kind !== 'scalar') throw 'a single value is wanted here';
  return node.value.text;
}

function hexValue({ entries: [entry, another] }: YamlMap): Uint8Array {
  const text = entry?.key === 'hex' && another === undefined ? textOf(entry.value) : '';
  if (!/^(?:[0-9a-fA-F]{2})+$/.test(text)) throw 'payload is a text, or {hex: cafebabe}';
  return Buffer.from(text, 'hex');
}

/** Lists of flags may be written as lists; `strings` are lists of texts, each ended by NUL. */
function listValue(items: readonly string[], param: Param): Value {
  if (param.base === 'strings') return items.map((item) => `${toBytes(item)}\0`).join('');
  if (param.table !== undefined && param.base !== 'dyn') return bitsNamed(items.join('|'), param);
  throw `${param.name} takes a single value`;
}

const INTEGER = /^-?(?:0x[0-9a-fA-F]+|[0-9]+)$/;

function integer(text: string): number | bigint {
  if (!INTEGER.test(text)) throw `'${text}' is not a whole number`;
  const exact = text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

/** Modes are written as chmod(1) takes them. */
function octal(text: string): number {
  if (!/^(?:0o)?[0-7]{1,7}$/.test(text)) throw `'${text}' is not an octal number, as in 4755`;
  return parseInt(text.replace('0o', ''), 8);
}

/** `ENOENT` is -2, as the kernel returns it. */
function result(text: string): number | bigint {
  const error = ERRNO_NUMBERS.get(text.replace(/^-/, ''));
  if (error !== undefined) return -error;
  if (/^-?E[A-Z]/.test(text)) throw unknown(text, 'error', [...ERRNO_NUMBERS.keys()]);
  return integer(text);
}

const unknown = (name: string, kind: string, known: Iterable<string>): string => {
  const hint = meant(name, known);
  return `there is no ${kind} '${name}'${hint === undefined ? '' : `: ${hint}`}`;
};

const bitsNamed = (text: string, { table }: Param): number | bigint =>
  (table === undefined || INTEGER.test(text) ? integer(text) : flagBits(text, table));

/** Bits of `O_RDWR|O_CREAT`, as rules see them. Throws a string. */
export function flagBits(text: string, table: FlagTable): number {
  const rows: readonly FlagRow[] = FLAG_TABLES[table];
  return text.split('|').map((name) => name.trim()).filter(Boolean).reduce((bits, name) => {
    const row = rows.find((one) => one[0] === name);
    if (row === undefined) throw unknown(name, `name of ${table}`, rows.map((one) => one[0]));
    return (bits | row[1]) >>> 0;
  }, 0);
}

const mode: ReadText = (text, param) => (/^[0-9]/.test(text) || param.table === undefined ? octal(text) : bitsNamed(text, param));

const descriptor: ReadText = (text) => (text === 'AT_FDCWD' ? AT_FDCWD : result(text));

const process: ReadText = (text, _, names) =>
  (INTEGER.test(text) || /^-?E[A-Z]/.test(text) ? result(text) : named(names.pid(text), text, 'process'));
const user: ReadText = (text, _, names) => (INTEGER.test(text) ? integer(text) : named(names.uid(text), text, 'user'));

function named(number: number | undefined, name: string, kind: string): number {
  if (number === undefined) throw `there is no ${kind} '${name}'`;
  return number;
}

function numberOf(kind: string, numbers: ReadonlyMap<string, number>): ReadText {
  return (text) => numbers.get(text) ?? (INTEGER.test(text) ? integer(text) : raise(unknown(text, kind, numbers.keys())));
}

function raise(complaint: string): never {
  throw complaint;
}

const address: ReadText = (text) => addressBytes(text) ?? raise(`'${text}' is not an IP address`);

/** The alternative that each table has for numbers: little-endian, after its own number (rules/parameters/dynamic.ts). */
const DYNAMIC_NUMBER: Readonly<Record<string, number>> = { sockopt: 3, ptrace: 0, bpf: 0, keyctl: 0 };

const dynamic: ReadText = (text, param) => {
  const bytes = Buffer.alloc(9, DYNAMIC_NUMBER[param.table as string] ?? 0);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(integer(text))), 1);
  return bytes.toString('latin1');
};

/** `4:1 7:4`: descriptors, each with its event bits, as `evt.arg.fds` shows them but for the kind. */
const polled: ReadText = (text) => {
  const entries = text.split(' ').filter(Boolean)
    .map((entry) => /^([0-9]+):([0-9a-f]+)$/.exec(entry) ?? raise(`'${entry}' is not FD:EVENTS`));
  const bytes = Buffer.alloc(2 + 10 * entries.length);
  bytes.writeUInt16LE(entries.length, 0);
  for (const [index, [, fd, events]] of entries.entries()) {
    bytes.writeBigInt64LE(BigInt(fd!), 2 + 10 * index);
    bytes.writeUInt16LE(parseInt(events!, 16), 10 + 10 * index);
  }
  return bytes.toString('latin1');
};

const bytes: ReadText = (text) => Buffer.from(text, 'utf8');
const words: ReadText = (text) => text.split(' ').filter(Boolean).map((word) => `${toBytes(word)}\0`).join('');

const READERS: Readonly<Record<BaseType, ReadText>> = {
  i8: integer, i16: integer, i32: integer, i64: integer, i32x: integer,
  u8: integer, u16: integer, u32: integer, u64: integer, u8x: integer, u32x: integer, u64x: integer, u32o: octal, port: integer,
  errno: result, reltime: integer, abstime: integer, sigset: integer,
  fd: descriptor, fd32: descriptor, pid: process, pid32: process, uid: user, gid: integer,
  sig: numberOf('signal', SIGNAL_NUMBERS), scid: numberOf('system call', new Map(SYSCALLS.map(([id, name]) => [name, id]))),
  flags8: bitsNamed, flags16: bitsNamed, flags32: bitsNamed, enum8: bitsNamed, enum16: bitsNamed, enum32: bitsNamed, mode,
  str: toBytes, path: toBytes, relpath: toBytes, strings: words,
  addr: addrBytes, tuple: tupleBytes, ip4: address, ip6: address, fdlist: polled, dyn: dynamic, bytes,
};
