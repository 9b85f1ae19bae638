// Falco's own rules under suites of ours: each fires where it should, and stays silent for the reason that a case gives. The rules
// are not part of this repository; where they do not lie beside it, there is nothing to test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadRead, readRuleFile } from '../../src/rules/load/rule-files.js';
import { casesOf } from '../../src/regress/run/result.js';
import { runSuite } from '../../src/regress/run/run-suite.js';
import type { CaseText } from '../../src/regress/suite/format.js';
import { readSuite } from '../../src/regress/suite/read-suite.js';
import { root } from '../cli/falco-rec.js';

const theirs = join(root, '../shared/corpus/rules/falco');
const ours = join(root, 'fixtures/official-rules');

/** The sets of rules by the folder of our suites. */
const SETS: readonly (readonly [folder: string, file: string])[] = [
  ['stable', 'falco_rules.yaml'], ['incubating', 'falco-incubating_rules.yaml'], ['sandbox', 'falco-sandbox_rules.yaml'],
];

const suitesOf = (folder: string): readonly string[] => readdirSync(join(ours, folder)).map((name) => join(folder, name));

const read = (suite: string) => readSuite({ name: suite, text: readFileSync(join(ours, suite), 'utf8') });

const casesIn = (folder: string): readonly CaseText[] =>
  suitesOf(folder).flatMap((suite) => read(suite).suite?.cases ?? []);

/** Rules that a case expects an alert of. */
const firedIn = ({ alerts = [], rule }: CaseText): readonly (string | undefined)[] =>
  alerts.flatMap((alert) => ('text' in alert ? [alert.text] : alert.count === 0 ? [] : [(alert.rule ?? rule)?.text]));

/** Rules that a case expects to be silent for a reason. */
const missedIn = ({ silent = [], rule }: CaseText): readonly (string | undefined)[] =>
  silent.flatMap((silence) => ('text' in silence ? [] : [(silence.rule ?? rule)?.text]));

describe.skipIf(!existsSync(theirs)).each(SETS)('%s rules, if ../shared/corpus has them', (folder, file) => {
  const path = join(theirs, file);
  test.each(suitesOf(folder))('%s passes', (suite) => {
    const results = casesOf(runSuite(join(ours, suite), { update: false, bail: false, rules: [path] }));
    expect(results.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
  });

  test('every rule fires in a case, and is near to firing in another', () => {
    const { rules } = loadRead([readRuleFile(path)]);
    const fired = new Set(casesIn(folder).flatMap(firedIn));
    const missed = new Set(casesIn(folder).flatMap(missedIn));
    expect(rules.filter(({ name }) => !fired.has(name)).map(({ name }) => name)).toEqual([]);
    expect(rules.filter(({ name }) => !missed.has(name)).map(({ name }) => name)).toEqual([]);
    expect(rules.length).toBeGreaterThan(20);
  });
});

test('docs/official-rules.md tells of everything that cannot work', () => {
  const page = readFileSync(join(root, 'docs/official-rules.md'), 'utf8');
  const dead = SETS.flatMap(([folder]) => read(join(folder, 'dead.test.yaml')).suite!.cases.map((one) => one.name.text));
  expect(dead.filter((name) => !page.includes(`| ${name} |`))).toEqual([]);
});
