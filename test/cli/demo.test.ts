// The bundled recording through every command that reads captures: what a user sees, to the letter.
import { describe, test, expect } from 'vitest';
import { demo, falcoRec } from './falco-rec.js';
import { expectGolden } from './golden.js';

describe('the bundled recording', () => {
  test.each([
    ['replay.txt', ['replay', demo, '--rules', 'rules']],
    ['replay.jsonl', ['replay', demo, '--rules', 'rules', '--json']],
    ['replay-first.txt', ['replay', demo, '--rules', 'rules', '--rule-matching', 'first', '--iso-time', '--priority', 'error']],
    ['info.txt', ['info', demo]],
    ['events.txt', ['events', demo, '-n', '40']],
    ['events-filtered.txt', ['events', demo, 'evt.type in (connect, accept4, listen) and fd.l4proto = tcp']],
    ['events-format.txt', ['events', demo, 'evt.type=execve', '-p', '%evt.num %proc.pname -> %proc.cmdline (%user.name)']],
    ['events.jsonl', ['events', demo, 'evt.type=unlinkat', '--json', '-p',
      '%evt.num %evt.time %fs.path.name %evt.arg.flags %proc.aname[2]']],
  ])('%s', (name, args) => {
    const { status, stdout, stderr } = falcoRec(args);
    expect({ status, stderr: stderr.split('\n').filter((line) => line.startsWith('warning')) }).toEqual({ status: 0, stderr: [] });
    expectGolden(name, stdout);
  });

  test('JSON says the same as text', () => {
    const info = JSON.parse(falcoRec(['info', demo, '--json']).stdout) as { events: number; events_by_type: Record<string, number> };
    expect(Object.values(info.events_by_type).reduce((sum, n) => sum + n, 0)).toBe(info.events);
    const all = falcoRec(['events', demo, '-p', '*%evt.num']).stdout.trim().split('\n');
    expect(all).toEqual(Array.from({ length: info.events }, (_, index) => String(index + 1)));
  });
});
