// Written values → values of a field's type. Each reader throws a string that says what is wrong with the value.
import { isIPv4, isIPv6 } from 'node:net';
import { toText } from '../../capture/texts.js';
import type { FieldType } from '../field.js';
import { netValue } from './nets.js';
import type { Operator, Scalar } from './operator.js';
import { SERVICES } from './services.js';

const LONGEST_TEXT = 255;

/** The value of a written constant (byte string) for a field of this type. */
export function readOperand(value: string, type: FieldType, operator: Operator): Scalar {
  if (operator.reads === 'hex bytes') return readHexBytes(value);
  return READERS[type](value);
}

const READERS: { readonly [T in FieldType]: (value: string) => Scalar } = {
  charbuf: readText, fspath: readText, bytebuf: readText,
  bool: readBool,
  int8: integer(8, true), int16: integer(16, true), int32: integer(32, true), int64: integer(64, true),
  uint8: integer(8, false), uint16: integer(16, false), uint32: integer(32, false), uint64: integer(64, false),
  pid: integer(64, true), fd: integer(64, true), flags32: integer(32, false), mode: integer(32, false),
  reltime: integer(64, false), abstime: integer(64, false), double: integer(32, true),
  port: readPort,
  ipaddr: readAddress, ipnet: readNet,
};

function readText(value: string): string {
  if (value.length > LONGEST_TEXT) throw `filter parameter too long: at most ${LONGEST_TEXT} bytes`;
  return value;
}

function readBool(value: string): boolean {
  if (value !== 'true' && value !== 'false') throw `filter error: unrecognized boolean value '${toText(value)}'`;
  return value === 'true';
}

/** As C's scanf: decimal, optional sign, cut to the width; a negative number for an unsigned type wraps. */
function integer(bits: number, signed: boolean): (value: string) => number | bigint {
  return (value) => {
    if (!/^[ \t\r\n\f\v]*[+-]?[0-9]+$/.test(value)) throw `'${toText(value)}' is not a valid number`;
    const exact = BigInt(value.trim().replace(/^\+/, ''));
    const cut = signed ? BigInt.asIntN(bits, exact) : BigInt.asUintN(bits, exact);
    const small = Number(cut);
    return Number.isSafeInteger(small) ? small : cut;
  };
}

function readPort(value: string): number {
  if (/^[0-9]+$/.test(value)) return Number(BigInt.asUintN(16, BigInt(value)));
  if (!Object.hasOwn(SERVICES, value)) throw `unrecognized protocol '${toText(value)}'`;
  return SERVICES[value]!;
}

function readHexBytes(value: string): string {
  if (value.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(value)) throw `'${toText(value)}' is not a hexadecimal string of whole bytes`;
  return readText(Buffer.from(value, 'hex').toString('latin1'));
}

function readAddress(value: string): string {
  const bytes = value.includes('.') && !value.includes(':') ? bytesOfIPv4(value) : bytesOfIPv6(value);
  if (bytes === undefined) throw `unrecognized IP address '${toText(value)}'`;
  return bytes;
}

function readNet(value: string): string {
  const [address, prefix, ...more] = value.split('/');
  if (prefix === undefined) throw `unrecognized IP network '${toText(value)}': a prefix length is missing, as in 10.0.0.0/8`;
  const base = readAddress(address!);
  const bits = /^[0-9]+$/.test(prefix) ? Number(prefix) : Infinity;
  if (bits > base.length * 8 || more.length > 0) throw `invalid prefix length in IP network '${toText(value)}'`;
  return netValue(base, bits);
}

const bytesOfIPv4 = (text: string): string | undefined =>
  (isIPv4(text) ? String.fromCharCode(...text.split('.').map(Number)) : undefined);

function bytesOfIPv6(text: string): string | undefined {
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const dotted = /[0-9.]*$/.exec(text)![0];
  const v4 = dotted.includes('.') ? bytesOfIPv4(dotted)! : undefined;
  const hex = v4 === undefined ? text : text.slice(0, -dotted.length) + groupsOf(v4);
  const [head, tail] = hex.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const gap = tail === undefined ? [] : new Array<string>(8 - head!.length - tail.length).fill('0');
  const groups = [...head!, ...gap, ...(tail ?? [])].map((group) => parseInt(group, 16));
  return String.fromCharCode(...groups.flatMap((group) => [group >> 8, group & 0xff]));
}

const groupsOf = (v4: string): string =>
  [0, 2].map((at) => ((v4.charCodeAt(at) << 8) | v4.charCodeAt(at + 1)).toString(16)).join(':');
