// Falco's alerts of the rule files of its own tests on small captures. UPSTREAM=all adds those of every year, and more captures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compareAnswer, rulesIn } from './compare-alerts.js';
import { corpus, corpusPresent, parseExact } from './corpus.js';
import { sum } from './deviations.js';

/** What Falco said of one rule file on one capture. */
interface Answer {
  readonly rules: string;
  readonly capture: string;
  readonly alerts: readonly Record<string, unknown>[];
  /** There were more alerts than these. */
  readonly first60: boolean;
}

function allAnswers(): Answer[] {
  const packed = readFileSync(join(corpus, 'expected/alerts/upstream-tests.jsonl.gz'));
  return gunzipSync(packed).toString('utf8').split('\n').filter(Boolean).map((line) => parseExact(line) as unknown as Answer);
}

const all = process.env['UPSTREAM'] === 'all';
const isQuick = ({ rules, capture }: Answer): boolean => rules.startsWith('upstream-tests') && /cat_write|multiple-files/.test(capture);
const chosen = corpusPresent ? allAnswers().filter((answer) => all || isQuick(answer)) : [];
const byFile = new Map<string, Answer[]>();
for (const answer of chosen) byFile.set(answer.rules, [...(byFile.get(answer.rules) ?? []), answer]);

if (!corpusPresent) console.log('upstream tests: skipped, no corpus of captures with Falco\'s answers is present');

test.skipIf(!corpusPresent)('alerts are Falco\'s', { timeout: 600_000 }, () => {
  const compared = [...byFile].flatMap(([file, answers]) => {
    const rules = rulesIn([file]);
    return answers.map(({ capture, alerts, first60 }) =>
      compareAnswer(join(corpus, 'scap', `${capture}.scap`), file, rules, alerts, first60 ? alerts.length : Infinity));
  });
  const [falco, same] = [compared.reduce((n, one) => n + one.falco, 0), compared.reduce((n, one) => n + one.same, 0)];
  console.log(`upstream tests: ${same} of ${falco} alerts of ${byFile.size} rule files are Falco's on ${compared.length} replays`);
  expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
  expect(compared.reduce((total, { listed }) => total + sum(listed), 0)).toBe(0);
  expect(falco).toBeGreaterThan(200);
});
