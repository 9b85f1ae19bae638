// Parts of rules of which it is proven that no event can cover them; and that the proofs are none where some event does.
import { describe, expect, test } from 'vitest';
import { openCapture } from '../../src/capture/read/reader.js';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { compileFilter, type Filter } from '../../src/rules/filter.js';
import { contradictionIn } from '../../src/rules/logic/contradiction.js';
import { formulaOf } from '../../src/rules/logic/formula.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { walk } from '../../src/state/walk.js';
import { demo } from '../cli/falco-rec.js';
import { pick, randomFrom, type Random } from '../rules/random-conditions.js';
import { coverFiles, rule, suite } from './coverage-text.js';

/** What is told of dead parts of a rule with this condition, before which these items stand. */
function deadIn(condition: string, before = '', more = ''): readonly string[] {
  const { parts } = coverFiles({ 'a.yaml': `${before}${rule('r', `'${condition}'`, more)}`, 'a.test.yaml': suite('close: {fd: 0}') });
  return parts.flatMap(({ kind, text, dead }) => (dead === undefined ? [] : [`${kind} ${text} ${dead}`]));
}

describe('a condition can never be true', () => {
  test.each([
    ['evt.type = open and proc.name = a and proc.name = b', '`proc.name = b` and `proc.name = a` at once'],
    ['evt.type = open and proc.name in (a, b) and not proc.name in (b, c, a)', 'at once'],
    ['evt.type = open and proc.name startswith a and not proc.name startswith a', 'at once'],
    ['evt.type = open and proc.name startswith ab and proc.name startswith ac', 'at once'],
    ['evt.type = open and proc.name startswith ab and not proc.name startswith a', 'at once'],
    ['evt.type = open and proc.name = ab and proc.name endswith c', 'at once'],
    ['evt.type = open and evt.rawres >= 0 and evt.rawres < 0', 'at once'],
    ['evt.type = open and fd.num > 3 and fd.num < 5 and not fd.num = 4', 'at once'],
    ['evt.type = open and evt.is_open_read = true and evt.is_open_read = false', 'at once'],
    ['evt.type = open and evt.num = 0', 'no event has `evt.num = 0`'],
    ['evt.type = open and proc.pid = 1 and (proc.pid = 2 or proc.pid = 3)', 'at once'],
    ['evt.type = open and evt.type = connect', 'at once'],
    ['evt.type = open and evt.arg.exe = /bin/sh', 'events of no type satisfy the rule'],
    ['evt.type = open and proc.name in ()', 'events of no type satisfy the rule'],
  ])('%s', (condition, why) => {
    const [told] = deadIn(condition);
    expect(told).toMatch(/^rule r can never fire: /);
    expect(told).toContain(why);
  });

  test.each([
    'evt.type = open and proc.name startswith a and proc.name endswith b',
    'evt.type = open and not proc.name = a and not proc.name = b',
    'evt.type = open and fd.num > 3 and fd.num < 5',
    'evt.type = open and (proc.name = ab or proc.name startswith c)',
    'evt.type = open and proc.name != a and proc.pname = a',
    'evt.type = open and (proc.name = a or proc.pname = b) and not (proc.name = a and proc.pname = b)',
    'evt.type = connect and fd.sip = 10.0.0.1 and fd.cip = 10.0.0.2',
  ])('and here it can: %s', (condition) => expect(deadIn(condition)).toEqual([]));
});

describe('a part can never decide', () => {
  test('a test that another part of the rule makes needless', () => {
    expect(deadIn('evt.type = open and (fd.name startswith /etc or fd.name = /etc/x)')).toEqual([
      'term fd.name = /etc/x can never decide when true: whenever it is, `fd.name startswith /etc` is true',
    ]);
  });

  test('a test that events of the rule cannot satisfy', () => {
    expect(deadIn('evt.type = open and (fd.name = /x or evt.type = creat)')).toEqual([
      'term evt.type = creat can never decide when true: whenever it is, `evt.type = open` is false',
    ]);
    expect(deadIn('evt.type = open and (fd.name = /x or evt.arg.exe = /y)')).toEqual([
      'term evt.arg.exe = /y can never be true: evt.arg.exe has no value at events that the rule is about (open)',
    ]);
  });

  test('a test that says less than another', () => {
    expect(deadIn('evt.type = open and proc.name = ab and proc.name startswith a')).toEqual([
      'term proc.name startswith a can never decide when false: whenever it is, `proc.name = ab` is false',
    ]);
  });

  test('an item that stands in two lists', () => {
    const lists = '- list: a\n  items: [x, y]\n- list: b\n  items: [y, z]\n';
    const told = deadIn('evt.type = open and proc.name in (a, b)', lists);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^item y can never decide: whenever it matches, /);
  });

  test('an exception that the condition excludes already', () => {
    const exceptions = '  exceptions:\n    - name: e\n      fields: proc.name\n      comps: in\n      values: [a]\n';
    expect(deadIn('evt.type = open and not proc.name = a', '', exceptions)).toEqual([
      'term proc.name = a can never decide when true: whenever it is, `proc.name in (a)` is true',
      'exception e can never decide when true: whenever it is, `proc.name = a` is true',
      'item a can never decide: whenever it matches, `proc.name = a` is true',
    ]);
  });

  test('a macro is dead only where every rule makes it so', () => {
    const macro = '- macro: m\n  condition: proc.name = a\n';
    expect(deadIn('evt.type = open and m and not proc.name = a', macro)).not.toEqual([]);
    const alive = rule('s', 'evt.type = open and m');
    const masked = 'evt.type = open and proc.pname = x and (proc.pname = x or m)';
    expect(deadIn(masked, macro + alive).filter((told) => /^macro/.test(told))).toEqual([]);
  });

  test('what no rule uses', () => {
    expect(deadIn('evt.type = open', '- macro: m\n  condition: proc.name = a\n- list: l\n  items: [x]\n')).toEqual([
      'macro m no enabled rule uses it', 'item x no enabled rule uses it',
    ]);
  });
});

