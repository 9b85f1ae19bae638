// Reports as their readers read them: JUnit by its schemas, TAP by TAP::Parser, GitHub's commands and summary by their format. The run
// has every ending, and texts that would break a report if they were written as they are.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { github } from '../../src/regress/reporters/github.js';
import { junit } from '../../src/regress/reporters/junit.js';
import { markdown } from '../../src/regress/reporters/markdown.js';
import { pretty } from '../../src/regress/reporters/pretty.js';
import { tap } from '../../src/regress/reporters/tap.js';
import type { CaseResult, RunResult, Status } from '../../src/regress/run/result.js';
import { PLAIN_LOOK } from '../../src/rules/explain/look.js';
import { printable } from '../../src/rules/printable.js';
import { falcoRec } from '../cli/falco-rec.js';
import { below, miscounts, objections } from './junit-schema.js';
import { readXml } from './read-xml.js';

const NASTY = [
  'plain', 'a, b: 100 % of <c> & "d" \'e\' ]]>', 'line\nbreak\r\nand\ttab', 'todo # SKIP # TODO \\# \\', '  ...', '---', 'ok 3 - not mine',
  '::error::no', '%0A%25', '``` fence ````', '<details>|cell|', 'controls \x00\x07\x1b[31m\x7f\x9b31m', 'lone \ud800 and \udc00',
  'пламя 🔥 火', '-->',
];
const STATUSES: readonly Status[] = ['passed', 'failed', 'unsound', 'suite', 'rules', 'capture'];

function result(name: string, status: Status): CaseResult {
  const failed = { message: `message of ${name}`, line: 7, column: 3, expected: [`- ${name}`], seen: [name, name] };
  return {
    suite: `rules/${name}.test.yaml`, name, line: 5, status, alerts: 2, seconds: 1.23456, diagnostics: [],
    failures: status === 'failed' ? [failed] : [], reasons: status === 'passed' || status === 'failed' ? [] : [`reason: ${name}`],
  };
}

/** A suite for each text, in which it is the name of a case with every ending. */
const run: RunResult = {
  seconds: 12.3456,
  suites: NASTY.map((name) => ({
    file: `rules/${name}.test.yaml`, problems: [], files: [], seconds: 0.5, cases: STATUSES.map((status) => result(name, status)),
  })),
};
const all = run.suites.flatMap(({ cases }) => cases);

describe('JUnit', () => {
  const report = readXml(junit(run));

  test('is what its schemas accept, and counts right', () => {
    expect(objections(report)).toEqual([]);
    expect(miscounts(report)).toEqual([]);
    expect(report.children).toHaveLength(NASTY.length);
  });

  test('keeps names, but for what XML cannot hold', () => {
    const names = below(report, 'testcase').map(({ attributes }) => attributes['name']);
    const kept = all.map(({ name }) => name.replace(/[\x00\x07\x1b\r]|\p{Surrogate}/gu, '\ufffd'));
    expect(names).toEqual(kept);
  });

  test('of nothing is valid, too', () => expect(objections(readXml(junit({ suites: [], seconds: 0 })))).toEqual([]));

  test.each([
    ['<testsuite tests="1" failures="0" errors="0" skipped="0"/>', 'testsuite needs name'],
    ['<testcase name="a" time="0.1" line="3"/>', 'testcase has no line'],
    ['<testcase name="a" time="1 s"/>', 'time of testcase is 1 s'],
    ['<testcase name="a" time="1"><error type="e"/><failure type="f"/></testcase>', 'children of testcase are out of order'],
    ['<testcase name="a" time="1">x</testcase>', 'testcase holds no text'],
  ])('the check finds faults: %s', (text, fault) => expect(objections(readXml(text))).toEqual([fault]));
});

const READ_TAP = 'use TAP::Parser; my $p = TAP::Parser->new({tap => join("", <STDIN>)}); my @found;'
  + ' while (my $r = $p->next) { $r->is_test and print join("|", $r->number, $r->is_ok ? 1 : 0, $r->directive), "\\n";'
  + ' $r->is_yaml and print "yaml ", $r->data->{severity}, "\\n"; $r->is_unknown and print "unknown ", $r->as_string, "\\n"; }'
  + ' print "planned ", $p->tests_planned, "\\n", map { "error $_\\n" } $p->parse_errors';

test.skipIf(spawnSync('perl', ['-MTAP::Parser', '-e', '1']).status !== 0)('TAP is what TAP::Parser reads', () => {
  const { stdout } = spawnSync('perl', ['-e', READ_TAP], { input: tap(run), encoding: 'utf8' });
  const lines = all.flatMap(({ status }, index) => (status === 'passed' ? [`${index + 1}|1|`]
    : [`${index + 1}|0|`, `yaml ${status === 'failed' ? 'fail' : 'error'}`]));
  expect(stdout.trim().split('\n')).toEqual([...lines, `planned ${all.length}`]);
});

describe('GitHub', () => {
  const plain = (text: string): string =>
    text.replace(/%(0A|0D|25|3A|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

  test('annotations: one line each, at their place, every text as it was', () => {
    const lines = github(run).split('\n').slice(0, -1);
    const failing = all.filter(({ status }) => status !== 'passed');
    expect(lines).toHaveLength(failing.length);
    for (const [index, line] of lines.entries()) {
      const { name, suite, status } = failing[index]!;
      const [, properties, data] = /^::error ([^\r\n]*?)::([^\r\n]*)$/.exec(line)!;
      const pairs = new Map(properties!.split(',').map((pair) => /^(\w+)=(.*)$/.exec(pair)!.slice(1).map(plain) as [string, string]));
      expect(pairs.get('file')).toBe(suite);
      expect([pairs.get('line'), pairs.get('col')]).toEqual(status === 'failed' ? ['7', '3'] : ['5', undefined]);
      expect(pairs.get('title')!.startsWith(name)).toBe(true);
      expect(plain(data!)).toContain(printable(status === 'failed' ? `message of ${name}` : `reason: ${name}`));
    }
  });

  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-summary-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the step summary is appended to the file that the runner names', () => {
    const summary = join(folder, 'summary.md');
    const args = ['test', 'fixtures/suites/endings.test.yaml', '--reporter', 'github'];
    for (let time = 0; time < 2; time++) expect(falcoRec(args, { env: { GITHUB_STEP_SUMMARY: summary } }).status).toBe(3);
    expect(readFileSync(summary, 'utf8').match(/### ❌ Rule tests: 1 of 7 cases passed/g)).toHaveLength(2);
  });

  test('a summary that cannot be written is told', () => {
    const args = ['test', 'fixtures/suites/endings.test.yaml', '--filter', 'passes', '--reporter', 'github'];
    const { status, stderr } = falcoRec(args, { env: { GITHUB_STEP_SUMMARY: folder } });
    expect({ status, told: stderr.includes('the report cannot be written') }).toEqual({ status: 3, told: true });
  });
});

test('Markdown has room in a comment, however many cases fail', () => {
  const many = { ...run, suites: run.suites.map((suite) => ({ ...suite, cases: Array.from({ length: 600 }, () => suite.cases[1]!) })) };
  expect(markdown(many).length).toBeLessThan(65_536);
  expect(markdown(many)).toMatch(/\d+ more did not pass/);
});

test('nothing moves the cursor of a terminal', () =>
  expect(pretty(run, PLAIN_LOOK).replaceAll(/[\n\t]/g, '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/));
