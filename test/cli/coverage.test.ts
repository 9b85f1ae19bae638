// `falco-rec coverage` as a user runs it: forms, gates, endings.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rule, suite } from '../regress/coverage-text.js';
import { readLcov } from '../regress/lcov-reader.js';
import { demo, falcoRec } from './falco-rec.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-coverage-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

writeFileSync(at('a.yaml'), rule('a', 'evt.type = openat and fd.name = /etc/passwd', '  tags: [T1003]\n'));
writeFileSync(at('a.test.yaml'), suite('openat: {name: /etc/passwd}', 'openat: {name: /x}'));
writeFileSync(at('stale.test.yaml'), `rules: [a.yaml]\nnot_covered:\n  - {in: a, because: b}\n${readFileSync(at('a.test.yaml'), 'utf8')}`);
writeFileSync(at('broken.test.yaml'), `rules: [broken.yaml]\n${suite('close: {fd: 0}')}`);
writeFileSync(at('broken.yaml'), rule('b', 'evt.type = open and nonsense'));
writeFileSync(at('lost.test.yaml'), 'rules: [a.yaml]\ntests:\n  - {name: it, capture: none.scap, silent: all}\n');

test('suites, with lines for genhtml and gates that hold', () => {
  const gates = ['--threshold', 'rules=100', '--threshold', '80'];
  const { status, stdout, stderr } = falcoRec(['coverage', at('a.test.yaml'), '--lcov', at('lcov.info'), ...gates]);
  expect([status, stderr]).toEqual([0, 'by 2 events of 1 case of 1 suite\n']);
  expect(stdout).toContain('✓ rule a  3 of 3, fired once');
  expect(readLcov(readFileSync(at('lcov.info'), 'utf8')).map(({ file }) => file)).toEqual([at('a.yaml')]);
});

test('captures, with rules that are named', () => {
  const { status, stdout, stderr } = falcoRec(['coverage', '--rules', at('a.yaml'), '--threshold', 'all=100', '--json', '--', demo]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^by 1,\d\d\d events of 1 capture\nfalco-rec: coverage of all is 0\.0 %, below 100 %\n$/);
  expect(JSON.parse(stdout)).toMatchObject({ totals: { terms: { covered: 0, total: 2 } }, rules: [{ name: 'a', fired: 0 }] });
});

test('techniques of ATT&CK', () => {
  const { status, stdout } = falcoRec(['coverage', at('a.test.yaml'), '--mitre', 'json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ techniques: [{ id: 'T1003', seen: true, rules: [{ name: 'a', fired: 1 }] }] });
});

test.each([
  ['what explains nothing is wrong usage', [at('stale.test.yaml')], 3, "nothing of 'a' is uncovered"],
  ['rules that do not load', [at('broken.test.yaml')], 2, 'nonsense'],
  ['a capture that is not there', [at('lost.test.yaml')], 4, 'cannot open the capture'],
  ['captures without rules', [demo], 3, 'captures need rules'],
  ['a gate of what there is not', [at('a.test.yaml'), '--threshold', 'lines=3'], 3, 'rules=100'],
  ['a file that cannot be written', [at('a.test.yaml'), '--lcov', at('none/lcov.info')], 3, 'cannot be written'],
])('%s', (_, args, code, complaint) => {
  const { status, stderr } = falcoRec(['coverage', ...args]);
  expect([status, stderr]).toEqual([code, expect.stringContaining(complaint)]);
});
