// Many byte strings in a row, as they are stored: [['u8', lengths], bytes]. Used for dictionaries and for payload.
//
// Lengths rather than offsets, because lengths repeat and compress to almost nothing where offsets never repeat.
import { decodeUnsigned, encodeNumbers, narrow, type StoredNumbers } from './number-column.js';
import { damaged } from '../problem.js';
import type { RawBytes } from '../raw-block.js';

export type StoredBytes = readonly [lengths: StoredNumbers, bytes: Uint8Array];

export function encodeByteStrings({ offsets, bytes }: RawBytes): StoredBytes {
  const lengths = new Uint32Array(Math.max(0, offsets.length - 1));
  for (let i = 0; i < lengths.length; i++) lengths[i] = offsets[i + 1] - offsets[i];
  const from = offsets[0] ?? 0;
  return [encodeNumbers(narrow(lengths)), bytes.subarray(from, offsets[lengths.length] ?? from)];
}

/** Throws CaptureError (damaged) when the lengths do not add up to the bytes. */
export function decodeByteStrings(stored: unknown, count: number): RawBytes {
  const [lengths, bytes] = Array.isArray(stored) ? stored : [];
  if (!(bytes instanceof Uint8Array)) throw damaged('byte strings have no bytes');
  const each = decodeUnsigned(lengths, count);
  const offsets = new Uint32Array(count + 1);
  let end = 0;
  for (let i = 0; i < count; i++) {
    end += each[i];
    if (end > bytes.length) throw damaged('byte strings are longer than their bytes');
    offsets[i + 1] = end;
  }
  if (end !== bytes.length) throw damaged('byte strings are shorter than their bytes');
  return { offsets, bytes };
}
