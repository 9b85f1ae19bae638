// `falco-rec hunt` as a user runs it, over the recording of a break-in.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo, falcoRec } from './falco-rec.js';

const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-hunt-'));
const history = join(scratch, 'history.duckdb');
const hunt = (...args: string[]) => falcoRec(['hunt', ...args]);
const objects = (text: string): Record<string, unknown>[] =>
  text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(() => expect(falcoRec(['load', demo, '-o', history]).status).toBe(0));
afterAll(() => rmSync(scratch, { recursive: true }));

const MINE = `-- title: Mine
-- finds: Events of a type.
-- misses: All others.
-- param: type VARCHAR = execve -- Which
-- empty: There are none.
SELECT count(*) AS n FROM events WHERE type = $type`;

test('each act of the break-in is found, and nothing else', () => {
  const { status, stdout } = hunt('run', '--all', history, '--json');
  const found = objects(stdout).filter(({ found }) => found !== 0).map(({ hunt, found }) => [hunt, found]);
  expect([status, Object.fromEntries(found)]).toEqual([0, {
    'log-tampering': 1, 'memory-or-temporary-execution': 1, 'persistence-write': 1, 'reverse-shell': 1, 'setuid-bit-set': 1,
    'written-then-executed': 1,
  }]);
});

test('an answer says who, when and what', () => {
  const [row] = objects(hunt('run', 'log-tampering', history, '--json').stdout);
  expect(row).toMatchObject({
    event: 1257, process: 42, pid: 7279, user: 'root', cmdline: 'rm /var/log/falco-rec-demo.log', change: 'removed',
    path: '/var/log/falco-rec-demo.log',
  });
});

test('list and show print what files say', () => {
  const listed = objects(hunt('list', '--json').stdout);
  expect(listed.length).toBeGreaterThanOrEqual(20);
  expect(hunt('list').stdout.split('\n').filter((line) => line.startsWith('beaconing ')).length).toBe(1);
  expect(hunt('show', 'beaconing').stdout).toContain('-- title: Connections to one address come at regular intervals');
});

test('a parameter is a value, whatever it holds', () => {
  const own = join(scratch, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'mine.sql'), MINE);
  const count = (type: string) => hunt('run', 'mine', history, '--hunts', own, '-p', `type=${type}`, '--csv');
  expect(count('connect').stdout).toBe('n\n1\n');
  expect(count("connect' OR 'a' = 'a").stdout).not.toBe('n\n1321\n');
});

describe('mistakes are told, with what to do', () => {
  const mistakes: [string, string[], string, string][] = [
    ['a wrong name', ['run', 'beconing', history], "there is no hunt 'beconing'", "did you mean 'beaconing'?"],
    ['a wrong parameter', ['run', 'beaconing', history, '-p', 'lest=3'], "there is no parameter 'lest'", "did you mean 'least'?"],
    ['a wrong value', ['run', 'beaconing', history, '-p', 'least=few'], "'few' is no BIGINT for least", 'a whole number'],
    ['a setting that is none', ['run', 'beaconing', history, '-p', 'least'], 'It must be NAME=VALUE', ''],
    ['parameters for all', ['run', '--all', history, '-p', 'least=3'], 'all hunts run with their defaults', ''],
    ['no capture', ['run', 'beaconing'], 'there is no capture', 'falco-rec hunt run beaconing trace.scap'],
    ['no such folder', ['list', '--hunts', '/nowhere'], 'cannot read the hunts', '--hunts'],
  ];
  test.each(mistakes)('%s', (_, args, message, hint) => {
    const { status, stderr } = hunt(...args);
    expect(status).toBe(3);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
  });
});
