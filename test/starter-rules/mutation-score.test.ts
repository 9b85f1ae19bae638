// The suites of the starter rules notice nearly every small mistake in the rules: their mutation score.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examineSuite } from '../../src/regress/mutate/examine/examine-suite.js';
import { countFates, mergeMutants, scoreOf } from '../../src/regress/mutate/score.js';
import { root } from '../cli/falco-rec.js';

const THRESHOLD = 0.9;
const folder = join(root, 'rules');
const suites = readdirSync(folder).filter((name) => name.endsWith('.test.yaml'))
  .map((name) => examineSuite(join(folder, name), {}, () => undefined));

test('every case passes, and what is explained does survive', () => {
  expect(suites.flatMap(({ cases }) => cases).filter(({ status }) => status !== 'passed')).toEqual([]);
  expect(suites.flatMap(({ stale }) => stale)).toEqual([]);
});

test.each(suites)('at least 90 % of the mutants of $file are caught', ({ mutants }) => {
  expect(scoreOf(countFates(mutants))).toBeGreaterThanOrEqual(THRESHOLD);
});

test('at least 90 % of all are, and few are left out of the score', () => {
  const counts = countFates(mergeMutants(suites));
  expect(scoreOf(counts)).toBeGreaterThanOrEqual(THRESHOLD);
  expect(counts.caught).toBeGreaterThan(500);
  expect(counts.explained + counts.equivalent).toBeLessThan(20);
});
