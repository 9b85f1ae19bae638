// `explain` and `why-not` over the demo recording: what they print, and how they end.
import { describe, expect, test } from 'vitest';
import { demo, falcoRec } from './falco-rec.js';
import { expectGolden } from './golden.js';

describe('explain', () => {
  test('a rule that matches, as a tree', () => {
    const { status, stdout } = falcoRec(['explain', demo, '-r', 'rules', '--event', '326', '--rule', 'credential_file_read']);
    expect(status).toBe(0);
    expectGolden('explain-rule.txt', stdout);
  });

  test('all rules that ask about such an event', () => {
    const { status, stdout } = falcoRec(['explain', demo, '-r', 'rules', '--event', '326']);
    expect(status).toBe(0);
    expectGolden('explain-event.txt', stdout);
  });

  const EXCEPTIONS = ['-r', 'fixtures/cli/rules-of-exceptions.yaml', '--event', '326'];

  test('names the lists that a value was found in, and the exception that kept the rule silent', () => {
    expectGolden('explain-exceptions.txt', falcoRec(['explain', demo, ...EXCEPTIONS, '--rule', 'file_opened']).stdout);
  });

  test('opens all of it when asked', () => {
    expectGolden('explain-full.txt', falcoRec(['explain', demo, ...EXCEPTIONS, '--rule', 'file_opened', '--full']).stdout);
  });

  test('as JSON, one rule a line', () => {
    const { stdout } = falcoRec(['explain', demo, '-r', 'rules', '--event', '326', '--json']);
    const told = stdout.trim().split('\n').map((line) => JSON.parse(line) as { rule: string; matches: boolean });
    expect(told.filter(({ matches }) => matches).map(({ rule }) => rule)).toEqual(['credential_file_read']);
  });

  test.each([
    [['--event', '999999'], 'there is no event 999999'],
    [['--event', '0'], 'above 0'],
    [['--event', '3', '--rule', 'credential_file_reed'], "did you mean 'credential_file_read'?"],
  ])('%j is wrong usage', (args, words) => {
    const { status, stderr } = falcoRec(['explain', demo, '-r', 'rules', ...args]);
    expect(status).toBe(3);
    expect(stderr).toContain(words);
  });
});

describe('why-not', () => {
  test('the nearest misses, the nearest first', () => {
    const { status, stdout, stderr } = falcoRec(['why-not', demo, '-r', 'rules', '--rule', 'log_tampering', '-n', '2']);
    expect(status).toBe(0);
    expectGolden('why-not.txt', stdout + stderr);
  });

  test('a rule that wants a term both ways', () => {
    const { stdout } = falcoRec(['why-not', demo, '-r', 'fixtures/cli/rules-of-exceptions.yaml', '--rule', 'never', '-n', '1']);
    expect(stdout).toContain('true here and false there');
  });

  test('nothing of the kind happened', () => {
    const { stdout, stderr } = falcoRec(['why-not', demo, '-r', 'rules', '--rule', 'bpf_program_load']);
    expect(stdout).toBe('');
    expect(stderr).toContain('no event was of a type that it asks about');
  });
});
