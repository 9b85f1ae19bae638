// Events that are in a file for the state alone: it takes them in, and nobody is shown them, before converting and after.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { falcoRec } from '../../cli/falco-rec.js';
import { cstring, event, fd, section, stateOnly, u32 } from './scap-file.js';

const OPEN = 3, READ = 7;
const opens = (name: string, result: number): Buffer =>
  event({ code: OPEN, params: [fd(result), cstring(name), u32(1), u32(0), u32(0), fd(0)] });
const reads = (from: number): Buffer => event({ code: READ, params: [fd(5), Buffer.from('hello'), fd(from), u32(80)] });

const RULES = `
- rule: opened
  desc: d
  condition: evt.type = open
  output: "%evt.num %fd.name"
  priority: INFO
- rule: read
  desc: d
  condition: evt.type = read and fd.name = /hidden
  output: "%evt.num %fd.name"
  priority: INFO`;

const folder = mkdtempSync(join(tmpdir(), 'state-only-'));
const [original, converted, rules] = ['a.scap', 'b.scap', 'rules.yaml'].map((name) => join(folder, name));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  writeFileSync(rules, RULES);
  writeFileSync(original, Buffer.concat([section(), opens('/shown', 3), stateOnly(opens('/hidden', 4)), stateOnly(reads(4)), reads(4)]));
  expect(falcoRec(['convert', original, '-o', converted]).status).toBe(0);
});

describe.each([['a .scap', original], ['what it was converted to', converted]])('%s', (_, path) => {
  test('prints the others, with their own numbers and what the state knows', () => {
    const { stdout } = falcoRec(['events', path, '-p', '%evt.num %evt.type %fd.name']);
    expect(stdout).toBe('1 open /shown\n4 read /hidden\n');
  });

  test('is judged by the others', () => {
    const { stdout } = falcoRec(['replay', path, '--rules', rules, '--json']);
    const outputs = stdout.trim().split('\n').map((line) => (JSON.parse(line) as { rule: string; output_fields: object }));
    expect(outputs).toMatchObject([
      { rule: 'opened', output_fields: { 'evt.num': 1 } }, { rule: 'read', output_fields: { 'evt.num': 4, 'fd.name': '/hidden' } },
    ]);
  });
});
