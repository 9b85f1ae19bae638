// Event codes of a block, as they are stored: the list of codes present, and for each event its *kind*, which is the position
// of its code there, in one byte.
import { inRuns } from './in-runs.js';
import { damaged } from '../problem.js';

/** The kind of each event. */
export function kindsOf(codes: Uint16Array, list: readonly number[]): Uint8Array {
  const position = new Uint8Array(0x10000);
  list.forEach((code, i) => { position[code] = i; });
  const kinds = new Uint8Array(codes.length);
  inRuns(codes.length, (from, to) => {
    for (let i = from; i < to; i++) kinds[i] = position[codes[i]];
  });
  return kinds;
}

/**
 * Throws CaptureError (damaged) unless every event has a code, and there are as many of each as the label says: readers rely
 * on that for the rows of columns.
 */
export function checkKinds(list: readonly number[], kinds: Uint8Array, counts: ReadonlyMap<number, number>): void {
  if (new Set(list).size !== list.length) throw damaged('a block names a code twice');
  const found = new Map<number, number>();
  count(kinds).forEach((events, slot) => {
    if (events === 0) return;
    const code = list[slot % KINDS];
    if (code === undefined) throw damaged('an event has no code');
    found.set(code, (found.get(code) ?? 0) + events);
  });
  for (const [code, events] of counts) {
    if ((found.get(code) ?? 0) !== events) throw damaged(`a block lacks some of the ${events} events of code ${code} that its label names`);
  }
}

const KINDS = 256;

/** Four tables of counts, to be added up. */
function count(kinds: Uint8Array): Uint32Array {
  const seen = new Uint32Array(4 * KINDS);
  inRuns(kinds.length & ~3, (from, to) => countFours(kinds, seen, from, to));
  for (let i = kinds.length & ~3; i < kinds.length; i++) seen[kinds[i]]++;
  return seen;
}

/** Four events at a time with a table each: neighbours are often of one kind, and would wait for each other's count. */
function countFours(kinds: Uint8Array, seen: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i += 4) {
    seen[kinds[i]]++;
    seen[KINDS + kinds[i + 1]]++;
    seen[2 * KINDS + kinds[i + 2]]++;
    seen[3 * KINDS + kinds[i + 3]]++;
  }
}
