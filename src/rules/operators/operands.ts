// Written values → values of a field's type. Each reader throws a string that says what is wrong with the value.
import { toText } from '../../capture/texts.js';
import { addressBytes } from '../../state/sockets/address-bytes.js';
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
  const bytes = addressBytes(value);
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
