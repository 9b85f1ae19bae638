// Captures made smaller: the verdicts stay, what they do not need goes, and no secret of anybody else is left.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { captureInMemory } from '../../src/capture/in-memory.js';
import type { Header } from '../../src/capture/header.js';
import type { Keyframe, ThreadFacts } from '../../src/capture/keyframe.js';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { openCapture, type Capture } from '../../src/capture/read/reader.js';
import { BlockBuilder, type EventFacts } from '../../src/capture/write/block-builder.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { least, most, patienceOf } from '../../src/regress/minimize/least.js';
import { minimize, type MinimizeOptions, type Minimized } from '../../src/regress/minimize/minimize.js';
import { readEvent } from '../../src/regress/minimize/read-event.js';
import { survey } from '../../src/regress/minimize/survey.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import { loadRead, readRuleFile, ruleFilesAt } from '../../src/rules/load/rule-files.js';
import { createState } from '../../src/state/create-state.js';
import { walk } from '../../src/state/walk.js';
import { HEADER, keyframe as sample, START } from '../capture/sample.js';
import { demo, root } from '../cli/falco-rec.js';
import { captures, corpus, corpusPresent } from '../fidelity/corpus.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-minimize-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

interface Made extends Minimized {
  readonly file: string;
}

function made(capture: Capture, rules: readonly LoadedRule[], options: Partial<MinimizeOptions> = {}): Made {
  const file = join(folder, `${++files}.scap`);
  return { file, ...minimize(capture, { rules, output: file, redact: true, seconds: 20, writer: 'test', ...options }) };
}

const rulesFrom = (...paths: readonly string[]): readonly LoadedRule[] =>
  loadRead(paths.flatMap((path) => ruleFilesAt(path)!).map(readRuleFile)).rules;
const rulesOf = (text: string): readonly LoadedRule[] => loadRules([{ name: 'r.yaml', text }]).rules;

/** All verdicts of a capture, each as a text. */
const verdicts = (capture: Capture, rules: readonly LoadedRule[]): string[] =>
  [...(survey(capture, rules)?.wanted ?? [])].sort();

/** Everything that is in a capture, as one text. */
function contentOf(capture: Capture): string {
  const events: EventFacts[] = [];
  const state = createState(capture.header, capture.texts);
  const wants = new Uint8Array(EVENT_CODES).fill(1);
  walk(capture, state, { wants, needs: new Set(), see: (event) => { events.push(readEvent(event)); } });
  return JSON.stringify([capture.header, capture.keyframe(0), events], (_, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
    return typeof value === 'bigint' ? String(value) : value;
  });
}

describe('the demo recording', () => {
  const rules = rulesFrom(join(root, 'rules'));

  test('keeps its verdicts in a few events', () => {
    const { file, totals, impatient } = made(openAnyCapture(demo), rules);
    expect(verdicts(openCapture(file), rules)).toEqual(verdicts(openAnyCapture(demo), rules));
    expect(totals.events).toBeLessThan(30);
    expect(impatient).toBe(false);
  });

  test('what is smallest does not get smaller', () => {
    const once = made(openAnyCapture(demo), rules, { perRule: 1 });
    const twice = made(openCapture(once.file), rules);
    expect(twice.totals.events).toBe(once.totals.events);
    expect(twice.redacted!.replaced).toEqual([]);
  });

  test.each(rules.map(({ name }) => name))('the verdicts of %s alone', (name) => {
    const only = rules.filter((rule) => rule.name === name);
    const before = verdicts(openAnyCapture(demo), only);
    if (before.length === 0) return expect(() => made(openAnyCapture(demo), only)).toThrow('no rule fires');
    expect(verdicts(openCapture(made(openAnyCapture(demo), only).file), only)).toEqual(before);
  });

  test('of one alert of each rule, nothing fires that did not', () => {
    const before = new Set(verdicts(openAnyCapture(demo), rules));
    const after = verdicts(openCapture(made(openAnyCapture(demo), rules, { perRule: 1 }).file), rules);
    expect(after.filter((verdict) => !before.has(verdict))).toEqual([]);
    expect(new Set(after.map((verdict) => (JSON.parse(verdict) as unknown[])[2])).size).toBe(7);
  });
});

