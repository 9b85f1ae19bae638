// Times of a block's events, as they are stored: ['delta8' … 'delta64', bytes], each the nanoseconds since the event before
// (the first: since the block's base), or ['u64', bytes] offsets from the base where times go back.
//
// Differences, because they repeat where times never do: measured on recordings, two thirds of the bytes.
import type { NumberColumn } from '../schema/events.js';
import { encodeNumbers, narrow, viewNumbers, type StoredNumbers } from './number-column.js';
import { damaged } from './problem.js';
import { widen } from './widen.js';

const DELTA_TYPES = { delta8: 'u8', delta16: 'u16', delta32: 'u32', delta64: 'u64' } as const;

/** Stores offsets (nanoseconds since the block's base). */
export function encodeTimes(offsets: BigUint64Array | Uint32Array): StoredNumbers {
  const deltas = deltasOf(widen(offsets));
  const { min, max } = range(deltas);
  if (min < 0) return encodeNumbers(BigUint64Array.from(offsets, BigInt), 'u64');
  if (max > 0xffffffff) return encodeNumbers(BigUint64Array.from(deltas, BigInt), 'delta64');
  const narrowed = narrow(new Uint32Array(deltas));
  return encodeNumbers(narrowed, `delta${8 * narrowed.BYTES_PER_ELEMENT}`);
}

/** Differences between neighbours; the first is the first offset itself. */
function deltasOf(offsets: NumberColumn): Float64Array {
  const deltas = new Float64Array(offsets.length);
  let before = 0;
  for (let i = 0; i < offsets.length; i++) {
    const now = offsets[i];
    deltas[i] = now - before;
    before = now;
  }
  return deltas;
}

function range(values: Float64Array): { min: number; max: number } {
  let min = 0;
  let max = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < min) min = values[i];
    if (values[i] > max) max = values[i];
  }
  return { min, max };
}

/** Nanoseconds of each event, counted from where `base` is the block's base. Throws CaptureError (damaged). */
export function decodeTimes(stored: unknown, rows: number, base: number): Float64Array {
  const [type, bytes] = Array.isArray(stored) ? stored : [];
  if (!(bytes instanceof Uint8Array)) throw damaged('a column of times has no bytes');
  if (type === 'u64') return addBase(viewNumbers('u64', bytes, rows) as BigUint64Array, base);
  if (!Object.hasOwn(DELTA_TYPES, type)) throw damaged('a column of times has an unknown type');
  return addUp(widen(viewNumbers(DELTA_TYPES[type as keyof typeof DELTA_TYPES], bytes, rows)), base);
}

function addUp(deltas: NumberColumn, base: number): Float64Array {
  const times = new Float64Array(deltas.length);
  let now = base;
  for (let i = 0; i < deltas.length; i++) {
    now += deltas[i];
    times[i] = now;
  }
  return times;
}

/** Offsets of a block, as recorded or as stored, moved by `base`. */
export function addBase(offsets: BigUint64Array | Uint32Array, base: number): Float64Array {
  const times = new Float64Array(widen(offsets));
  for (let i = 0; i < times.length; i++) times[i] += base;
  return times;
}
