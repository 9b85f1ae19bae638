// Event codes of a block, as they are stored: the list of codes present, and for each event its position there in one byte.
import { inRuns } from './in-runs.js';
import { encodeNumbers, type StoredNumbers } from './number-column.js';
import { damaged } from '../problem.js';

/** Positions in `list` of each event's code. */
export function encodeCodes(codes: Uint16Array, list: readonly number[]): StoredNumbers {
  const position = new Uint8Array(0x10000);
  list.forEach((code, i) => { position[code] = i; });
  const kinds = new Uint8Array(codes.length);
  for (let i = 0; i < codes.length; i++) kinds[i] = position[codes[i]];
  return encodeNumbers(kinds);
}

/**
 * The code of each event. Throws CaptureError (damaged) unless there are as many of each as the label says: readers rely
 * on that for the rows of columns.
 */
export function decodeCodes(list: readonly number[], kinds: Uint8Array, counts: ReadonlyMap<number, number>): Uint16Array {
  const codeOf = new Uint16Array(256);
  codeOf.set(list.slice(0, 256));
  const codes = new Uint16Array(kinds.length);
  checkCounts(list, translate(kinds, codeOf, codes), counts);
  return codes;
}

const KINDS = 256;

/** Fills `codes` and counts each kind: four tables of counts, to be added up. */
function translate(kinds: Uint8Array, codeOf: Uint16Array, codes: Uint16Array): Uint32Array {
  const seen = new Uint32Array(4 * KINDS);
  inRuns(kinds.length & ~3, (from, to) => translateFours(kinds, codeOf, codes, seen, from, to));
  for (let i = kinds.length & ~3; i < kinds.length; i++) {
    codes[i] = codeOf[kinds[i]];
    seen[kinds[i]]++;
  }
  return seen;
}

/**
 * Four events at a time with a count each: neighbours are often of one kind, and counting them in one place makes each wait
 * for the last.
 */
function translateFours(kinds: Uint8Array, codeOf: Uint16Array, codes: Uint16Array, seen: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i += 4) {
    const a = kinds[i], b = kinds[i + 1], c = kinds[i + 2], d = kinds[i + 3];
    codes[i] = codeOf[a];
    codes[i + 1] = codeOf[b];
    codes[i + 2] = codeOf[c];
    codes[i + 3] = codeOf[d];
    seen[a]++;
    seen[KINDS + b]++;
    seen[2 * KINDS + c]++;
    seen[3 * KINDS + d]++;
  }
}

function checkCounts(list: readonly number[], seen: Uint32Array, counts: ReadonlyMap<number, number>): void {
  const found = new Map<number, number>();
  seen.forEach((count, slot) => {
    if (count === 0) return;
    const code = list[slot % KINDS];
    if (code === undefined) throw damaged('an event has no code');
    found.set(code, (found.get(code) ?? 0) + count);
  });
  for (const [code, count] of counts) {
    if ((found.get(code) ?? 0) !== count) throw damaged(`a block lacks some of the ${count} events of code ${code} that its label names`);
  }
}
