// Which mutants a rule has: every kind of mistake, at its place, each once.
import { expect, test } from 'vitest';
import { MUTATIONS } from '../../src/regress/mutate/mutations/table.js';
import { whyEquivalent } from '../../src/regress/mutate/survivors/equivalent.js';
import { mutantsOfText } from './mutate-text.js';

/** A condition, and what can be mistaken in it. */
const CHANGES: readonly (readonly [condition: string, ...changes: string[]])[] = [
  ['proc.name in (cat, less)', 'remove cat', 'remove less', 'negate proc.name in (cat, less)'],
  ['proc.name = cat', 'ca for cat in proc.name = cat', '!= for = in proc.name = cat'],
  ['evt.rawres >= 0', '-1 for 0 in evt.rawres >= 0', '> for >= in evt.rawres >= 0'],
  ['evt.is_open_read = true', 'false for true in evt.is_open_read = true', '!= for = in evt.is_open_read = true'],
  ['fd.name startswith /tmp/', '/tmp for /tmp/ in fd.name startswith /tmp/', 'contains for startswith in fd.name startswith /tmp/',
    'negate fd.name startswith /tmp/'],
  ['fd.name endswith .so', 'so for .so in fd.name endswith .so', 'contains for endswith in fd.name endswith .so',
    'negate fd.name endswith .so'],
  ['fd.name exists', 'negate fd.name exists'],
  ['not fd.name exists', 'drop the not of not fd.name exists'],
  ['fd.name exists and proc.name exists', 'drop fd.name exists', 'drop proc.name exists',
    'or for and in fd.name exists and proc.name exists', 'negate fd.name exists', 'negate proc.name exists'],
  ['proc.name glob "a*"', '= for glob in proc.name glob "a*"', 'negate proc.name glob "a*"'],
];

test.each(CHANGES)('%s', (condition, ...changes) => {
  expect(mutantsOfText(condition).map(({ change }) => change)).toEqual(changes);
});

test('every kind of mutation has an example', () => {
  const kinds = new Set(CHANGES.flatMap(([condition]) => mutantsOfText(condition).map(({ mutation }) => mutation)));
  expect([...kinds].sort()).toEqual(MUTATIONS.map(({ name }) => name).sort());
});

test('what does not load is no mutant: nobody could overlook it', () => {
  expect(mutantsOfText('evt.type = open').map(({ change }) => change)).toEqual(['!= for = in evt.type = open']);
});

test('lists and macros are mutated where they are written, once for all their uses', () => {
  const items = '- list: readers\n  items: [cat, less]\n- macro: reads\n  condition: proc.name in (readers)';
  const mutants = mutantsOfText('(reads and fd.num = 1) or (fd.num = 2 and reads)', items);
  const removed = mutants.filter(({ change }) => change === 'remove cat');
  expect(removed.map(({ item, place }) => [item, place.source.text.slice(place.offset, place.offset + place.length)]))
    .toEqual([[{ kind: 'list', name: 'readers' }, 'cat']]);
  expect(JSON.stringify(removed[0]!.versions[0]!.mutated.condition, ['kind', 'children', 'right', 'items', 'value'])).not.toContain('cat');
  expect(mutants.filter(({ change }) => change === 'drop reads').map(({ item }) => item)).toEqual([
    { kind: 'rule', name: 'r' }, { kind: 'rule', name: 'r' }]);
});

test('exceptions are mutated like what they stand for', () => {
  const exceptions = 'evt.type = open\n  exceptions:\n    - {name: e, fields: [proc.name, fd.name], values: [[cat, /a], [less, /b]]}';
  const changes = mutantsOfText(exceptions).map(({ change, place }) => [change, place.source.text.slice(place.offset).split(/[\],]/)[0]]);
  expect(changes).toEqual(expect.arrayContaining([['drop proc.name = cat and fd.name = /a', 'cat'], ['drop fd.name = /b', '/b']]));
});

/** A condition, a change of it, and whether no event can show it. */
const EQUIVALENT: readonly (readonly [condition: string, change: string, equivalent: boolean])[] = [
  ['proc.name in (cat, less, cat)', 'remove cat', true],
  ['proc.name in (cat, less)', 'remove cat', false],
  ['fd.name pmatch (/etc, /etc/ssh)', 'remove /etc/ssh', false],
  ['proc.name in (cat, less) and not proc.name in (less, more)', 'remove more', true],
  ['proc.name in (cat, less) and not proc.name in (less, more)', 'remove cat', false],
  ['evt.type = ptrace and evt.arg.request = PTRACE_ATTACH', 'drop evt.type = ptrace', true],
  ['evt.type = chmod and evt.arg.mode contains S_ISUID', 'drop evt.type = chmod', false],
  ['evt.type = chmod and evt.arg.mode contains S_ISUID', 'S_ISUI for S_ISUID in evt.arg.mode contains S_ISUID', true],
  ['evt.type = chmod and evt.arg.mode contains S_IXUSR', 'S_IXUS for S_IXUSR in evt.arg.mode contains S_IXUSR', true],
  ['evt.type = chmod and evt.arg.mode contains S_IX', 'S_I for S_IX in evt.arg.mode contains S_IX', false],
  ['fd.sip = 127.0.0.1 and not proc.name in (cat, less)', 'remove cat', false],
  ['evt.type = open and not evt.type in (close, open_by_handle_at)', 'remove close', true],
  ['evt.type = open and fd.name exists', 'drop evt.type = open', false],
];

test.each(EQUIVALENT)('of %s: %s is equivalent: %j', (condition, change, equivalent) => {
  const mutant = mutantsOfText(condition).find((one) => one.change === change);
  expect(mutant).toBeDefined();
  expect(whyEquivalent(mutant!) !== undefined).toBe(equivalent);
});
