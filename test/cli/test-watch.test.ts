// `falco-rec test --watch` as a user works with it: files are edited, and the output says which suites ran again.
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demo, root } from './falco-rec.js';

let folder: string;
let command: ChildProcess;
/** What it printed since it was last read. */
let printed = '';

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const rule = (name: string, file: string): string =>
  `- rule: ${name}\n  desc: d\n  condition: evt.type = openat and fd.name = ${file}\n  output: o %fd.name\n  priority: INFO\n`;
const suite = (rules: string, name: string, file: string): string =>
  `rules: [${rules}]\ntests:\n  - {name: it, process: cat, events: [{openat: {name: ${file}}}], alerts: ${name}}\n`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'falco-rec-watch-'));
  mkdirSync(join(folder, 'shared'));
  write('a.yaml', rule('a', '/etc/a'));
  write('shared/b.yaml', rule('b', '/etc/b'));
  copyFileSync(demo, join(folder, 'demo.scap'));
  write('a.test.yaml', suite('a.yaml', 'a', '/etc/a'));
  write('b.test.yaml', suite('shared', 'b', '/etc/b'));
  write('recorded.test.yaml', 'rules: [a.yaml]\ntests:\n  - {name: it, capture: demo.scap, silent: all}\n');
  printed = '';
  const args = [join(root, 'dist/cli/main.js'), 'test', '.', '--watch'];
  command = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  for (const stream of [command.stdout!, command.stderr!]) stream.on('data', (text: Buffer) => { printed += text.toString(); });
  await until(/watching for changes/);
});
afterEach(async () => {
  await ended();
  rmSync(folder, { recursive: true });
});

/** Waits until it has printed this, and takes what it printed up to there. */
async function until(wanted: RegExp): Promise<string> {
  for (let waited = 0; !wanted.test(printed); waited += 20) {
    if (waited > 45_000) throw new Error(`it never printed ${wanted}, but: ${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { index, 0: found } = wanted.exec(printed)!;
  const taken = printed.slice(0, index + found.length);
  printed = printed.slice(taken.length);
  return taken;
}

/** Does something, and tells the suites that ran because of it, and the totals. */
async function after(change: () => void): Promise<{ suites: readonly string[]; totals: string }> {
  printed = '';
  change();
  const text = await until(/\d+ suites?, .* in [\d.]+ s\n/);
  return { suites: text.match(/^\S+\.test\.yaml$/gm) ?? [], totals: /: (.*), in/.exec(text.trim().split('\n').at(-1)!)![1]! };
}

/** Interrupts it; its exit code. */
async function ended(): Promise<number | null> {
  if (command.exitCode !== null) return command.exitCode;
  const exit = new Promise<number | null>((resolve) => command.once('exit', resolve));
  command.kill('SIGINT');
  return exit;
}

test('only what a change touches runs again', async () => {
  const run = (suites: readonly string[], totals: string): object => ({ suites, totals });
  const ofA = ['a.test.yaml', 'recorded.test.yaml'];
  expect(await after(() => write('a.yaml', rule('a', '/etc/other')))).toEqual(run(ofA, '1 passed, 1 failed'));
  expect(await after(() => write('a.yaml', rule('a', '/etc/a')))).toEqual(run(ofA, '2 passed'));
  expect(await after(() => copyFileSync(demo, join(folder, 'demo.scap')))).toEqual(run(['recorded.test.yaml'], '1 passed'));
  expect(await after(() => write('b.test.yaml', suite('shared', 'b', '/etc/a')))).toEqual(run(['b.test.yaml'], '1 failed'));
  expect(await ended()).toBe(1);
}, 120_000);

test('files may be replaced, come, and go', async () => {
  expect((await after(() => {
    write('a.new', rule('a', '/etc/z'));
    renameSync(join(folder, 'a.new'), join(folder, 'a.yaml'));
  })).suites).toEqual(['a.test.yaml', 'recorded.test.yaml']);
  expect((await after(() => write('c.test.yaml', suite('shared', 'b', '/etc/b')))).suites).toEqual(['c.test.yaml']);
  expect((await after(() => write('shared/more.yaml', rule('more', '/etc/m')))).suites).toEqual(['b.test.yaml', 'c.test.yaml']);
  rmSync(join(folder, 'c.test.yaml'));
  expect((await after(() => write('shared/b.yaml', rule('b', '/etc/b')))).suites).toEqual(['b.test.yaml']);
}, 120_000);
