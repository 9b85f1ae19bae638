// The C side's picture of the event table: generated, fresh, and complete.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RECORDABLE } from '../../src/record/recorded-codes.js';
import { cHeader } from '../../src/schema/c-header.js';
import { EVENT_TYPES, eventType } from '../../src/schema/events.js';
import { SYSCALLS } from '../../src/schema/syscalls.js';

const bpf = (file: string): string => readFileSync(new URL(`../../bpf/${file}`, import.meta.url), 'utf8');

describe('the generated header', () => {
  test('is fresh (`make header` writes it anew)', () => {
    expect(bpf('schema.gen.h')).toBe(cHeader());
  });

  test('has a row for every system call of this machine, and for every event that one gives', () => {
    const header = bpf('schema.gen.h');
    const rows = new Set([...header.matchAll(/^ {2}\[(\d+)\] = /gm)].map((match) => Number(match[1])));
    expect(SYSCALLS.filter(([, , number]) => number >= 0 && !rows.has(number))).toEqual([]);
    const given = new Set([...header.matchAll(/^ {2}\[\d+\] = \{ EVENT_(\w+),/gm)].map((match) => match[1]));
    const never = RECORDABLE.map((code) => eventType(code)!.name).filter((name) => name !== 'procexit' && !given.has(name.toUpperCase()));
    expect(never).toEqual([]);
  });

  test('every event with a parameter from a probe has a handler', () => {
    const served = new Set([...bpf('handlers.h').matchAll(/SERVES\(\w+, EVENT_(\w+)\)/g)].map((match) => match[1]));
    const probed = Object.values(EVENT_TYPES).filter(({ row, name, params }) =>
      row.source === undefined && name !== 'syscall' && params.some(({ origin }) => origin === 'probe'));
    expect(probed.map(({ name }) => name).filter((name) => !served.has(name.toUpperCase()))).toEqual([]);
  });
});
