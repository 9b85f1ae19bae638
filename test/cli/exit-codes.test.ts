// Every way a command can end, by its exit code, and that it says in a line or two what to do about it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNot } from '../../src/record/preflight.js';
import { demo, falcoRec, root, type Ran } from './falco-rec.js';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'falco-rec-cli-')); });
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Nobody's mistake but the user's: no stack trace, and few lines. */
function expectClear({ stderr }: Ran, ...words: readonly string[]): void {
  expect(stderr).not.toMatch(/^\s+at /m);
  for (const word of words) expect(stderr).toContain(word);
}

describe('3: wrong usage', () => {
  test.each([
    [['frobnicate'], 'unknown command'],
    [['replay', demo], '--rules'],
    [['replay', demo, '--rules', 'nowhere'], 'no such rules file'],
    [['replay', demo, '--rules', 'rules', '--rule-matching', 'some'], 'Allowed choices are all, first'],
    [['replay', demo, '--rules', 'rules', '--fail-on', 'urgent'], 'no such priority'],
    [['events', demo, '-n', 'many'], 'whole number'],
    [['events', demo, '-p', '%no.such.field'], '^'],
    [['capture', '--', 'true'], '--output'],
    [['capture', '-o', 'x', '--pid', '1', '--', 'true'], 'exclude each other'],
    [['capture', '-o', 'x', '--snaplen', '-1'], 'from 0 to'],
  ])('%j', (args, words) => {
    const ran = falcoRec(args);
    expect(ran.status).toBe(3);
    expectClear(ran, words);
  });

  test.runIf(process.getuid?.() === 0)('recording without privileges', () => {
    const ran = falcoRec(['capture', '-o', join(tmpdir(), 'never.scap'), '--', 'true'], { uid: 65534 });
    expect(ran.status).toBe(3);
    expectClear(ran, 'root');
    expect(ran.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});

test.skipIf(whyNot()).each([
  ['a folder', () => folder, 'is a folder'],
  ['an empty name', () => '', 'empty'],
  ['a folder that is not there', () => join(folder, 'nowhere/x.scap'), 'ENOENT'],
])('3: output to %s is refused before the command runs', (_, output, words) => {
  const ran = falcoRec(['capture', '-o', output(), '--', 'echo', 'ran']);
  expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 3, stdout: '' });
  expectClear(ran, words);
});

test.skipIf(whyNot())('0: options after the name of a command are its own', () => {
  const ran = falcoRec(['capture', '-o', join(folder, 'own.scap'), 'echo', '--json', '-o', '--', 'x']);
  expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 0, stdout: '--json -o -- x\n' });
});

test.skipIf(!existsSync('/dev/full')).each(['events', 'info'])('3: output of %s onto a full disk', (command) => {
  const ran = spawnSync('sh', ['-c', `exec "$0" dist/cli/main.js ${command} fixtures/demo.scap >/dev/full`, process.execPath],
    { cwd: root, encoding: 'utf8' });
  expect(ran.status).toBe(3);
  expectClear(ran, 'no space left');
});

describe('2: rules that do not load', () => {
  const RULE = (condition: string): string =>
    `- rule: r\n  desc: d\n  condition: ${condition}\n  output: o %evt.num\n  priority: INFO\n`;

  test.each([
    ['bad YAML', '- rule: [unclosed\n  desc: x', 'LOAD_ERR_YAML_PARSE'],
    ['unknown field', RULE('evt.type = open and proc.nam = bash'), 'proc.name'],
    ['bad operator', RULE('evt.type = open and fd.num contains 3'), 'contains'],
    ['macro loop', `- macro: a\n  condition: b\n- macro: b\n  condition: a\n${RULE('evt.type = open and a')}`, 'LOAD_ERR_VALIDATE'],
    ['unknown event type', RULE('evt.type = opem'), 'opem'],
  ])('%s', (name, text, words) => {
    const path = file(`${name.replaceAll(' ', '-')}.yaml`, text);
    const ran = falcoRec(['replay', demo, '--rules', path]);
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 2, stdout: '' });
    expectClear(ran, path, words, '^');
    expect(ran.stderr).toMatch(/\.yaml:\d+:\d+: error: /);
  });

  test('a filter with a mistake', () => {
    const ran = falcoRec(['events', demo, 'evt.type = open and']);
    expect(ran.status).toBe(2);
    expectClear(ran, '<filter>:1:', '^');
  });
});

describe('4: captures that cannot be read', () => {
  test.each([
    ['empty', () => file('empty.scap', '')],
    ['text', () => file('text.scap', 'hello, this is not a capture\n')],
    ['missing', () => join(folder, 'missing.scap')],
    ['a folder', () => folder],
    ['damaged', () => {
      const bytes = readFileSync(demo);
      bytes[bytes.length >> 1]! ^= 0x40;
      return file('damaged.scap', bytes);
    }],
  ])('%s', (_, make) => {
    const ran = falcoRec(['replay', make(), '--rules', 'rules']);
    expect(ran.status).toBe(4);
    expectClear(ran);
  });

  test('a cut one is read up to its last whole block, and says so', () => {
    const bytes = readFileSync(demo);
    const ran = falcoRec(['events', file('cut.scap', bytes.subarray(0, bytes.length - 2000)), '-p', '*%evt.num']);
    expect(ran.status).toBe(0);
    expectClear(ran, 'warning:');
  });
});

describe('1 and 5: gates', () => {
  test('--fail-on trips on an alert of that priority or a more urgent one', () => {
    expect(falcoRec(['replay', demo, '--rules', 'rules', '--fail-on', 'critical']).status).toBe(1);
    expect(falcoRec(['replay', demo, '--rules', 'rules', '--fail-on', 'alert']).status).toBe(0);
  });

  test('--require-sound is content with a whole recording', () => {
    const whole = join(folder, 'whole.scap');
    copyFileSync(demo, whole);
    expect(falcoRec(['replay', whole, '--rules', 'rules', '--require-sound']).status).toBe(0);
  });

  test('--require-sound is not content with a cut one', () => {
    const bytes = readFileSync(demo);
    const cut = file('cut-short.scap', bytes.subarray(0, bytes.length - 2000));
    expect(falcoRec(['replay', cut, '--rules', 'rules', '--require-sound']).status).toBe(5);
  });
});

test('0: help teaches, for every command', () => {
  for (const command of ['capture', 'replay', 'events', 'test', 'explain', 'why-not', 'info', 'rules', 'fields']) {
    const { status, stdout } = falcoRec([command, '--help']);
    expect({ status, usage: stdout.includes(`Usage: falco-rec ${command}`) || stdout.includes(`Usage: ${command}`) })
      .toEqual({ status: 0, usage: true });
  }
});
