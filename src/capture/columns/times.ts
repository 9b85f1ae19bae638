// The times of a block's events, to those who ask for one, and to those who ask for all.
import { widen } from './widen.js';

/** Nanoseconds, all from the same point. */
export interface Times {
  /** Of the event at this index; cheapest when the indices asked for go up. */
  at(index: number): number;
  all(): Float64Array;
}

/** Offsets of a block, as recorded or as stored, moved by `base`. */
export function timesOf(offsets: BigUint64Array | Uint32Array | Float64Array, base: number): Times {
  let moved: Float64Array | undefined;
  const all = (): Float64Array => (moved ??= move(offsets, base));
  return { at: (index) => all()[index], all };
}

function move(offsets: BigUint64Array | Uint32Array | Float64Array, base: number): Float64Array {
  const times = new Float64Array(offsets instanceof Float64Array ? offsets : widen(offsets));
  for (let i = 0; i < times.length; i++) times[i] += base;
  return times;
}
