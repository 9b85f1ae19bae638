// The library where its examples do not go: what is wrong with a call is data, lists and damage are told, loops may end early.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  alertText, CaptureError, checkRules, events, explain, loadRules, openCapture, replay, RulesError, runTests, streamAlerts, UsageError,
  whyNot, type UsageProblem,
} from '../../src/library/falco-rec.js';

const root = join(import.meta.dirname, '../..');
const capture = openCapture(join(root, 'fixtures/demo.scap'));
const rules = loadRules(join(root, 'rules'));
const folder = mkdtempSync(join(tmpdir(), 'falco-rec-library-'));
afterAll(() => {
  capture.close();
  rmSync(folder, { recursive: true });
});

const thrownBy = async (call: () => unknown): Promise<unknown> => {
  try {
    await call();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
};

describe('what is not there', () => {
  const calls: readonly (readonly [UsageProblem['code'], string | undefined, () => unknown])[] = [
    ['no-such-rule', "did you mean 'ssh_key_read'?", () => whyNot(capture, rules, 'ssh_key_reed')],
    ['no-such-event', 'events() yields numbers of events', () => explain(capture, rules, 99_999)],
    ['no-such-field', "did you mean 'proc.name'?", () => events(capture, { fields: ['proc.nme'] })],
    ['no-such-priority', expect.stringContaining('Warning'), () => replay(capture, rules, { priority: 'Urgent' as 'Alert' })],
    ['no-such-path', undefined, () => runTests('nowhere')],
    ['no-suites', 'suites are files named *.test.yaml', () => runTests(folder)],
  ];
  test.each(calls)('%s', async (code, hint, call) => {
    const thrown = await thrownBy(call);
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).problem).toMatchObject({ code, hint });
  });

  test('a file, a capture', async () => {
    const thrown = await thrownBy(() => openCapture(join(root, 'package.json')));
    expect(thrown).toBeInstanceOf(CaptureError);
    expect((thrown as CaptureError).problem.code).toBe('not-a-capture');
    expect(checkRules([join(folder, 'none.yaml')])).toMatchObject([{ code: 'LOAD_ERR_FILE_READ', line: undefined }]);
    expect(checkRules(folder)).toMatchObject([{ message: 'cannot be read: there are no .yaml files in this folder' }]);
  });
});

test('a wrong filter is told as wrong rules are', async () => {
  const thrown = await thrownBy(() => events(capture, { filter: 'evt.type = openat and' }));
  expect(thrown).toBeInstanceOf(RulesError);
  expect((thrown as RulesError).diagnostics).toMatchObject([{ severity: 'error', file: '<filter>', line: 1 }]);
});

test('loops may end early, and begin anew', async () => {
  const [first] = events(capture);
  expect(first).toMatchObject({ num: 1, fields: {} });
  for await (const alert of streamAlerts(capture, rules)) {
    expect(alertText(alert)).toContain('Warning Credential file read');
    break;
  }
  expect(replay(capture, rules).alerts).toHaveLength(9);
  expect(replay(capture, rules.map((rule) => ({ ...rule, enabled: rule.name === 'crontab_write' }))).alerts).toHaveLength(1);
});

test('a stream ends with the judgement that a replay has', async () => {
  const stream = streamAlerts(capture, rules);
  let step = await stream.next();
  let alerts = 0;
  for (; step.done !== true; step = await stream.next()) alerts++;
  const { alerts: all, ...judgement } = replay(capture, rules);
  expect([alerts, step.value]).toEqual([all.length, judgement]);
});

test('silence of a capture that is cut proves nothing', () => {
  const path = join(folder, 'cut.scap');
  writeFileSync(path, readFileSync(join(root, 'fixtures/demo.scap')).subarray(0, -9000));
  const cut = openCapture(path);
  expect(replay(cut, rules).sound).toBe(false);
  expect(cut.problems.map(({ code }) => code)).toContain('cut');
  cut.close();
});

test('suites, and what is wrong with one', async () => {
  writeFileSync(join(folder, 'wrong.test.yaml'), 'tests:\n  - name: it\n    evnts: []\n');
  const suites = [join(folder, 'wrong.test.yaml'), join(root, 'rules/kernel.test.yaml')];
  const run = await runTests(suites, { filter: 'module' });
  expect(run.ok).toBe(false);
  expect(run.counts.suite).toBe(1);
  const wrong = run.cases.find(({ status }) => status === 'suite');
  expect(wrong?.diagnostics).toMatchObject([{ file: suites[0], line: 3 }]);
  expect(run.report('junit')).toContain('<testsuites');
});
