// One msgpack value in, one out: the plain subset that any msgpack reader knows (no extensions, no records).
//
// A capture may come from anywhere, so a value is walked before it is built: counts are held against the bytes that are
// left, nesting is bounded, extensions are refused. Building then cannot allocate more than the bytes justify.
import { Packr, Unpackr } from 'msgpackr';
import { damaged } from '../problem.js';

const packr = new Packr({ useRecords: false, variableMapSize: true });
const unpackr = new Unpackr({ useRecords: false, int64AsType: 'bigint' });

const MAX_DEPTH = 8;

/** Packs a plain map. Bigints become 64-bit integers, Uint8Arrays `bin`. */
export const pack = (value: object): Uint8Array => packr.pack(value);

/** Unpacks a map; `bin` values are views of `bytes`. Throws CaptureError (damaged). */
export function unpack(bytes: Uint8Array): Record<string, unknown> {
  if (skipValue(bytes, 0, 0) !== bytes.length) throw damaged('a frame is not one msgpack value');
  const value: unknown = unpackr.unpack(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) {
    throw damaged('a frame does not hold a map');
  }
  return value as Record<string, unknown>;
}

/** Where the value that starts at `at` ends. */
function skipValue(bytes: Uint8Array, at: number, depth: number): number {
  if (at >= bytes.length) throw damaged('a msgpack value is not whole');
  const first = bytes[at];
  if (first < 0x80 || first >= 0xe0) return at + 1;
  if (first < 0x90) return skipMany(bytes, at + 1, 2 * (first & 15), depth);
  if (first < 0xa0) return skipMany(bytes, at + 1, first & 15, depth);
  if (first < 0xc0) return skipBytes(bytes, at + 1, first & 31);
  return skipMarked(bytes, at, first, depth);
}

/** Values whose kind has a byte of its own: nil, booleans, bin, floats, integers, long strings, arrays and maps. */
function skipMarked(bytes: Uint8Array, at: number, first: number, depth: number): number {
  switch (first) {
    case 0xc0: case 0xc2: case 0xc3: return at + 1;
    case 0xc4: case 0xd9: return skipBytes(bytes, at + 2, count(bytes, at + 1, 1));
    case 0xc5: case 0xda: return skipBytes(bytes, at + 3, count(bytes, at + 1, 2));
    case 0xc6: case 0xdb: return skipBytes(bytes, at + 5, count(bytes, at + 1, 4));
    case 0xcc: case 0xd0: return skipBytes(bytes, at + 1, 1);
    case 0xcd: case 0xd1: return skipBytes(bytes, at + 1, 2);
    case 0xca: case 0xce: case 0xd2: return skipBytes(bytes, at + 1, 4);
    case 0xcb: case 0xcf: case 0xd3: return skipBytes(bytes, at + 1, 8);
    case 0xdc: return skipMany(bytes, at + 3, count(bytes, at + 1, 2), depth);
    case 0xdd: return skipMany(bytes, at + 5, count(bytes, at + 1, 4), depth);
    case 0xde: return skipMany(bytes, at + 3, 2 * count(bytes, at + 1, 2), depth);
    case 0xdf: return skipMany(bytes, at + 5, 2 * count(bytes, at + 1, 4), depth);
    default: throw damaged(`msgpack byte 0x${first.toString(16)} is not used in captures`);
  }
}

function skipMany(bytes: Uint8Array, at: number, values: number, depth: number): number {
  if (depth >= MAX_DEPTH) throw damaged('msgpack values are nested too deep');
  if (values > bytes.length - at) throw damaged('a msgpack collection claims more than its frame holds');
  let end = at;
  for (let i = 0; i < values; i++) end = skipValue(bytes, end, depth + 1);
  return end;
}

function skipBytes(bytes: Uint8Array, at: number, length: number): number {
  if (length > bytes.length - at) throw damaged('a msgpack value is not whole');
  return at + length;
}

/** A big-endian count of `width` bytes. */
function count(bytes: Uint8Array, at: number, width: number): number {
  if (at + width > bytes.length) throw damaged('a msgpack value is not whole');
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + bytes[at + i];
  return value;
}
