// One parameter's column as it is stored: [type, bytes] or [type, bytes, absent], where `absent` is a bitmap (bit 0 of
// byte 0 is row 0, set where there is no value). Types: i8 … u64; text8, text16, text32 (dictionary ids, 0 is absent); bytes.
import { bytesFor, packBits } from './bits.js';
import { decodeByteStrings, encodeByteStrings } from './byte-strings.js';
import { decodeNumbers, encodeNumbers, isNumberType, narrow, viewNumbers } from './number-column.js';
import { damaged } from '../problem.js';
import type { RawColumn } from '../raw-block.js';

const TEXT_TYPES = { text8: 'u8', text16: 'u16', text32: 'u32' } as const;

const isTextType = (type: unknown): type is keyof typeof TEXT_TYPES => typeof type === 'string' && Object.hasOwn(TEXT_TYPES, type);

export function encodeColumn(column: RawColumn): readonly unknown[] {
  const absent = column.absent ? [packBits(column.absent)] : [];
  if (column.numbers) return [...encodeNumbers(column.numbers), ...absent];
  if (column.payload) return ['bytes', ...encodeByteStrings(column.payload), ...absent];
  const ids = narrow(column.texts ?? new Uint32Array(0));
  return encodeNumbers(ids, `text${8 * ids.BYTES_PER_ELEMENT}`);
}

/** A stored column of `rows` rows. Throws CaptureError (damaged). */
export function decodeColumn(stored: unknown, rows: number): RawColumn {
  if (!Array.isArray(stored)) throw damaged('a column is not a list');
  const type: unknown = stored[0];
  if (isTextType(type)) return { texts: decodeTexts(type, stored[1], rows) };
  if (type === 'bytes') return { payload: decodeByteStrings(stored.slice(1, 3), rows), ...decodeAbsent(stored[3], rows) };
  if (isNumberType(type)) return { numbers: decodeNumbers(stored, rows), ...decodeAbsent(stored[2], rows) };
  throw damaged(`a column has the unknown type ${String(type)}`);
}

function decodeTexts(type: keyof typeof TEXT_TYPES, bytes: unknown, rows: number): Uint32Array {
  if (!(bytes instanceof Uint8Array)) throw damaged('a text column has no bytes');
  const ids = viewNumbers(TEXT_TYPES[type], bytes, rows) as Uint8Array | Uint16Array | Uint32Array;
  return ids instanceof Uint32Array ? ids : new Uint32Array(ids);
}

function decodeAbsent(bits: unknown, rows: number): { absent?: Uint8Array } {
  if (bits === undefined || bits === null) return {};
  if (!(bits instanceof Uint8Array) || bits.length !== bytesFor(rows)) throw damaged('a bitmap is not as long as its column');
  const absent = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) absent[row] = (bits[row >> 3] >> (row & 7)) & 1;
  return { absent };
}
