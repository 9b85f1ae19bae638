// Whatever an event lacks, no field fails on it: recordings of old kernels and cut ones lack a lot.
import { expect, test } from 'vitest';
import { FIELDS, resolveField } from '../../src/rules/fields/registry.js';
import { compileFormat } from '../../src/rules/format/compile-format.js';
import type { EventName } from '../../src/schema/events.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import { snapshot, Story, told } from '../state/story.js';

const ARGUMENTS: Record<string, string> = { 'evt.arg': '.res', 'evt.rawarg': '.res', 'evt.type.is': '.open', 'thread.cgroup': '.cpu' };
const names = [...new Set(FIELDS.filter((field) => !field.filterOnly).map((field) =>
  field.name + (field.argumentRequired && !resolves(field.name) ? ARGUMENTS[field.name] ?? '[1]' : '')))];

function resolves(name: string): boolean {
  return !('error' in resolveField(name));
}

const all = compileFormat(names.map((name) => `%${name}`).join(' '));
if ('error' in all) throw new Error(`${all.error} at ${all.position}`);

test.each(Object.keys(EVENT_TYPES) as EventName[])('%s with no parameter at all', (event) => {
  const story = new Story(snapshot());
  story.tell([told(event), told(event, {}, { tid: 4711 })], (e) => {
    expect(typeof all.render(e)).toBe('string');
    expect(Object.keys(all.values(e))).toHaveLength(names.length);
  });
});
