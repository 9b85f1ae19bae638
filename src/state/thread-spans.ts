// Where in a block a thread begins and ends to do something.
import type { BlockLookups } from './block-lookups.js';

/** By thread of a block. */
export interface ThreadSpans {
  /** Indices of the first and the last event. */
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
  /** Which thread of the block it is, by tid. */
  readonly places: ReadonlyMap<number, number>;
}

export function threadSpans({ tids, threadIndex }: BlockLookups): ThreadSpans {
  const firsts = new Uint32Array(tids.length), lasts = new Uint32Array(tids.length);
  noteLasts(threadIndex, lasts);
  noteFirsts(threadIndex, firsts);
  return { firsts, lasts, places: new Map(Array.from(tids, (tid, at) => [tid, at])) };
}

function noteLasts(threadIndex: Uint32Array, lasts: Uint32Array): void {
  for (let index = 0; index < threadIndex.length; index++) lasts[threadIndex[index]!] = index;
}

function noteFirsts(threadIndex: Uint32Array, firsts: Uint32Array): void {
  for (let index = threadIndex.length - 1; index >= 0; index--) firsts[threadIndex[index]!] = index;
}
