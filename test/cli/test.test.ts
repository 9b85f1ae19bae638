// `falco-rec test` as a user runs it: endings, reports to files, filters, snapshots, threads.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPENED, suiteOf } from '../regress/run-text.js';
import { demo, falcoRec } from './falco-rec.js';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'falco-rec-test-')); });
afterAll(() => rmSync(folder, { recursive: true }));

const EVENTS = 'events: [{openat: {name: /etc/a}}]';
const suite = (...cases: readonly string[]): string => {
  const path = join(folder, 'some.test.yaml');
  writeFileSync(path, suiteOf(...cases));
  return path;
};

describe('exit codes', () => {
  test.each([
    [0, 'passes', `${EVENTS}\nalerts: opened`],
    [1, 'an expectation that does not hold', `${EVENTS}\nalerts: run`],
    [2, 'rules that do not load', `${EVENTS}\nsilent: all\nrules: [{macro: m, condition: evt.type = opn and}]`],
    [3, 'a wrong suite', `${EVENTS}\nsilent: al`],
    [4, 'a capture that is not there', 'capture: nowhere.scap\nsilent: all'],
  ])('%i: %s', (code, _, text) => {
    const ran = falcoRec(['test', suite(`name: it\n${text}`)]);
    expect(ran.status).toBe(code);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });

  test('of several endings the one that says most', () => {
    const failing = `name: a\n${EVENTS}\nalerts: run`;
    const wrong = `name: b\n${EVENTS}\nsilent: al`;
    const unreadable = 'name: c\ncapture: nowhere.scap\nsilent: all';
    expect(falcoRec(['test', suite(failing, wrong, unreadable)]).status).toBe(3);
    expect(falcoRec(['test', suite(failing, unreadable)]).status).toBe(1);
  });

  test.each([
    [['nowhere'], 'no such suite'], [[join(demo, '..', 'diagnostics')], 'no suites'], [['--reporter', 'juint'], "did you mean 'junit'?"],
    [['rules', '--filter', 'no case is named so'], 'no case contains'], [['--jobs', '0'], 'above 0'],
  ])('3: %j', (args, words) => {
    const { status, stderr } = falcoRec(['test', ...args]);
    expect(status).toBe(3);
    expect(stderr).toContain(words);
  });
});

test('--rules are the rules of suites that name none', () => {
  const rules = join(folder, 'rules.yaml');
  writeFileSync(rules, OPENED);
  const path = join(folder, 'elsewhere.test.yaml');
  const text = `name: it\n    ${EVENTS}\n    alerts: opened`;
  writeFileSync(path, `tests:\n  - ${text}\n`);
  expect(falcoRec(['test', path]).stdout).toContain('--rules');
  expect(falcoRec(['test', path, '--rules', rules]).status).toBe(0);
  // What a case says of them comes after; what a suite names is all that it wants.
  writeFileSync(path, `tests:\n  - ${text}\n    rules: [{rule: opened, enabled: false, override: {enabled: replace}}]\n`);
  expect(falcoRec(['test', path, '--rules', rules]).stdout).toContain("rule 'opened' is disabled");
  writeFileSync(path, `rules: [{list: other, items: [a]}]\ntests:\n  - ${text}\n`);
  expect(falcoRec(['test', path, '--rules', rules]).stdout).toContain("there is no rule 'opened'");
});

test('--filter and --bail choose cases', () => {
  const path = suite(`name: first\n${EVENTS}\nalerts: run`, `name: second\n${EVENTS}\nalerts: opened`);
  expect(falcoRec(['test', path, '--filter', 'SECOND']).stdout).toContain('1 suite, 1 case: 1 passed');
  expect(falcoRec(['test', path, '--bail']).stdout).toContain('1 suite, 1 case: 1 failed');
});

test('several reports at once, some into files', () => {
  const junit = join(folder, 'report.xml');
  const reports = ['pretty', `junit=${junit}`, 'tap'].flatMap((report) => ['--reporter', report]);
  const { stdout } = falcoRec(['test', suite(`name: it\n${EVENTS}\nalerts: opened`), ...reports]);
  expect(stdout).toContain('✓ it');
  expect(stdout).toContain('ok 1 - ');
  expect(readFileSync(junit, 'utf8')).toContain('<testcase ');
});

test('snapshots are written when asked for, compared otherwise, and the same whatever pids and times were', () => {
  const text = (pid: number, at: number): string =>
    `name: it\nprocess: {comm: sh, pid: ${pid}}\nevents: [{execve: , at: ${at}}, {openat: {name: /etc/a}}]\nsnapshot: golden.txt`;
  expect(falcoRec(['test', suite(text(4711, 0))]).status).toBe(1);
  expect(falcoRec(['test', suite(text(4711, 0)), '--update']).status).toBe(0);
  expect(readFileSync(join(folder, 'golden.txt'), 'utf8'))
    .toBe('Notice run: run /usr/bin/sh with pid <pid 1>\nWarning opened: opened /etc/a by sh\n');
  expect(falcoRec(['test', suite(text(5, 17))]).status).toBe(0);
  expect(falcoRec(['test', suite(text(5, 17).replace('/etc/a', '/etc/b'))]).status).toBe(1);
});

test('threads give the same report', () => {
  for (let number = 0; number < 23; number++) {
    copyFileSync(suite(`name: number ${number}\n${EVENTS}\nalerts: run`), join(folder, `s${number}.test.yaml`));
  }
  const told = (jobs: string): string => {
    const { stdout, stderr } = falcoRec(['test', folder, '--jobs', jobs]);
    return stderr + stdout.replace(/in [\d.]+ s/, '');
  };
  expect(told('3')).toBe(told('1'));
  expect(told('3')).toContain('did not fire');
});

test('a suite beside a rule file tests that file, and is no rule file itself', () => {
  writeFileSync(join(folder, 'mine.yaml'), OPENED.replaceAll('\n  ', '\n'));
  writeFileSync(join(folder, 'mine.test.yaml'), `tests:\n  - name: it\n    ${EVENTS}\n    alerts: opened\n`);
  expect(falcoRec(['test', join(folder, 'mine.test.yaml')]).status).toBe(0);
  expect(falcoRec(['rules', 'check', folder]).stdout).not.toContain('test.yaml');
});
