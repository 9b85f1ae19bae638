// The forms in which coverage is told: text, lcov, JSON, techniques of ATT&CK.
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverageJson } from '../../src/regress/coverage/reports/json.js';
import { lcov } from '../../src/regress/coverage/reports/lcov.js';
import { MITRE_FORMS } from '../../src/regress/coverage/reports/mitre-forms.js';
import { printCoverage } from '../../src/regress/coverage/reports/text.js';
import { PLAIN } from '../../src/rules/explain/look.js';
import { coverFiles, rule, suite } from './coverage-text.js';
import { readLcov } from './lcov-reader.js';

const RULES = `- list: readers
  items: [cat, su,
    dd]
- macro: opened
  condition: evt.type = openat and evt.rawres >= 0
${rule('Opened, by whom?', `opened and fd.name startswith /etc
    and not proc.name in (readers)`, '  tags: [filesystem, mitre_persistence, T1543.002]\n')}
${rule('never', 'opened and proc.name = a and proc.name = b', '  tags: [mitre_persistence, mitre_t1543]\n')}
${rule('untagged', 'evt.type = connect')}`;

const coverage = coverFiles({
  'a.yaml': RULES,
  'a.test.yaml': `not_covered:
  - {in: readers, part: [su, dd], because: cat stands for all}
${suite(...['{name: /etc/passwd}\n        process: ls', '{name: /etc/passwd}\n        process: cat', '{name: /x}\n        process: ls']
    .map((event) => `openat: ${event}`))}`,
});

test('for people', () => {
  const text = printCoverage(coverage, PLAIN).split('\n').slice(1).join('\n');
  expect(text).toBe(`  ✓ list readers  1 of 3
      2 left out on purpose: cat stands for all
  ✗ macro opened  1 of 3  was never false
      5:36  evt.rawres >= 0 was never false
        |   condition: evt.type = openat and evt.rawres >= 0
        |                                    ^^^^^^^^^^^^^^^
  ✗ rule Opened, by whom?  3 of 4, fired once
      8:14  opened was never false
        |   condition: opened and fd.name startswith /etc
        |              ^^^^^^
  ✗ rule never  0 of 4  can never fire: that would take \`proc.name = b\` and \`proc.name = a\` at once
  ✗ rule untagged  0 of 2  never asked: no event of a type that it is about came

rules             1 of 3   33.3 %
macros            0 of 1    0.0 %
terms             3 of 9   33.3 %
items             1 of 1  100.0 %, 2 left out on purpose
all              5 of 14   35.7 %, 2 left out on purpose
`);
});

describe('lcov', () => {
  const [file, ...others] = readLcov(lcov(coverage));
  const branchesOf = (line: number): readonly (number | undefined)[] =>
    file!.branches.filter((one) => one.line === line).map(({ taken }) => taken);

  test('is a record for each rule file', () => {
    expect(others).toEqual([]);
    expect(basename(file!.file)).toBe('a.yaml');
  });

  test('has rules and macros as functions, at their lines', () => {
    expect([...file!.functions]).toEqual([
      ['macro opened', { line: 4, calls: 6 }], ['Opened  by whom?', { line: 6, calls: 1 }],
      ['never', { line: 14, calls: 0 }], ['untagged', { line: 21, calls: 0 }],
    ]);
  });

  test('has a branch for each way in which a part must have decided', () => {
    expect(branchesOf(2)).toEqual([1, 0]);
    expect(branchesOf(3)).toEqual([0]);
    expect(branchesOf(9)).toEqual([1, 1]);
    expect(branchesOf(23)).toEqual([undefined]);
  });

  test('counts for each line the events at which something on it decided', () => {
    expect(Object.fromEntries(file!.lines)).toEqual({ 2: 1, 3: 0, 4: 1, 5: 1, 6: 1, 8: 1, 9: 1, 14: 0, 16: 0, 21: 0, 23: 0 });
  });
});

test('JSON has every part with its place, and what is missing', () => {
  const { totals, parts, rules } = JSON.parse(coverageJson(coverage)) as Record<'totals' | 'parts' | 'rules', unknown>;
  expect(totals).toMatchObject({ rules: { covered: 1, explained: 0, total: 3, percent: 33.33 } });
  expect(parts).toContainEqual(expect.objectContaining({
    kind: 'item', text: 'dd', owner: { kind: 'list', name: 'readers' }, line: 3, column: 5, covered: false, lacking: ['decidedTrue'],
    why: 'never matched', explained: 'cat stands for all',
  }));
  expect(rules).toContainEqual({ name: 'untagged', tags: [], fired: 0, first: 0, unrecorded: [] });
});

describe('techniques of ATT&CK', () => {
  test('in text', () => {
    expect(MITRE_FORMS.text(coverage)).toBe(`✗ T1543      persistence  never (0)
✓ T1543.002  persistence  Opened, by whom? (1)

2 techniques have rules, 1 was seen firing
rules without a technique: untagged
`);
  });

  test('in Markdown', () => {
    expect(MITRE_FORMS.markdown(coverage)).toBe(`### MITRE ATT&CK: 2 techniques have rules, 1 was seen firing

| technique | tactics | rules (alerts) | seen |
|---|---|---|:-:|
| [T1543](https://attack.mitre.org/techniques/T1543/) | persistence | never (0) | ❌ |
| [T1543.002](https://attack.mitre.org/techniques/T1543/002/) | persistence | Opened, by whom? (1) | ✅ |

Rules without a technique: untagged
`);
  });

  test('in JSON', () => {
    expect(JSON.parse(MITRE_FORMS.json(coverage))).toMatchObject({
      techniques: [{ id: 'T1543', seen: false }, { id: 'T1543.002', seen: true }], untagged: ['untagged'],
    });
  });
});
