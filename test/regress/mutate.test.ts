// Suites over mutants: which are caught, what is said of those that are not, and that judging them together is judging them one by one.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examineSuite } from '../../src/regress/mutate/examine/examine-suite.js';
import { mutantsOf } from '../../src/regress/mutate/mutants/mutants.js';
import type { MutantResult } from '../../src/regress/mutate/result.js';
import { countFates, mergeMutants, scoreOf } from '../../src/regress/mutate/score.js';
import { survivorProblem } from '../../src/regress/mutate/survivors/survivor.js';
import { runSuite } from '../../src/regress/run/run-suite.js';
import { printCondition } from '../../src/rules/condition/print.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import { root } from '../cli/falco-rec.js';
import { examineText } from './mutate-text.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-mutate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CONDITION = 'evt.type = openat and fd.name startswith /etc/ and not proc.name in (cat, su)';
const opens = (name: string, process: string): string => `events: [{openat: {name: ${name}}, process: ${process}}]`;
const suite = (...cases: readonly string[]): string =>
  `tests:\n${cases.map((one, index) => `  - {name: case ${index + 1}, ${one}}\n`).join('')}`;
const fires = suite(`${opens('/etc/passwd', 'less')}, alerts: {rule: r, count: 1}, only: true`);

/** What becomes of a change of the rule. */
const told = (cases: string, change: string): MutantResult => examineText(CONDITION, cases).mutants.find((one) => one.change === change)!;

describe('a mutant', () => {
  test('is caught by the first case that does not pass with it', () => {
    const catches = suite(`${opens('/etc/passwd', 'less')}, alerts: r`, `${opens('/etc/passwd', 'cat')}, silent: all`);
    expect(told(catches, 'remove cat')).toMatchObject({ fate: 'caught', caughtBy: { name: 'case 2', line: 3 } });
  });

  test('survives where no case has such an event, and the nearest says what it lacks', () => {
    const survivor = told(fires, 'remove cat');
    expect(survivor.fate).toBe('survived');
    expect(survivor).toMatchObject({ nearest: { test: { name: 'case 1' }, num: 1, failed: [{ text: 'proc.name in (cat)' }] } });
    expect(survivorProblem(survivor)).toMatchObject({
      message: 'no case notices: remove cat',
      help: expect.stringMatching(/^nearest is event 1 .*; an event like it would tell with proc.name in \(cat\) \(it is less\)$/),
    });
  });

  test('survives where a case has the event, and does not ask', () => {
    const unnoticed = told(suite(`${opens('/etc/passwd', 'cat')}, budget: {r: 1}`), 'remove cat');
    expect(survivorProblem(unnoticed).help).toContain("event 1 (openat) of 'case 1'");
    expect(survivorProblem(unnoticed).help).toContain('tells, and the case does not ask');
  });

  test('of a rule that no case speaks of survives, and is known as such', () => {
    const other = '- rule: other\n  desc: d\n  condition: evt.type = close\n  output: o\n  priority: NOTICE';
    const { mutants } = examineText(CONDITION, suite(`${opens('/etc/passwd', 'less')}, alerts: r`), other);
    expect(mutants.filter(({ rules }) => rules.includes('other')).map(({ asked, fate }) => [asked, fate])).toEqual([[false, 'survived']]);
  });

  test('is caught, too, where a rule is silent for another reason than the case gives', () => {
    const because = suite(`${opens('/etc/passwd', 'cat')}, silent: {rule: r, because: proc.name}`);
    expect(told(because, 'negate fd.name startswith /etc/').fate).toBe('caught');
    expect(told(suite(`${opens('/etc/passwd', 'cat')}, silent: r`), 'negate fd.name startswith /etc/').fate).toBe('survived');
  });

  test('of rules that are not asked for is none', () => {
    expect(examineText(CONDITION, fires, '', { filter: 'R' }).mutants).not.toEqual([]);
    expect(examineText(CONDITION, fires, '', { filter: 'other' }).mutants).toEqual([]);
  });
});

