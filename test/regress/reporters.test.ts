// Reports of one run with every ending: each as it is printed, and readable by what reads such reports.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPORTERS } from '../../src/regress/reporters/table.js';
import type { RunResult } from '../../src/regress/run/result.js';
import { runSuite } from '../../src/regress/run/run-suite.js';
import { PLAIN_LOOK } from '../../src/rules/explain/look.js';
import { expectGolden } from '../cli/golden.js';

const suite = 'fixtures/suites/endings.test.yaml';

/** What every run gives anew is left out. */
function ran(): RunResult {
  const { cases, ...rest } = runSuite(suite, { update: false, bail: false });
  return { seconds: 0, suites: [{ ...rest, seconds: 0, cases: cases.map((result) => ({ ...result, seconds: 0 })) }] };
}

test.each([
  ['pretty', 'txt'], ['junit', 'xml'], ['tap', 'tap'], ['json', 'json'], ['github', 'log'], ['markdown', 'md'],
] as const)('%s', (name, suffix) => expectGolden(`test-${name}.${suffix}`, REPORTERS[name](ran(), PLAIN_LOOK)));

test('there is a golden report of every reporter', () => {
  expect(Object.keys(REPORTERS).sort()).toEqual(['github', 'json', 'junit', 'markdown', 'pretty', 'tap']);
});

describe('read by others', () => {
  const golden = (name: string): string => join(import.meta.dirname, '../../fixtures/cli', name);

  test.skipIf(spawnSync('python3', ['--version']).status !== 0)('JUnit is XML, and its counts are right', () => {
    const read = 'import sys, xml.etree.ElementTree as E; r = E.parse(sys.argv[1]).getroot();'
      + ' print(r.get("tests"), len(r.findall(".//testcase")), r.get("failures"),'
      + ' len(r.findall(".//failure")), r.get("errors"), len(r.findall(".//error")))';
    const { stdout } = spawnSync('python3', ['-c', read, golden('test-junit.xml')], { encoding: 'utf8' });
    const [tests, cases, failures, failed, errors, broken] = stdout.trim().split(' ');
    expect([tests, failures, errors]).toEqual([cases, failed, broken]);
    expect(Number(broken)).toBeGreaterThan(0);
  });

  test.skipIf(!existsSync('/usr/bin/prove'))('TAP is read by prove', () => {
    const { stdout } = spawnSync('prove', ['-e', 'cat', golden('test-tap.tap')], { encoding: 'utf8' });
    expect(stdout).toMatch(/Failed \d+\/\d+ subtests/);
    expect(stdout).not.toMatch(/parse error|bad plan/i);
  });

  test('annotations are one line each, with a place', () => {
    for (const line of readFileSync(golden('test-github.log'), 'utf8').trim().split('\n')) {
      expect(line).toMatch(/^::error file=[^,:]+,line=\d+(,col=\d+)?,title=[^:]+::./);
    }
  });
});
