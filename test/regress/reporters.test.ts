// Reports of one run with every ending, each as it is printed.
import { expect, test } from 'vitest';
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
