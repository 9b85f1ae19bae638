// The suites of the starter rules: all of them pass, and none of them would pass over a rule that is broken.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { casesOf, type CaseResult } from '../../src/regress/run/result.js';
import { runSuite } from '../../src/regress/run/run-suite.js';
import { starterRules } from './load.js';

const rules = join(import.meta.dirname, '../../rules');
const folder = mkdtempSync(join(tmpdir(), 'falco-rec-starter-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (suite: string): readonly CaseResult[] => casesOf(runSuite(suite, { update: false, bail: false }));

/** Cases that do not pass when the rule's condition is another. */
function caught(file: string, rule: string, condition: string): readonly string[] {
  const name = file.replace('.yaml', '.test.yaml');
  const changed = `- rule: ${rule}\n  condition: ${condition}\n  override: {condition: replace}\n`;
  writeFileSync(join(folder, file), `${readFileSync(join(rules, file), 'utf8')}\n${changed}`);
  copyFileSync(join(rules, name), join(folder, name));
  return run(join(folder, name)).filter(({ status }) => status === 'failed').map((result) => result.name);
}

test.each(readdirSync(rules).filter((name) => name.endsWith('.test.yaml')))('%s passes', (name) => {
  const results = run(join(rules, name));
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([]);
  expect(results.length).toBeGreaterThan(0);
});

describe.each(starterRules())('$name', ({ name, position }) => {
  const file = position.file;
  test('a rule that never fires is noticed', () => expect(caught(file, name, 'evt.type = open and evt.num = 0')).not.toEqual([]));
  test('a rule that always fires is noticed', () => expect(caught(file, name, 'evt.num > 0')).not.toEqual([]));
});
