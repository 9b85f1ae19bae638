// Damaged .scap files, many of them: each is read as far as it goes, or what is wrong is declared, with its offset and block.
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { finding } from './examine.js';

const TURN = 500;
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 3000);

test(`${SEEDS.toLocaleString('en')} damaged files are read as far as they go, or declared to be damaged`, { timeout: 0 }, async () => {
  const found: string[] = [];
  for (let seed = 1; seed <= SEEDS && found.length < 5; seed++) {
    // Decompressors that failed are let go of when the event loop turns.
    if (seed % TURN === 0) await setImmediate();
    const what = finding(seed);
    if (what !== undefined) found.push(what);
  }
  expect(found).toEqual([]);
});
