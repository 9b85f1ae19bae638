// `minimize` as it is called: what it tells, what it refuses, and that a suite takes the small capture for the large one.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo, falcoRec, root, type Ran } from './falco-rec.js';
import { expectGolden } from './golden.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-minimize-'));
afterAll(() => rmSync(folder, { recursive: true }));
const small = join(folder, 'small.scap');

describe('the demo recording', () => {
  let ran: Ran;
  beforeAll(() => { ran = falcoRec(['minimize', demo, '-r', 'rules', '-o', small, '--json']); });

  test('becomes small, and it is told how', () => {
    expect(ran.status).toBe(0);
    expectGolden('minimize.txt', ran.stderr.replaceAll(folder, '').replace(/[0-9.]+ KiB from/, 'N KiB from'));
    const { events, alerts, bytes, complete } = JSON.parse(ran.stdout) as Record<string, Record<string, number>>;
    expect({ alerts, complete, from: events!['from'] }).toEqual({ alerts: 9, complete: true, from: 1321 });
    expect(bytes!['to']).toBe(statSync(small).size);
  });

  test('only its owner may read the small one, and nothing else is left', () => {
    expect(statSync(small).mode & 0o777).toBe(0o600);
    expect(existsSync(`${small}.partial`)).toBe(false);
  });

  test('a snapshot of the large one holds for the small one', () => {
    const from = (path: string): string => relative(folder, path);
    const suite = (capture: string): string =>
      `rules: [${from(join(root, 'rules'))}]\ntests:\n  - {name: demo, capture: ${from(capture)}, snapshot: demo.snapshot}\n`;
    writeFileSync(join(folder, 'a.test.yaml'), suite(demo));
    expect(falcoRec(['test', folder, '--update']).status).toBe(0);
    writeFileSync(join(folder, 'a.test.yaml'), suite(small));
    expect(falcoRec(['test', folder])).toMatchObject({ status: 0 });
  });

  test.each([
    [demo, [], 'already'],
    [join(folder, 'new.scap'), ['--rule', 'bpf_program_load'], 'no rule fires'],
    [join(folder, 'new.scap'), ['--rule', 'credential_file_reed'], "did you mean 'credential_file_read'?"],
    [join(folder, 'no/new.scap'), ['--rule', 'credential_file_read'], 'cannot write'],
  ] as const)('%s with %j is refused, and nothing is written', (output, args, words) => {
    const { status, stderr } = falcoRec(['minimize', demo, '-r', 'rules', '-o', output, ...args]);
    expect(stderr).toContain(words);
    expect(status).toBe(3);
    expect(existsSync(join(folder, 'new.scap'))).toBe(false);
  });
});
