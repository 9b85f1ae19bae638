// A case that needs what its capture did not record never passes, whatever fired.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BlockBuilder } from '../../src/capture/write/block-builder.js';
import { createWriter } from '../../src/capture/write/writer.js';
import { runSuite } from '../../src/regress/run/run-suite.js';
import type { CaseResult } from '../../src/regress/run/result.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import { falcoRec } from '../cli/falco-rec.js';
import { HEADER, snapshot, START } from '../state/story.js';
import { OPENED } from './run-text.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-sound-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A capture in which bash opens /etc/hosts, and that recorded these events only. */
function capture(recorded: readonly (keyof typeof EVENT_TYPES)[], lost: number): void {
  const writer = createWriter(join(folder, 'a.scap'), { ...HEADER, recorded: recorded.map((name) => EVENT_TYPES[name].code) });
  writer.keyframe(snapshot());
  const builder = new BlockBuilder();
  builder.add({ time: START, tid: 100, code: 'openat', params: { fd: 3, dirfd: -100, name: '/etc/hosts', flags: 1 } });
  if (lost > 0) builder.drop({ cpu: 0, code: EVENT_TYPES.openat.code, count: lost });
  writer.write(builder.take());
  writer.close();
}

function suite(expectation: string): string {
  const path = join(folder, 'a.test.yaml');
  writeFileSync(path, `rules:${OPENED}\ntests:\n  - name: it\n    capture: a.scap\n    ${expectation}\n`);
  return path;
}

const run = (expectation: string): CaseResult => runSuite(suite(expectation), { update: false, bail: false }).cases[0]!;

describe('events of types that were not recorded', () => {
  test('rules that ask about them cannot be judged', () => {
    capture(['openat', 'open'], 0);
    expect(run('silent: run')).toMatchObject({ status: 'unsound', reasons: [expect.stringContaining('execve')] });
    expect(run('silent: all').status).toBe('unsound');
  });
  test('other rules can', () => {
    capture(['openat', 'open'], 0);
    expect(run('alerts: opened').status).toBe('passed');
  });
});

describe('lost events', () => {
  test('make every case unsound, and the command ends with 5', () => {
    capture(['openat', 'open', 'execve'], 7);
    expect(run('alerts: opened')).toMatchObject({ status: 'unsound', reasons: ['7 events were lost while recording'] });
    expect(falcoRec(['test', suite('alerts: opened')]).status).toBe(5);
  });
  test('none lost, all recorded: sound', () => {
    capture(['openat', 'open', 'execve'], 0);
    expect(run('alerts: opened').status).toBe('passed');
    expect(run('silent: run').status).toBe('passed');
  });
});
