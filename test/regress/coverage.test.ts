// What suites and recordings cover of rules.
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCapture } from '../../src/capture/read/reader.js';
import { noEvidence } from '../../src/regress/coverage/evidence.js';
import { Gathering } from '../../src/regress/coverage/gather/gathering.js';
import { coverCapture } from '../../src/regress/coverage/gather/over-captures.js';
import { coverageOf, isCovered } from '../../src/regress/coverage/result.js';
import { placeOf } from '../../src/rules/compile/bind-term.js';
import type { Expression } from '../../src/rules/condition/ast.js';
import { explain, type Explanation } from '../../src/rules/explain/explanation.js';
import { askTerms } from '../../src/rules/explain/terms.js';
import { loadRead, readRuleFile, ruleFilesAt } from '../../src/rules/load/rule-files.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { walk } from '../../src/state/walk.js';
import { createEngine } from '../../src/rules/engine.js';
import { codesOf } from '../../src/rules/compile/specialise.js';
import { bindCondition } from '../../src/rules/compile/bind.js';
import { FIELD_VOCABULARY } from '../../src/rules/field-vocabulary.js';
import { demo, root } from '../cli/falco-rec.js';
import { coverFiles, rule, suite, told } from './coverage-text.js';

const OPENS = 'evt.type = openat and fd.name startswith /etc and not proc.name = cat';
const cover = (rules: string, ...events: readonly string[]): ReturnType<typeof coverFiles> =>
  coverFiles({ 'a.yaml': rules, 'a.test.yaml': suite(...events) });

describe('a test is covered once the verdict hung on it both ways', () => {
  const lacking = (...events: readonly string[]): readonly string[] => told(cover(rule('r', OPENS), ...events).parts, () => true);

  test('nothing came that it asks about', () => {
    expect(lacking('close: {fd: 0}')).toEqual([
      'rule r true false', 'term evt.type = openat decidedTrue', 'term fd.name startswith /etc decidedTrue decidedFalse',
      'term proc.name = cat decidedTrue decidedFalse',
    ]);
  });

  test('it fired, and nothing else', () => {
    expect(lacking('openat: {name: /etc/passwd}\n        process: su')).toEqual([
      'rule r false', 'term evt.type = openat', 'term fd.name startswith /etc decidedFalse', 'term proc.name = cat decidedTrue',
    ]);
  });

  test('two tests failed at once, so neither decided', () => {
    expect(lacking('openat: {name: /etc/passwd}\n        process: su', 'openat: {name: /tmp/x}\n        process: cat')).toEqual([
      'rule r', 'term evt.type = openat', 'term fd.name startswith /etc decidedFalse', 'term proc.name = cat decidedTrue',
    ]);
  });

  test('each failed alone', () => {
    const events = ['openat: {name: /etc/passwd}\n        process: su', 'openat: {name: /tmp/x}\n        process: su',
      'openat: {name: /etc/passwd}\n        process: cat'];
    expect(cover(rule('r', OPENS), ...events).parts.filter((part) => !isCovered(part))).toEqual([]);
  });
});

describe('where parts are written', () => {
  const rules = [
    '- list: names\n  items: [cat, su]\n- macro: opened\n  condition: evt.type = openat and proc.name in (names)\n',
    rule('r', 'opened and fd.name startswith /etc'),
    '- list: names\n  items: [dd]\n  override: {items: append}\n',
    '- rule: r\n  condition: and not fd.name = /etc/x\n  override: {condition: append}\n',
  ].join('');
  const coverage = cover(rules, 'openat: {name: /etc/passwd}\n        process: dd', 'openat: {name: /etc/passwd}\n        process: ls');
  const at = (text: string): string[] => coverage.parts.filter((part) => part.text === text)
    .map(({ kind, owner, line, column, snippet }) => `${kind} of ${owner.kind} ${owner.name} ${line}:${column} ${snippet.split('\n')[0]}`);

  test('items of a list, appended ones too', () => {
    expect(at('su')).toEqual(['item of list names 2:16   items: [cat, su]']);
    expect(at('dd')).toEqual(['item of list names 11:11   items: [dd]']);
  });

  test('a macro, its use, its tests', () => {
    expect(at('opened')).toEqual([
      'macro of macro opened 3:3 - macro: opened', 'term of rule r 7:14   condition: opened and fd.name startswith /etc',
    ]);
    expect(at('evt.type = openat')).toEqual(['term of macro opened 4:14   condition: evt.type = openat and proc.name in (names)']);
  });

  test('what was appended to a condition', () => {
    expect(at('fd.name = /etc/x')).toEqual(['term of rule r 14:22   condition: and not fd.name = /etc/x']);
  });

  test('items: only what alone made its test true, where that decided', () => {
    expect(told(coverage.parts, ({ kind }) => kind === 'item')).toEqual(['item cat decidedTrue', 'item su decidedTrue', 'item dd']);
  });
});

