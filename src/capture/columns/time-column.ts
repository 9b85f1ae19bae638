// Times of a block's events, as they are stored: ['delta', bytes], the nanoseconds since the event before (the first: since
// the block's base), transposed: the lowest byte of every difference, then the next byte of every difference, and so on.
// Where times go back: ['u64', bytes], offsets from the base.
//
// Differences repeat where times never do, and transposed their upper bytes are nearly all alike: both make files smaller.
import type { NumberColumn } from '../../schema/events.js';
import { encodeNumbers, viewNumbers, type StoredNumbers } from './number-column.js';
import { damaged } from '../problem.js';
import { timesByDifference } from './times-by-difference.js';
import { timesOf, type Times } from './times.js';
import { widen } from './widen.js';

/** Differences of more than 2^53 ns (104 days) do not occur within a block. */
const MAX_WIDTH = 7;

/** Stores offsets (nanoseconds since the block's base). */
export function encodeTimes(offsets: BigUint64Array | Uint32Array): StoredNumbers {
  const deltas = deltasOf(widen(offsets));
  if (deltas.some((delta) => delta < 0)) return encodeNumbers(BigUint64Array.from(offsets, BigInt), 'u64');
  return ['delta', transpose(deltas)];
}

/** Differences between neighbours; the first is the first offset itself. */
function deltasOf(offsets: NumberColumn): Float64Array {
  const deltas = new Float64Array(offsets.length);
  let before = 0;
  for (let i = 0; i < offsets.length; i++) {
    deltas[i] = offsets[i] - before;
    before = offsets[i];
  }
  return deltas;
}

/** As many planes of bytes as the largest value needs. */
function transpose(values: Float64Array): Uint8Array {
  const rows = values.length;
  const max = values.reduce((most, value) => Math.max(most, value), 0);
  let width = 1;
  while (max >= 256 ** width) width++;
  const planes = new Uint8Array(width * rows);
  for (let i = 0; i < rows; i++) {
    let rest = values[i];
    for (let plane = 0; rest > 0; plane++) {
      planes[plane * rows + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }
  return planes;
}

/** Times as stored, in nanoseconds from where `base` is the block's base. Throws CaptureError (damaged). */
export function decodeTimes(stored: unknown, rows: number, base: number): Times {
  const [type, bytes] = Array.isArray(stored) ? stored : [];
  if (!(bytes instanceof Uint8Array)) throw damaged('a column of times has no bytes');
  if (type === 'u64') return timesOf(viewNumbers('u64', bytes, rows) as BigUint64Array, base);
  const width = rows === 0 ? 0 : bytes.length / rows;
  if (type !== 'delta' || !Number.isInteger(width) || width > MAX_WIDTH) throw damaged('a column of times has an unknown type');
  return timesByDifference(bytes, rows, width, base);
}