describe('a rule that another before it leaves nothing to', () => {
  const shadows = (...conditions: readonly string[]): readonly (readonly string[] | undefined)[] => coverFiles({
    'a.yaml': conditions.map((condition, index) => rule(`r${index}`, condition)).join(''), 'a.test.yaml': suite('close: {fd: 0}'),
  }).rules.map(({ shadow }) => shadow?.by);

  test('is told, whatever happened', () => {
    const narrow = 'evt.type = open and fd.name startswith /etc/cron and proc.name = x';
    expect(shadows('evt.type in (open, openat) and fd.name startswith /etc', narrow)).toEqual([undefined, ['r0']]);
  });

  test('but not one that is about other events, asks for less, or stands first', () => {
    expect(shadows('evt.type = open and proc.name = x', 'evt.type in (open, openat) and proc.name = x')).toEqual([undefined, undefined]);
    expect(shadows('evt.type = open and proc.name in (x, y)', 'evt.type = open and proc.name in (x, z)')).toEqual([undefined, undefined]);
  });

  test('what can never fire is shadowed by nobody', () => {
    expect(shadows('evt.type = open', 'evt.type = open and proc.name = a and proc.name = b')).toEqual([undefined, undefined]);
  });
});

const CONDITIONS = Number(process.env['FUZZ_CONDITIONS'] ?? 150);

/** Tests over few values, most of them of the recording, so that many contradict each other. */
const TESTS = [
  'evt.type = openat', 'evt.type in (openat, read)', 'evt.type = execve', 'evt.rawres >= 0', 'evt.rawres < 0', 'evt.rawres = 3',
  'evt.rawres > 2', 'fd.num = 3', 'fd.num > 3', 'fd.num <= 3', 'proc.name = cat', 'proc.name in (cat, sh)', 'proc.name startswith c',
  'proc.name != sh', 'proc.name endswith t', 'fd.name startswith /etc', 'fd.name startswith /etc/s', 'fd.name = /etc/shadow',
  'fd.name contains shadow',
  'evt.is_open_read = true', 'evt.is_open_read = false', 'fd.type = file', 'fd.name exists', 'proc.name = fd.name',
  'proc.aname = sh',
];

function randomTree(random: Random, depth: number): string {
  const kind = depth === 0 ? 0 : random(5);
  if (kind < 2) return pick(random, TESTS);
  if (kind === 2) return `not (${randomTree(random, depth - 1)})`;
  const parts = [randomTree(random, depth - 1), randomTree(random, depth - 1), pick(random, TESTS)];
  return `(${parts.join(kind === 3 ? ' and ' : ' or ')})`;
}

test('what is said to contradict itself is satisfied by no event of a recording', () => {
  const random = randomFrom(7);
  const texts = Array.from({ length: CONDITIONS }, () => randomTree(random, 3));
  const capture = openCapture(demo);
  const state = createState(capture.header, capture.texts);
  const filters: readonly Filter[] = texts.map((text) => compileFilter(text, state));
  const trees = texts.map((text) => parseCondition(tracedSource({ name: 'random', text })));
  const proven = new Map<string, boolean>();
  const isContradiction = (index: number, code: number): boolean => {
    const key = `${index} ${code}`;
    if (!proven.has(key)) proven.set(key, contradictionIn(formulaOf(trees[index]!, true, code)) !== undefined);
    return proven.get(key)!;
  };
  const wrong: string[] = [];
  let satisfied = 0;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: new Set(filters.flatMap(({ needs }) => [...needs])),
    see(event) {
      filters.forEach((filter, index) => {
        const matches = filter.test(event);
        satisfied += matches ? 1 : 0;
        if (isContradiction(index, event.type.code) && matches) wrong.push(`${texts[index]} at ${event.block.num(event.index)}`);
      });
    },
  });
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(satisfied).toBeGreaterThan(1000);
  expect([...proven.values()].filter(Boolean).length).toBeGreaterThan(50);
});