describe('a secret', () => {
  const facts = sample(START).threads[0]!;
  const process = (tid: number, ptid: number, comm: string, more: Partial<ThreadFacts> = {}): ThreadFacts => ({
    ...facts, tid, pid: tid, vtid: tid, vpid: tid, ptid, comm, exe: comm, exepath: `/bin/${comm}`,
    args: 'SECRET-argument\0', env: 'TOKEN=SECRET-variable\0', cwd: `/home/SECRET-cwd-${tid}/`, cgroups: 'cpu=/SECRET-group\0', ...more,
  });
  const socket = sample(START).descriptors[0]!.entries[1]!;
  const file = { fd: 3, type: 'file', ino: 1, dev: 1, flags: 1, closeOnExec: false };
  const header: Header = {
    ...HEADER, machine: { ...HEADER.machine, hostname: 'SECRET-host' }, recorded: Array.from({ length: EVENT_CODES }, (_, code) => code),
    scope: { kind: 'tree', pid: 1, command: ['SECRET-command'] },
  };
  const keyframe: Keyframe = {
    ...sample(START), exited: [],
    threads: [
      process(1, 0, 'init'), process(50, 1, 'vault'), process(60, 1, 'sh'), process(61, 60, 'cat', { args: '-n\0/etc/shadow\0' }),
    ],
    descriptors: [50, 60, 61].map((pid) => ({ pid, entries: [{ ...file, name: `/SECRET-file-${pid}` }, { ...socket, fd: 6 }] })),
    users: [{ containerId: '', uid: 0, gid: 0, name: 'SECRET-user', home: '/SECRET-home', shell: '/bin/SECRET-shell' }],
    containers: [{ id: 'SECRET-id', json: '{"container":{"id":"SECRET-id","name":"SECRET-name","labels":{"SECRET.key":"SECRET-label"}}}' }],
  };
  const at = (n: number, tid: number, code: EventFacts['code'], params: EventFacts['params']): EventFacts =>
    ({ time: START + BigInt(n), tid, code, params: params! });
  const server = '\xcb\x00\x71\x4d\xbb\x01';
  const events: readonly EventFacts[] = [
    at(1, 50, 'write', { res: 15, fd: 3, data: Buffer.from('SECRET-payload1'), size: 15 }),
    at(2, 61, 'openat', { fd: 4, dirfd: -100, name: '/etc/shadow', flags: 1, mode: 0, dev: 1, ino: 5 }),
    at(3, 61, 'read', { res: 15, fd: 4, data: Buffer.from('SECRET-payload2'), size: 15 }),
    at(4, 50, 'openat', { fd: 5, dirfd: -100, name: '/SECRET-name', flags: 1, mode: 0, dev: 1, ino: 6 }),
    at(5, 61, 'close', { res: 0, fd: 4 }),
    at(6, 60, 'connect', { res: 0, fd: 6, tuple: `\x02\x0a\x01\x02\x03\x01\x00${server}`, addr: `\x02${server}` }),
  ];
  const capture = (): Capture => {
    const builder = new BlockBuilder();
    events.forEach((event) => builder.add(event));
    return captureInMemory(header, keyframe, [builder.take()]);
  };
  const rule = (condition: string, output: string): readonly LoadedRule[] =>
    rulesOf(`- {rule: r, desc: d, condition: '${condition}', output: '${output}', priority: INFO}`);

  test('of anybody does not survive', () => {
    const rules = rule('evt.type = openat and fd.name = /etc/shadow and proc.pname = sh', 'by %proc.cmdline of %proc.pname');
    expect(contentOf(capture())).toMatch(/SECRET/);
    const { file } = made(capture(), rules);
    expect(contentOf(openCapture(file))).not.toMatch(/SECRET/);
    expect(verdicts(openCapture(file), rules)).toEqual(verdicts(capture(), rules));
  });

  test('stays with --no-redact, where its event is needed', () => {
    const { file } = made(capture(), rule('evt.type = read', 'x'), { redact: false });
    expect(contentOf(openCapture(file))).toContain('SECRET-payload2');
  });

  const SERVER = 'Ë\\u0000qM';

  const TYPES = ['evt.type = read', 'evt.type in (openat, read, close)', 'evt.type = connect'];

  test.each(TYPES)('goes where an alert does not show it: %s', (type) => {
    expect(contentOf(capture())).toContain(SERVER);
    const { file, redacted } = made(capture(), rule(`${type} and proc.name != x`, 'something'));
    expect(contentOf(openCapture(file))).not.toContain('SECRET');
    expect(contentOf(openCapture(file))).not.toContain(SERVER);
    expect(redacted!.header).toBe(true);
  });

  test('that an alert is about stays an address', () => {
    const { file } = made(capture(), rule('evt.type = connect and fd.sip = 203.0.113.77', '%fd.sip'));
    expect(contentOf(openCapture(file))).toContain(SERVER);
  });

  test('that a condition needs stays, and is told', () => {
    const { redacted } = made(capture(), rule('evt.type = read and evt.buffer contains SECRET', 'x'));
    expect(redacted!.kept.map(({ text }) => text)).toContain('SECRET-payload2');
  });

  test('that an alert shows stays', () => {
    const { file, redacted } = made(capture(), rule('evt.type = read', 'of %proc.cwd on %evt.hostname'));
    expect(contentOf(openCapture(file))).toContain('SECRET-cwd-61');
    expect(redacted!.header).toBe(false);
  });
});

describe('trying', () => {
  const numbers = Array.from({ length: 100 }, (_, n) => n);
  const has = (...needed: number[]) => (some: readonly number[]): boolean => needed.every((n) => some.includes(n));

  test.each([[[]], [[0]], [[99]], [[3, 50, 51, 98]], [numbers]])('finds that %j are enough', (needed) => {
    expect(least(numbers, has(...needed), patienceOf(60))).toEqual(needed);
  });
  test('ends when patience does, with what still holds', () => {
    expect(has(3)(least(numbers, has(3), patienceOf(0)))).toBe(true);
  });
  test('takes all but what must not be taken', () => {
    const taken = most(numbers, (some) => !some.has(7) && !some.has(64));
    expect([...taken].sort((a, b) => a - b)).toEqual(numbers.filter((n) => n !== 7 && n !== 64));
  });
});

describe.skipIf(!corpusPresent)('captures of the corpus', () => {
  const rules = corpusPresent
    ? rulesFrom(...['falco', 'falco-incubating', 'falco-sandbox'].map((name) => join(corpus, `rules/falco/${name}_rules.yaml`))) : [];
  const some = /libs__test_ipv6|filesat|setuid/;

  test.each(captures().filter((capture) => some.test(capture)))('%s', (path) => {
    const capture = openAnyCapture(path);
    const { file, totals } = made(capture, rules);
    expect(verdicts(openCapture(file), rules)).toEqual(verdicts(capture, rules));
    expect(totals.events).toBeLessThan(5);
    capture.close();
  });
});