describe('exceptions', () => {
  const exceptions = `  exceptions:
    - name: readers
      fields: proc.name
      comps: in
      values: [cat, su]
    - name: pairs
      fields: [proc.name, fd.name]
      values:
        - [dd, /etc/x]
        - [ls, /etc/y]
`;
  const coverage = cover(rule('r', 'evt.type = openat and fd.name startswith /etc', exceptions),
    'openat: {name: /etc/passwd}\n        process: cat', 'openat: {name: /etc/y}\n        process: ls',
    'openat: {name: /tmp/y}\n        process: su');

  test('and each of their values are covered once they excluded something', () => {
    expect(told(coverage.parts, ({ kind }) => kind === 'exception' || kind === 'item')).toEqual([
      'exception readers', 'item cat', 'item su decidedTrue',
      'exception pairs', 'item proc.name = dd and fd.name = /etc/x decidedTrue', 'item proc.name = ls and fd.name = /etc/y',
    ]);
  });

  test('a value lies where it is written', () => {
    expect(coverage.parts.find(({ text }) => text.startsWith('proc.name = ls'))).toMatchObject({ line: 15, column: 12 });
  });
});

test('a macro that two rules of two files use is one part', () => {
  const uses = coverFiles({
    'a.yaml': `- macro: opened\n  condition: evt.type = openat and evt.rawres >= 0\n${rule('a', 'opened and fd.name = /a')}`,
    'b.yaml': rule('b', 'opened and fd.name = /b'),
    'a.test.yaml': `rules: [a.yaml, b.yaml]\n${suite('openat: {name: /b}')}`,
    'b.test.yaml': `rules: [a.yaml]\n${suite('openat: {name: /a, fd: EACCES}')}`,
  });
  expect(told(uses.parts, ({ owner }) => owner.kind === 'macro')).toEqual([
    'macro opened', 'term evt.type = openat', 'term evt.rawres >= 0',
  ]);
  expect(told(uses.parts, ({ owner }) => owner.name === 'b')).toEqual([
    'rule b false', 'term opened decidedFalse', 'term fd.name = /b decidedFalse',
  ]);
});

test('a rule that comes after another at all of its events is never first', () => {
  const rules = rule('a', 'evt.type = openat') + rule('b', 'evt.type = openat and fd.name startswith /etc');
  const [a, b] = cover(rules, 'openat: {name: /etc/passwd}').rules;
  expect(a).toMatchObject({ name: 'a', fired: 1, first: 1, shadow: undefined });
  expect(b).toMatchObject({ name: 'b', fired: 1, first: 0, shadow: { by: ['a'] } });
});

