// Stored columns of any width → the two kinds of arrays that all readers see, so that their loops stay monomorphic.
import type { NumberColumn } from '../../schema/events.js';
import type { RawColumn, RawNumbers } from '../raw-block.js';

/** Numbers as Int32Array when all of them fit and none is absent, else Float64Array with NaN for absent. */
export function widenNumbers({ numbers, absent }: RawColumn): NumberColumn {
  const values = widen(numbers!);
  return absent && absent.includes(1) ? withAbsent(values, absent) : values;
}

/** A column of `rows` absent values: what an older file has for a parameter that came later. */
export const absentNumbers = (rows: number): NumberColumn => new Float64Array(rows).fill(NaN);

function withAbsent(values: NumberColumn, absent: Uint8Array): Float64Array {
  const marked = new Float64Array(values);
  for (let row = 0; row < absent.length; row++) if (absent[row] !== 0) marked[row] = NaN;
  return marked;
}

export function widen(values: RawNumbers): NumberColumn {
  if (values instanceof Int32Array) return values;
  if (values instanceof Uint32Array) return widenUnsigned(values);
  if (values instanceof BigInt64Array) return widenWide(values, true);
  if (values instanceof BigUint64Array) return widenWide(values, false);
  return new Int32Array(values);
}

function widenUnsigned(values: Uint32Array): NumberColumn {
  let all = 0;
  for (let i = 0; i < values.length; i++) all |= values[i];
  return all >= 0 ? new Int32Array(values.buffer, values.byteOffset, values.length) : new Float64Array(values);
}

/** 64-bit values by their halves: a BigInt for each would take fifty times as long. */
function widenWide(values: BigInt64Array | BigUint64Array, signed: boolean): NumberColumn {
  const low = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const narrowed = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const half = low[2 * i];
    const sign = signed ? half >> 31 : 0;
    if (low[2 * i + 1] !== sign || (!signed && half < 0)) return roundWide(low, signed);
    narrowed[i] = half;
  }
  return narrowed;
}

function roundWide(halves: Int32Array, signed: boolean): Float64Array {
  const rounded = new Float64Array(halves.length / 2);
  for (let i = 0; i < rounded.length; i++) {
    const high = signed ? halves[2 * i + 1] : halves[2 * i + 1] >>> 0;
    rounded[i] = high * 0x100000000 + (halves[2 * i] >>> 0);
  }
  return rounded;
}
