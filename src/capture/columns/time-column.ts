// Times of a block's events, as they are stored: ['delta', bytes], the nanoseconds since the event before (the first: since
// the block's base), transposed: the lowest byte of every difference, then the next byte of every difference, and so on.
// Where times go back: ['u64', bytes], offsets from the base.
//
// Differences repeat where times never do, and transposed their upper bytes are nearly all alike: both make files smaller.
import type { NumberColumn } from '../../schema/events.js';
import { inRuns } from './in-runs.js';
import { encodeNumbers, viewNumbers, type StoredNumbers } from './number-column.js';
import { damaged } from '../problem.js';
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

/** Nanoseconds of each event, counted from where `base` is the block's base. Throws CaptureError (damaged). */
export function decodeTimes(stored: unknown, rows: number, base: number): Float64Array {
  const [type, bytes] = Array.isArray(stored) ? stored : [];
  if (!(bytes instanceof Uint8Array)) throw damaged('a column of times has no bytes');
  if (type === 'u64') return addBase(viewNumbers('u64', bytes, rows) as BigUint64Array, base);
  const width = rows === 0 ? 0 : bytes.length / rows;
  if (type !== 'delta' || !Number.isInteger(width) || width > MAX_WIDTH) throw damaged('a column of times has an unknown type');
  return addUp(bytes, rows, width, base);
}

function addUp(stored: Uint8Array, rows: number, width: number, base: number): Float64Array {
  // Of one class, whatever gave the bytes, so that the loops below meet nothing else.
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.length);
  const times = new Float64Array(rows);
  for (let k = LOW; k < width; k++) addPlane(times, bytes.subarray(k * rows, (k + 1) * rows), 256 ** k);
  let now = base;
  inRuns(rows, (from, to) => { now = addRun(times, bytes, width, now, from, to); });
  return times;
}

/** How many planes are added in one loop: all that blocks without a silence of four seconds have. Higher ones are added before. */
const LOW = 4;

function addRun(times: Float64Array, bytes: Uint8Array, width: number, before: number, from: number, to: number): number {
  const rows = times.length;
  // Of a plane that is not there, the first is read instead, and masked.
  const b = width > 1 ? rows : 0, c = width > 2 ? 2 * rows : 0, d = width > 3 ? 3 * rows : 0;
  const ofB = width > 1 ? 0xff : 0, ofC = width > 2 ? 0xff : 0, ofD = width > 3 ? 0xff : 0;
  let now = before;
  for (let i = from; i < to; i++) {
    const low = bytes[i] | (bytes[b + i] & ofB) << 8 | (bytes[c + i] & ofC) << 16;
    now += times[i] + (low + (bytes[d + i] & ofD) * 0x1000000);
    times[i] = now;
  }
  return now;
}

function addPlane(values: Float64Array, plane: Uint8Array, unit: number): void {
  for (let i = 0; i < values.length; i++) values[i] += plane[i] * unit;
}

/** Offsets of a block, as recorded or as stored, moved by `base`. */
export function addBase(offsets: BigUint64Array | Uint32Array, base: number): Float64Array {
  const times = new Float64Array(widen(offsets));
  for (let i = 0; i < times.length; i++) times[i] += base;
  return times;
}