describe('what a suite leaves out on purpose', () => {
  const explained = (text: string): ReturnType<typeof coverFiles> => coverFiles({
    'a.yaml': rule('r', OPENS), 'a.test.yaml': `not_covered:\n${text}${suite('openat: {name: /etc/passwd}\n        process: su')}`,
  });

  test('is told with its reason', () => {
    const { parts, problems } = explained('  - {in: r, part: proc.name = cat, because: nobody tests that}\n');
    expect(parts.find(({ text }) => text === 'proc.name = cat')).toMatchObject({ explained: 'nobody tests that' });
    expect(parts.filter((part) => part.explained !== undefined)).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test.each([
    ['{in: r, part: evt.type = openat, because: b}', 'explains nothing'],
    ['{in: r, part: evt.type = open, because: b}', 'explains nothing'],
    ['{in: rr, because: b}', 'nothing to explain'],
  ])('must be uncovered: %s', (entry, problem) => {
    expect(explained(`  - ${entry}\n`).problems.map((one) => one.problem)).toEqual([problem]);
  });
});

/** Every test of a condition with the place where it is written, in order of reading. */
function placesIn(tree: Expression): readonly string[] {
  switch (tree.kind) {
    case 'and':
    case 'or': return tree.children.flatMap(placesIn);
    case 'not': return placesIn(tree.child);
    case 'macro': return [];
    case 'check': {
      const { source, offset } = placeOf(tree.range);
      return [`${source.name} ${offset}`];
    }
  }
}

/** The verdict again, with the test of this number turned round. */
function turned(tree: Explanation, number: number, next = { term: 0 }): boolean {
  switch (tree.kind) {
    case 'and': return tree.children.map((child) => turned(child, number, next)).every(Boolean);
    case 'or': return tree.children.map((child) => turned(child, number, next)).some(Boolean);
    case 'not': return !turned(tree.child, number, next);
    case 'term': return tree.verdict !== (next.term++ === number);
  }
}

test('of a recording: what each test has shown is what explanations say of every event', () => {
  const loaded = loadRead(ruleFilesAt(join(root, 'rules'))!.map(readRuleFile));
  const gathering = new Gathering();
  const evidence = noEvidence();
  coverCapture(openCapture(demo), loaded, gathering, evidence);
  const seen = new Map(gathering.parts().filter(({ kind }) => kind === 'term').map(({ place, seen: facts }) =>
    [`${place.source.name} ${place.offset}`, Object.entries(facts).filter(([, count]) => count > 0).map(([fact]) => fact)]));

  const capture = openCapture(demo);
  const state = createState(capture.header, capture.texts);
  const engine = createEngine(loaded.rules, state, { matching: 'all' });
  const trees = loaded.rules.map(({ condition }) =>
    ({ tree: askTerms(condition, state), places: placesIn(condition), codes: codesOf(bindCondition(condition, FIELD_VOCABULARY)) }));
  const expected = new Map<string, Set<string>>();
  const fired = new Map(loaded.rules.map(({ name }) => [name, 0]));
  walk(capture, state, {
    wants: engine.wants, needs: engine.needs,
    see(event) {
      for (const { name } of engine.evaluate(event)) fired.set(name, fired.get(name)! + 1);
      for (const { tree, places, codes } of trees) {
        if (!codes.includes(event.type.code)) continue;
        const explained = explain(tree, event);
        const verdicts = [...termsOf(explained)];
        places.forEach((place, number) => {
          const facts = expected.get(place) ?? new Set();
          const verdict = verdicts[number]! ? 'True' : 'False';
          facts.add(verdict.toLowerCase());
          if (turned(explained, number) !== explained.verdict) facts.add(`decided${verdict}`);
          expected.set(place, facts);
        });
      }
    },
  });
  for (const [place, facts] of expected) expect([place, ...seen.get(place)!.sort()]).toEqual([place, ...[...facts].sort()]);
  expect(new Map([...gathering.firings.values()].map(({ rule: { name }, fired: times }) => [name, times]))).toEqual(fired);
  expect(expected.size).toBeGreaterThan(50);
  expect(evidence.events).toBeGreaterThan(1000);
});

function* termsOf(tree: Explanation): Generator<boolean> {
  if (tree.kind === 'term') yield tree.verdict;
  else if (tree.kind === 'not') yield* termsOf(tree.child);
  else for (const child of tree.children) yield* termsOf(child);
}

test('rules say which of the events that they ask about were not recorded', () => {
  const gathering = new Gathering();
  const evidence = noEvidence();
  const loaded = loadRead([{ name: 'a.yaml', text: rule('a', 'evt.type in (openat, mlockall)') }]);
  const capture = openCapture(demo);
  coverCapture({ ...capture, header: { ...capture.header, recorded: [EVENT_TYPES.openat.code] } }, loaded, gathering, evidence);
  expect(coverageOf(gathering, evidence).rules).toMatchObject([{ name: 'a', unrecorded: ['mlockall'] }]);
});

test('parts come by file and line', () => {
  const suiteOfBoth = `rules: [b.yaml, a.yaml]\n${suite('close: {}')}`;
  const { parts } = coverFiles({ 'a.yaml': rule('r', OPENS), 'b.yaml': rule('s', OPENS), 'a.test.yaml': suiteOfBoth });
  expect(parts.map(({ file, line }) => `${basename(file)} ${line}`)).toEqual([
    'a.yaml 1', 'a.yaml 3', 'a.yaml 3', 'a.yaml 3', 'b.yaml 1', 'b.yaml 3', 'b.yaml 3', 'b.yaml 3',
  ]);
  expect(coverageOf(new Gathering(), noEvidence()).parts).toEqual([]);
});
