// Times of a block's events, as they are stored: ['delta8' … 'delta32', bytes], each the nanoseconds since the event before
// (the first: since the block's base), or ['u64', bytes] offsets from the base where that does not do.
//
// Differences, because they repeat where times never do: measured on recordings, about half the bytes.
import { encodeNumbers, narrow, viewNumbers, type StoredNumbers } from './number-column.js';
import { damaged } from './problem.js';

const DELTA_TYPES = { delta8: 'u8', delta16: 'u16', delta32: 'u32' } as const;

/** Stores offsets (nanoseconds since the block's base). */
export function encodeTimes(offsets: BigUint64Array | Uint32Array): StoredNumbers {
  const deltas = deltasOf(offsets);
  if (!deltas) return encodeNumbers(new BigUint64Array(Array.from(offsets, BigInt)), 'u64');
  const narrowed = narrow(deltas);
  return encodeNumbers(narrowed, `delta${8 * narrowed.BYTES_PER_ELEMENT}`);
}

/** Differences between neighbours; undefined when one goes back or needs more than 32 bits. */
function deltasOf(offsets: BigUint64Array | Uint32Array): Uint32Array | undefined {
  const deltas = new Uint32Array(offsets.length);
  let before = 0;
  for (let i = 0; i < offsets.length; i++) {
    const now = Number(offsets[i]);
    const delta = now - before;
    if (delta < 0 || delta > 0xffffffff) return undefined;
    deltas[i] = delta;
    before = now;
  }
  return deltas;
}

/** Nanoseconds of each event, counted from where `base` is the block's base. Throws CaptureError (damaged). */
export function decodeTimes(stored: unknown, rows: number, base: number): Float64Array {
  const [type, bytes] = Array.isArray(stored) ? stored : [];
  if (!(bytes instanceof Uint8Array)) throw damaged('a column of times has no bytes');
  if (type === 'u64') return addBase(viewNumbers('u64', bytes, rows) as BigUint64Array, base);
  if (!Object.hasOwn(DELTA_TYPES, type)) throw damaged('a column of times has an unknown type');
  const deltas = viewNumbers(DELTA_TYPES[type as keyof typeof DELTA_TYPES], bytes, rows) as Uint32Array;
  return addUp(deltas instanceof Uint32Array ? deltas : new Uint32Array(deltas), base);
}

function addUp(deltas: Uint32Array, base: number): Float64Array {
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
  const times = new Float64Array(offsets.length);
  for (let i = 0; i < offsets.length; i++) times[i] = base + Number(offsets[i]);
  return times;
}
