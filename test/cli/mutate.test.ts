// `falco-rec mutate` as a user runs it: endings, reports, threads.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { falcoRec } from './falco-rec.js';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'falco-rec-mutate-')); });
afterAll(() => rmSync(folder, { recursive: true }));

const RULES = '- rule: opened\n  desc: d\n  condition: evt.type = openat and proc.name in (cat, su)\n  output: o\n  priority: NOTICE\n';
const FIRES = 'tests:\n  - {name: fires, events: [{openat: {name: /a}, process: cat}], alerts: {rule: opened, count: 1}}\n';

/** The path of a suite beside those rules. */
function suite(text: string, name = 'a'): string {
  writeFileSync(join(folder, `${name}.yaml`), RULES);
  writeFileSync(join(folder, `${name}.test.yaml`), text);
  return join(folder, `${name}.test.yaml`);
}

describe('exit codes', () => {
  test.each([
    [0, 'a score above the threshold', FIRES, ['--threshold', '20']],
    [1, 'a score below the threshold', FIRES, ['--threshold', '99.5']],
    [1, 'a case that does not pass anyhow', FIRES.replace('cat', 'less'), []],
    [2, 'rules that do not load', `rules: [{rule: x}]\n${FIRES}`, []],
    [3, 'an explanation of what does not survive', `not_caught: [{in: opened, change: remove cat, because: x}]\n${FIRES}`, []],
    [3, 'no such rule', FIRES, ['--filter', 'other']],
  ])('%i: %s', (code, _, text, args) => {
    const { status, stderr } = falcoRec(['mutate', suite(text), ...args]);
    expect(status).toBe(code);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('a survivor is told with its place and a caret, the score last', () => {
  const { stdout } = falcoRec(['mutate', suite(FIRES)]);
  const told = `${join(folder, 'a.yaml')}:3:55: warning: no case notices: remove su [SUITE_MUTANT_SURVIVED]`;
  expect(stdout).toContain(`${told}\n  in rule 'opened'\n`);
  expect(stdout).toContain(`  |   condition: evt.type = openat and proc.name in (cat, su)\n  |${' '.repeat(55)}^^\n`);
  expect(stdout).toMatch(/\nmutation score \d+\.\d %: \d+ of \d+ mutants caught\n$/);
});

test('JSON tells every mutant', () => {
  const { score, totals, items, mutants } = JSON.parse(falcoRec(['mutate', suite(FIRES), '--json']).stdout);
  expect(mutants).toHaveLength(totals.caught + totals.survived);
  expect(score).toBeCloseTo(totals.caught / mutants.length);
  expect(items).toEqual([expect.objectContaining({ kind: 'rule', name: 'opened', caught: totals.caught })]);
  expect(mutants.map(({ change }: { change: string }) => change)).toContain('remove su');
});

test('Markdown folds the survivors of each rule', () => {
  const { stdout } = falcoRec(['mutate', suite(FIRES), '--markdown']);
  expect(stdout).toMatch(/^### .*Mutation score: \d+\.\d %\n/);
  expect(stdout).toMatch(/<details><summary>rule <b>opened<\/b>: \d+ survived<\/summary>/);
});

test('threads give the same report', () => {
  const paths = [suite(FIRES), suite(FIRES, 'b')];
  expect(falcoRec(['mutate', ...paths, '--jobs', '2']).stdout).toBe(falcoRec(['mutate', ...paths]).stdout);
});