describe('an explanation', () => {
  const explain = (change: string, name = 'r'): string => `not_caught: [{in: ${name}, change: ${change}, because: so it is}]\n`;
  const stale = (text: string): readonly string[] => examineText(CONDITION, text).stale.map(({ message }) => message);

  test('takes a survivor out of the score', () => {
    expect(told(explain('remove cat') + fires, 'remove cat')).toMatchObject({ fate: 'explained', reason: 'so it is' });
    expect(stale(explain('[remove cat, remove su]') + fires)).toEqual([]);
  });

  test('of what does not survive, or is no mutant, is an error', () => {
    const caught = suite(`${opens('/etc/passwd', 'cat')}, silent: all`);
    expect(stale(explain('remove cat') + caught)).toEqual(["'remove cat' in 'r' does not survive: the case 'case 1' catches it"]);
    expect(stale(explain('remove cats') + fires)).toEqual(["'remove cats' is no mutant of 'r'"]);
    expect(stale(explain('remove cat', 'q') + fires)).toEqual(["'remove cat' is no mutant of 'q'"]);
  });

  test('of rules that were not asked for is not judged', () => {
    expect(examineText(CONDITION, explain('remove cat', 'q') + fires, '', { filter: 'r' }).stale).toEqual([]);
  });
});

test('recordings catch mutants as events by hand do, one walk for each case', () => {
  const demo = join(root, 'fixtures/demo.scap');
  const recorded = `tests: [{name: it, capture: ${demo}, alerts: r}, {name: quiet, capture: ${demo}, budget: {r: 50}}]`;
  const { cases, mutants } = examineText('evt.type = openat and evt.rawres >= 0 and fd.name = /etc/shadow', recorded);
  expect(cases.map(({ status }) => status)).toEqual(['passed', 'passed']);
  const fates = new Map(mutants.map(({ change, caughtBy }) => [change, caughtBy?.name]));
  expect(fates.get('!= for = in fd.name = /etc/shadow')).toBe('quiet');
  expect(fates.get('/etc/shado for /etc/shadow in fd.name = /etc/shadow')).toBe('it');
  expect(mutants.find(({ change }) => change === 'drop evt.rawres >= 0')?.nearest?.test.name).toBe('it');
});

test('of two suites it is enough that one catches', () => {
  const lax = examineText(CONDITION, fires).mutants;
  const strict = lax.map((one) => (one.change === 'remove cat' ? { ...one, fate: 'caught' as const } : one));
  const merged = mergeMutants([{ mutants: lax }, { mutants: strict }]);
  expect(merged).toHaveLength(lax.length);
  expect(scoreOf(countFates(merged))).toBeGreaterThan(scoreOf(countFates(lax)));
});

test('judging all mutants in one walk says what running the suite on each would', () => {
  const text = readFileSync(join(root, 'rules/containers.yaml'), 'utf8');
  const path = join(folder, 'containers.yaml'), suitePath = join(folder, 'containers.test.yaml');
  copyFileSync(join(root, 'rules/containers.test.yaml'), suitePath);
  writeFileSync(path, text);
  const fates = new Map(examineSuite(suitePath, {}, () => undefined).mutants.map(({ id, fate }) => [id, fate]));
  for (const { id, versions } of mutantsOf(loadRules([{ name: path, text }]).rules)) {
    const changes = versions.map(({ rule, mutated }) =>
      `- rule: ${rule.name}\n  condition: ${JSON.stringify(printCondition(mutated.condition))}\n  override: {condition: replace}\n`);
    writeFileSync(path, `${text}\n${changes.join('')}`);
    const failed = runSuite(suitePath, { update: false, bail: true }).cases.some(({ status }) => status !== 'passed');
    expect([id, fates.get(id) === 'caught']).toEqual([id, failed]);
  }
  expect(fates.size).toBeGreaterThan(20);
});
