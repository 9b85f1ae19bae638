// `falco-rec rules …` and `falco-rec fields`: what they print, to the letter, and how they end.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { falcoRec } from './falco-rec.js';
import { expectGolden } from './golden.js';

const at = (name: string): string => `fixtures/cli/rules/${name}.yaml`;
const [base, warned, invalid, after] = [at('base'), at('warned'), at('invalid'), at('after')];

describe('rules check', () => {
  test.each([
    ['sound', 0, [base]],
    ['strictly sound', 0, [base, '--strict']],
    ['with warnings', 0, [base, warned]],
    ['with warnings, strictly', 2, [base, warned, '--strict']],
    ['with errors; what comes after is not checked', 2, [warned, invalid, after]],
    ['the starter rules', 0, ['rules', '--strict']],
  ])('%s: exit code %i', (_, status, args) => {
    const ran = falcoRec(['rules', 'check', ...args]);
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status, stderr: '' });
  });

  test('as text', () => {
    expectGolden('rules-check.txt', falcoRec(['rules', 'check', base, warned, invalid, after]).stdout);
  });

  test('as JSON, in the shape that Falco prints', () => {
    const { status, stdout } = falcoRec(['rules', 'check', base, warned, invalid, after, '--json']);
    expect(status).toBe(2);
    expectGolden('rules-check.json', `${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
  });

  test('a file that cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'falco-rec-rules-'));
    symlinkSync('nowhere', join(folder, 'gone.yaml'));
    const { status, stdout } = falcoRec(['rules', 'check', folder, '--json']);
    rmSync(folder, { recursive: true });
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ falco_load_results: [
      { name: join(folder, 'gone.yaml'), successful: false, errors: [{ code: 'LOAD_ERR_FILE_READ' }], warnings: [] }] });
  });
});

describe('rules list', () => {
  test.each([['rules-list.txt', []], ['rules-list.jsonl', ['--json']]])('%s', (name, options) => {
    const { status, stdout } = falcoRec(['rules', 'list', base, ...options]);
    expect(status).toBe(0);
    expectGolden(name, stdout);
  });

  test('of files that do not load', () => {
    expect(falcoRec(['rules', 'list', invalid])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('rules expand', () => {
  test('macros, lists and exceptions are in the condition', () => {
    expectGolden('rules-expand.txt', falcoRec(['rules', 'expand', 'Server shell', base]).stdout);
  });

  test('a name that no rule has', () => {
    const { status, stderr } = falcoRec(['rules', 'expand', 'Server shel', base]);
    expect(status).toBe(3);
    expect(stderr).toContain('Server shell');
  });
});

describe('fields', () => {
  test.each([
    ['fields.txt', ['fd.t']],
    ['fields.jsonl', ['proc.aname', '--json']],
    ['fields.md', ['evt.a', '--markdown']],
  ])('%s', (name, args) => {
    const { status, stdout } = falcoRec(['fields', ...args]);
    expect(status).toBe(0);
    expectGolden(name, stdout);
  });

  test('patterns', () => {
    const names = (pattern: string): string[] => falcoRec(['fields', pattern, '--json']).stdout.trim().split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names('fd.*ip')).toContain('fd.sip');
    expect(names('fd.*ip').every((name) => name.includes('ip'))).toBe(true);
    expect(falcoRec(['fields', 'proc.nam3']).status).toBe(3);
  });
});
