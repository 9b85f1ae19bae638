// Each kind of expectation, as it holds and as it does not.
import { describe, expect, test } from 'vitest';
import { runCaseText } from './run-text.js';

const TWO = `
events:
  - openat: {name: /etc/a}
    process: vi
  - execve: {filename: /bin/true}
  - openat: {name: /etc/b}
    process: less`;

describe.each([
  ['a rule that fires', 'alerts: opened', 'alerts: {rule: opened, event: 2}'],
  ['a count', 'alerts: {rule: opened, count: 2}', 'alerts: {rule: opened, count: 1}'],
  ['a least count', 'alerts: {rule: opened, at_least: 2}', 'alerts: {rule: opened, at_least: 3}'],
  ['a most count', 'alerts: {rule: opened, at_most: 2}', 'alerts: {rule: opened, at_most: 1}'],
  ['none', 'alerts: {rule: opened, event: 2, count: 0}', 'alerts: {rule: opened, event: 1, count: 0}'],
  ['a priority', 'alerts: {rule: opened, priority: warning}', 'alerts: {rule: opened, priority: ERROR}'],
  ['a field', 'alerts: {rule: opened, fields: {fd.name: /etc/b}}', 'alerts: {rule: opened, fields: {fd.name: /etc/c}}'],
  ['a field that the output does not show', 'alerts: {rule: opened, fields: {proc.pname: systemd}}',
    'alerts: {rule: opened, fields: {proc.pname: init}}'],
  ['a field without value', 'alerts: {rule: opened, fields: {evt.arg.data: ~}}', 'alerts: {rule: opened, fields: {fd.name: ~}}'],
  ['a pattern', 'alerts: {rule: opened, fields: {fd.name: {matches: "/[bc]$"}}}',
    'alerts: {rule: opened, fields: {fd.name: {matches: "^b"}}}'],
  ['a message', 'alerts: {rule: opened, message: opened /etc/b by less}', 'alerts: {rule: opened, message: opened /etc/b}'],
  ['a message that matches', 'alerts: {rule: opened, message: {matches: by less$}}',
    'alerts: {rule: opened, message: {matches: by more$}}'],
  ['tags', 'alerts: {rule: opened, tags: [files]}', 'alerts: {rule: opened, tags: [files, process]}'],
  ['an order', 'in_order: true\nalerts: [opened, run, opened]', 'in_order: true\nalerts: [run, opened, opened]'],
  ['nothing else', 'only: true\nalerts: [opened, run]', 'only: true\nalerts: opened'],
  ['a budget', 'budget: 3', 'budget: 2'],
  ['a budget by rule', 'budget: {opened: 2, run: 1}', 'budget: {opened: 2, run: 0}'],
  ['an outcome', 'rule: opened\nexpectedOutcome: {source: syscall, priority: Warning, outputFields: {proc.name: vi}}',
    'rule: opened\nexpectedOutcome: {hostname: other}'],
  ['an outcome of which nothing is said', 'rule: opened\nexpectedOutcome: {}',
    'rule: run\nexpectedOutcome: {outputFields: {proc.name: "false"}}'],
])('%s', (_, holds, fails) => {
  test('holds', () => expect(runCaseText(`${TWO}\n${holds}`)).toMatchObject({ status: 'passed', failures: [] }));
  test('fails', () => {
    const { status, failures } = runCaseText(`${TWO}\n${fails}`);
    expect(status).toBe('failed');
    expect(failures).toHaveLength(1);
    expect(failures[0]!.expected.length + failures[0]!.seen.length).toBeGreaterThan(0);
  });
});

test('a rule that is silent, and one that is not', () => {
  expect(runCaseText('events: [{openat: {name: /tmp/a}}]\nsilent: opened').status).toBe('passed');
  expect(runCaseText('events: [{openat: {name: /etc/a}}]\nsilent: [run, opened]').status).toBe('failed');
  expect(runCaseText('events: [{openat: {name: /etc/a}}]\nsilent: run').status).toBe('passed');
  expect(runCaseText('events: [{openat: {name: /etc/a}}]\nsilent: all').status).toBe('failed');
});

const NEAR = `
rules:
  - macro: known
    condition: (proc.name in (vi, less) and proc.pname = sh)
  - {rule: opened, condition: and not known, override: {condition: append}}`;

test.each([
  ['a field', '{name: /tmp/a}', 'process: tail', 'because: fd.name'],
  ['a term as why-not prints it', '{name: /tmp/a}', 'process: tail', 'because: fd.name startswith /etc/'],
  ['a macro', '{name: /etc/a}', 'process: {comm: vi, parent: sh}', 'because: known'],
  ['several terms', '{name: /tmp/a}', 'process: cat', 'because: [fd.name, proc.name]'],
  ['one event of two', '{name: /tmp/a}}, {openat: {name: /etc/a}', 'process: cat', 'because: proc.name'],
])('a rule is silent because of %s', (_, params, who, because) => {
  expect(runCaseText(`${NEAR}\n${who}\nevents: [{openat: ${params}}]\nsilent: {rule: opened, ${because}}`))
    .toMatchObject({ status: 'passed', failures: [] });
});

test.each([
  ['something else', '{name: /tmp/a}', 'tail', 'proc.name'],
  ['more than is said', '{name: /tmp/a}', 'cat', 'proc.name'],
  ['less than is said', '{name: /tmp/a}', 'tail', '[fd.name, proc.name]'],
])('a rule is silent because of %s', (_, params, who, because) => {
  const expected = `rule: opened\nsilent: {because: ${because}}`;
  const { status, failures } = runCaseText(`${NEAR}\nprocess: ${who}\nevents: [{openat: ${params}}]\n${expected}`);
  expect(status).toBe('failed');
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatchObject({ message: expect.stringMatching(/^opened is not silent because of .* alone$/) });
  expect(failures[0]!.seen[0]).toContain('event 1 (openat): fd.name startswith /etc/');
});

test('a missing alert names the event that came closest, and the term that failed', () => {
  const events = 'events: [{close: {}}, {openat: {name: /tmp/a}}, {openat: {name: /etc/a}, process: su}]';
  const { failures } = runCaseText(`${events}\nalerts: opened`);
  const { nearest } = failures[0]!;
  expect(nearest).toMatchObject({ num: 2, type: 'openat', events: 1 });
  expect(nearest!.failed).toMatchObject([{ text: 'fd.name startswith /etc/', macros: [], values: [{ term: 'fd.name', value: '/tmp/a' }] }]);
});
