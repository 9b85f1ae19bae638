// Everything that can be wrong with a suite: found, told at its place, with what would help.
import { expect, test } from 'vitest';
import { renderText } from '../../src/rules/render-diagnostic.js';
import * as problems from '../../src/regress/suite/problems.js';
import { runText, suiteOf } from './run-text.js';

const EVENTS = 'events: [{openat: {name: /etc/a}}]';
const one = (...lines: readonly string[]): string => suiteOf(['name: it', ...lines].join('\n'));

/** A suite, the name of the problem, and words that its rendering must have: those under the caret first. */
const WRONG: readonly (readonly [suite: string, problem: string, words: string])[] = [
  ['', 'empty suite', 'tests'],
  ['tests: []\n---\ntests: []\n', 'several documents', 'document'],
  ['- a\n', 'wrong shape', 'expected a map'],
  ['tests: {a: b}\n', 'wrong shape', 'expected a list'],
  ['test: []\n', 'unknown suite key', "did you mean 'tests'?"],
  [one(EVENTS, 'alert: opened'), 'unknown suite key', "did you mean 'alerts'?"],
  [one(EVENTS, 'silent: all', 'silent: run'), 'suite key twice', 'silent'],
  ['rules: x.yaml\n', 'suite key missing', "'tests'"],
  [one('events: [{process: cat}]', 'silent: all'), 'not one event', 'no event is named'],
  [one('events: [{openat: {}, close: {}}]', 'silent: all'), 'not one event', "'close'"],
  [one('events: [{opennat: {}}]', 'silent: all'), 'unknown event', "did you mean 'openat'?"],
  [one('events: [{openat: {nam: x}}]', 'silent: all'), 'unknown parameter', "did you mean 'name'?"],
  [one('events: [{openat: {flags: O_RDWRR}}]', 'silent: all'), 'bad parameter', "did you mean 'O_RDWR'?"],
  [one('events: [{openat: {fd: ENOEN}}]', 'silent: all'), 'bad parameter', "did you mean 'ENOENT'?"],
  [one('events: [{connect: {addr: 10.0.0.1}}]', 'silent: all'), 'bad parameter', 'address with a port'],
  [one('events: [{kill: {pid: nobody}}]', 'silent: all'), 'bad parameter', "no process 'nobody'"],
  [one('events: [{chmod: {mode: 9999}}]', 'silent: all'), 'bad parameter', '9999'],
  [one(EVENTS, 'process: {comm: x, capabilities: CAP_SYS_ADMN}', 'silent: all'), 'bad parameter', "did you mean 'CAP_SYS_ADMIN'?"],
  [one('events: [{write: {data: {hex: caf}}}]', 'silent: all'), 'bad parameter', '{hex: cafebabe}'],
  [suiteOf(...[1, 2].map(() => `name: it\n${EVENTS}\nsilent: all`)), 'case name twice', "named 'it'"],
  [suiteOf(`name: ' '\n${EVENTS}\nsilent: all`), 'case nameless', 'empty name'],
  [one('silent: all'), 'no events', 'capture'],
  [one(EVENTS, 'capture: x.scap', 'silent: all'), 'events twice', 'either'],
  [one(EVENTS), 'no expectation', 'silent'],
  [one(EVENTS, 'alerts: []'), 'no expectation', 'alerts'],
  ['tests:\n  - {name: it, events: [], silent: all}\n', 'no rules', 'a.test.yaml'],
  [one(EVENTS, 'only: true'), 'only without alerts', 'silent: all'],
  [one(EVENTS, 'alerts: {count: 1}'), 'rule not named', 'rule'],
  [one(EVENTS, 'alerts: {rule: opened, count: 1, at_most: 3}'), 'counts exclude', 'at_most'],
  [one(EVENTS, 'alerts: opend'), 'unknown rule', "did you mean 'opened'?"],
  [one(EVENTS, 'rules: [{rule: opened, enabled: false, override: {enabled: replace}}]', 'alerts: opened'), 'disabled rule', 'opened'],
  [one(EVENTS, 'alerts: {rule: opened, fields: {fd.nam: x}}'), 'unknown expected field', 'did you mean'],
  [one(EVENTS, 'alerts: {rule: opened, priority: HIGH}'), 'unknown priority', 'Emergency'],
  [one(EVENTS, 'process: {comm: x, container: web}', 'silent: all'), 'unknown container', "'web'"],
  [one(EVENTS, 'processes: {a: {parent: b}, b: {parent: a}}', 'silent: all'), 'process loop', 'a → b → a'],
  [one(EVENTS, 'alerts: {rule: opened, fields: {fd.name: {matches: "("}}}'), 'bad pattern', '('],
  [one('capture: {file: x.scap, events: 5}', 'silent: all'), 'bad range', 'FIRST-LAST'],
  [one('capture: {file: x.scap, from: noon}', 'silent: all'), 'bad range', 'not a time'],
  ['rules: nowhere.yaml\ntests:\n  - {name: it, events: [], silent: all}\n', 'no such file', 'nowhere.yaml'],
];

test.each(WRONG)('%j is %s', (suite, problem, words) => {
  const result = runText(suite).find(({ status }) => status === 'suite');
  const [diagnostic] = result!.diagnostics;
  expect(diagnostic!.problem).toBe(problem);
  const told = renderText(diagnostic!);
  expect(told).toContain(words);
  expect(told).toMatch(/a\.test\.yaml(:\d+:\d+)?: error: /);
});

test('every declared problem has an example', () => {
  const declared = Object.values(problems).map((problem) => problem({} as never, undefined).problem);
  expect(declared.filter((name) => !WRONG.some(([, problem]) => problem === name))).toEqual([]);
});

test('a case that is wrong does not keep others from running', () => {
  const right = `name: right\n${EVENTS}\nalerts: opened`;
  const results = runText(suiteOf(`name: wrong\n${EVENTS}`, right, 'name: more\nevents: [{opn: {}}]\nsilent: all'));
  expect(results.map(({ status }) => status)).toEqual(['suite', 'passed', 'suite']);
});
