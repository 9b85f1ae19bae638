// `diff` over the demo recording: what it prints in each form, which gates trip, and how it ends.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { demo, falcoRec } from './falco-rec.js';
import { expectGolden } from './golden.js';

const before = 'fixtures/cli/diff/before.yaml', after = 'fixtures/cli/diff/after.yaml', capture = 'fixtures/demo.scap';
const versions = ['--rules', before, '--rules', after];
const folder = mkdtempSync(join(tmpdir(), 'falco-rec-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the report', () => {
  test.each([['txt', []], ['md', ['--markdown']], ['json', ['--json']]] as const)('diff.%s', (suffix, options) => {
    const { status, stdout, stderr } = falcoRec(['diff', ...versions, capture, ...options]);
    expect([status, stderr]).toEqual([0, '']);
    expectGolden(`diff.${suffix}`, stdout);
  });

  test('--old and --new say the same as --rules twice', () => {
    const { stdout } = falcoRec(['diff', '--old', before, '--new', after, capture]);
    expect(stdout).toBe(falcoRec(['diff', ...versions, capture]).stdout);
  });

  test('links lead where templates say', () => {
    const { stdout } = falcoRec(['diff', ...versions, capture, '--markdown',
      '--old-link', 'https://example.org/old/{file}#L{line}', '--new-link', 'https://example.org/new/{file}#L{line}']);
    expect(stdout).toContain(`https://example.org/old/${before}#L9`);
    expect(stdout).toContain(`https://example.org/new/${after}#L9`);
  });

  test('of a folder whatever is a capture is compared', () => {
    copyFileSync(demo, join(folder, 'no-suffix'));
    writeFileSync(join(folder, 'README.md'), 'text');
    expect(falcoRec(['diff', ...versions, folder]).stdout).toContain('1 capture,');
  });

  test('the first rule that matches, as Falco has it, may change with the order of rules', () => {
    const rule = (name: string): string =>
      `- {rule: ${name}, desc: d, condition: evt.type = execve and proc.name = cat, output: o, priority: INFO}\n`;
    writeFileSync(join(folder, 'ab.yaml'), rule('A') + rule('B'));
    writeFileSync(join(folder, 'ba.yaml'), rule('B') + rule('A'));
    const told = (which: string): string =>
      falcoRec(['diff', '--rules', join(folder, 'ab.yaml'), '--rules', join(folder, 'ba.yaml'), capture, '--rule-matching', which]).stdout;
    expect(told('all')).toContain('alerts none; 2 as before');
    expect(told('first')).toContain('alerts 1 removed, 1 added; 0 as before');
  });
});

describe('how it ends', () => {
  test.each([
    [['--fail-on', 'removed'], 1, '--fail-on removed: there are 4'],
    [['--fail-on', 'added=9,removed=4'], 0, ''],
    [['--fail-on', 'nothing'], 3, 'Gates are added'],
    [['--json', '--markdown'], 3, 'exclude each other'],
    [['--rules', after], 3, 'two versions of rules are needed'],
    [['--old', before], 3, 'two versions of rules are needed'],
    [['no-such-folder'], 3, 'no such capture or folder'],
    [[after], 4, ''],
  ] as const)('%j', (args, status, words) => {
    const ran = falcoRec(['diff', ...versions, capture, ...args]);
    expect(ran.stderr).toContain(words);
    expect(ran.status).toBe(status);
  });

  test('the same rules give the same alerts', () => {
    const { status, stdout } = falcoRec(['diff', '--rules', before, '--rules', before, capture, '--fail-on', 'any,rules']);
    expect(status).toBe(0);
    expect(stdout).toContain('alerts none; 9 as before');
  });

  test('rules that do not load are told', () => {
    const { status, stderr } = falcoRec(['diff', '--rules', before, '--rules', 'fixtures/cli/rules/invalid.yaml', capture]);
    expect(stderr).toContain('error:');
    expect(status).toBe(2);
  });
});
