// Columns of numbers as they are stored: ['u16', bytes] with as many little-endian values as there are rows, or just one
// value when all rows have the same.
import { damaged } from '../problem.js';
import type { RawNumbers } from '../raw-block.js';

const TYPES = {
  i8: Int8Array, u8: Uint8Array, i16: Int16Array, u16: Uint16Array,
  i32: Int32Array, u32: Uint32Array, i64: BigInt64Array, u64: BigUint64Array,
} as const;
export type NumberType = keyof typeof TYPES;

const NAMES = new Map<unknown, NumberType>(Object.entries(TYPES).map(([name, type]) => [type, name as NumberType]));

export type StoredNumbers = readonly [type: string, bytes: Uint8Array];

/** A typed array as it is stored; `type` renames it (text ids are stored under names of their own). */
export function encodeNumbers(values: RawNumbers, type: string = NAMES.get(values.constructor)!): StoredNumbers {
  const kept = isConstant(values) ? values.subarray(0, 1) : values;
  return [type, new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength)];
}

function isConstant(values: RawNumbers): boolean {
  if (values.length < 2) return false;
  const first = values[0];
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return false;
  return true;
}

/** The same unsigned values in the narrowest array that holds them. */
export function narrow(values: Uint8Array | Uint16Array | Uint32Array): Uint8Array | Uint16Array | Uint32Array {
  if (values instanceof Uint8Array) return values;
  let max = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > max) max = values[i];
  if (max < 0x100) return new Uint8Array(values);
  return max < 0x10000 ? new Uint16Array(values) : values;
}

export const isNumberType = (type: unknown): type is NumberType => typeof type === 'string' && Object.hasOwn(TYPES, type);

/** Stored numbers as a typed array of `rows` values. Throws CaptureError (damaged). */
export function decodeNumbers(stored: unknown, rows: number): RawNumbers {
  const [type, bytes] = Array.isArray(stored) ? stored : [];
  if (!isNumberType(type) || !(bytes instanceof Uint8Array)) throw damaged('a column of numbers has no known type');
  return viewNumbers(type, bytes, rows);
}

/** `rows` values of a type over stored bytes, which are copied only where they are not aligned. */
export function viewNumbers(type: NumberType, bytes: Uint8Array, rows: number): RawNumbers {
  const Type = TYPES[type];
  const values = bytes.length / Type.BYTES_PER_ELEMENT;
  if (values !== rows && !(values === 1 && rows > 1)) throw damaged('a column is not as long as its rows');
  const aligned = bytes.byteOffset % Type.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  const array = new Type(aligned.buffer as ArrayBuffer, aligned.byteOffset, values);
  return values === rows ? array : repeat(array, rows);
}

function repeat(one: RawNumbers, rows: number): RawNumbers {
  const all = new (one.constructor as new (length: number) => RawNumbers)(rows);
  // The element is of the array's own kind; the union of eight array types cannot say so.
  (all as Uint8Array).fill(one[0] as number);
  return all;
}

/** Unsigned values of at most 32 bits, widened to that. Throws CaptureError (damaged). */
export function decodeUnsigned(stored: unknown, rows: number): Uint32Array {
  const values = decodeNumbers(stored, rows);
  if (values instanceof Uint32Array) return values;
  if (values instanceof Uint8Array || values instanceof Uint16Array) return new Uint32Array(values);
  throw damaged('a column of unsigned numbers is of another type');
}
