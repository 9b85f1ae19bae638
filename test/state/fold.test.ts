// The tables of state agree with the event table.
import { expect, test } from 'vitest';
import { EVENT_TYPES, type EventName } from '../../src/schema/events.js';
import { ATTACHED_FD } from '../../src/state/descriptors/attached-fd.js';
import { foldsFor, stateCodes } from '../../src/state/fold.js';

const codeOf = (name: EventName): number => EVENT_TYPES[name].code;

/**
 * Flagged by Falco as changing state, of which nothing is kept: it only tells observers, or reads the live machine anew, or
 * (getsockopt) follows failed connections, which Falco does not unless told to.
 */
const NOTHING_KEPT: readonly EventName[] = ['shutdown', 'getsockopt', 'mount', 'umount', 'umount2', 'cpu_hotplug'];

test('every event that changes state has a fold; what a live Falco reads of /proc comes as a keyframe here', () => {
  const missing = Object.values(EVENT_TYPES)
    .filter(({ row, code }) => row.flags?.includes('M') && row.source !== 'iter' && foldsFor(code) === undefined);
  expect(missing.map(({ name }) => name).sort()).toEqual([...NOTHING_KEPT].sort());
});

test.each(Object.entries(ATTACHED_FD))('the attached descriptor of %s is one', (name, position) => {
  expect(EVENT_TYPES[name as EventName].params[position]?.base).toBe('fd');
});

test('what only serves a fact can be left out', () => {
  const always = stateCodes(new Set());
  expect(always).not.toContain(codeOf('brk'));
  expect(always).not.toContain(codeOf('read'));
  expect(always).toContain(codeOf('recvfrom'));
  expect(stateCodes(new Set(['memory']))).toContain(codeOf('brk'));
  expect(stateCodes(new Set(['connected']))).toContain(codeOf('read'));
});
