// The parts of a comparison that the command's own tests do not reach: what is taken for one rule, what fits a comment, and
// over the corpus, whether what differs is what Falco's answers for both versions say.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changedLines } from '../../src/regress/diff/changed-lines.js';
import { diffRules, type RuleSet } from '../../src/regress/diff/diff-rules.js';
import { parseGate, tripped } from '../../src/regress/diff/gates.js';
import { markdownReport } from '../../src/regress/diff/reports/markdown.js';
import { ruleVersions } from '../../src/regress/diff/pair-rules.js';
import type { DiffReport } from '../../src/regress/diff/report.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import { answers, captures, corpus, corpusPresent } from '../fidelity/corpus.js';
import { demo } from '../cli/falco-rec.js';

const ruleSet = (text: string, name = 'rules.yaml'): RuleSet => ({ files: [name], ...loadRules([{ name, text }]) });
const rule = (name: string, condition: string, more = ''): string =>
  `- {rule: '${name}', desc: d, condition: '${condition}', output: '%proc.name', priority: INFO${more}}\n`;
const compared = (before: string, after: string, examples = 3): DiffReport =>
  diffRules(ruleSet(before), ruleSet(after), [demo], { matching: 'all', examples });

describe('one rule in two versions', () => {
  const paired = (before: string, after: string): (string | undefined)[][] =>
    ruleVersions(ruleSet(before).rules, ruleSet(after).rules).pairs.map(({ old, new: now }) => [old?.name, now?.name]);
  const condition = 'evt.type = execve and proc.name = cat and user.uid = 0';

  test('by its name, whatever else changed', () => {
    expect(paired(rule('a', condition), rule('a', 'evt.type = open'))).toEqual([['a', 'a']]);
  });
  test('by its name but for case and signs', () => {
    expect(paired(rule('read it', condition), rule('Read-It', 'evt.type = open'))).toEqual([['read it', 'Read-It']]);
  });
  test('by what it asks; the most alike are taken first', () => {
    const before = rule('x', `${condition} and proc.pname = sh`) + rule('y', condition);
    expect(paired(before, rule('z', `${condition} and proc.pname = sh`))).toEqual([['x', 'z'], ['y', undefined]]);
  });
  test('unlike rules are none', () => {
    expect(paired(rule('x', condition), rule('y', 'evt.type = execve and proc.name = vi'))).toEqual([[undefined, 'y'], ['x', undefined]]);
  });
});

describe('what changed', () => {
  test('the order within lists is nothing', () => {
    const report = compared(rule('r', 'proc.name in (a, b, c, d, e)'), rule('r', 'proc.name in (e, d, c, b, a, a)'));
    expect(report.rules).toEqual([]);
  });

  test('lines that differ stand within those that open what they lie in', () => {
    const lines = (...texts: string[]) => texts.map((text) => ({ depth: text.search(/\S/), text: text.trim() }));
    const changed = changedLines(lines('a', 'not (', ' in (', '  x', '  y', 'b'), lines('a', 'not (', ' in (', '  x', '  z', 'b'));
    expect(changed.map(({ mark, text }) => mark + text)).toEqual([' not (', ' in (', '-y', '+z']);
  });
});

describe('gates', () => {
  const report = compared(rule('r', 'evt.type = execve'), rule('s', 'evt.type = close'));

  test.each([['any', 1], ['any=100000', 0], ['rules', 1], ['rules=2', 0], ['changed', 0], ['removed=0', 1]])('%s', (gate, failures) => {
    expect(tripped(report, [parseGate(gate)!])).toHaveLength(failures);
  });
  test.each(['', 'all', 'any=', 'any=x', 'toString'])('%j is none', (text) => expect(parseGate(text)).toBeUndefined());
});

describe('Markdown', () => {
  test('never outgrows a comment, and says what it left out', () => {
    const report = compared('', rule('r', 'evt.type = execve'));
    const text = markdownReport({ ...report, rules: new Array(400).fill(report.rules[0]) }, () => undefined);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/_[0-9]+ more parts would make this comment too long/);
  });

  test('names of rules are text, whatever they hold', () => {
    const text = markdownReport(compared('', rule('</summary><img src=x> | *a* @user', 'evt.type = execve')), () => undefined);
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/@user/);
    expect(text).toContain('&lt;img src=x&gt; \\| \\*a\\*');
  });
});

describe.skipIf(!corpusPresent)('over the corpus, against what Falco says of both versions', () => {
  const versions = { legacy2019: 'falco_rules@2019-06-20.yaml', legacy2022: 'falco_rules@2022-12-16.yaml' } as const;
  const read = (file: string): RuleSet => ruleSet(readFileSync(join(corpus, 'rules/falco-history', file), 'utf8'), file);
  type Verdicts = Map<string, string>;

  /** Alerts of all captures: capture, time and rule → priority and output. */
  const verdicts = (kind: keyof typeof versions): Verdicts => new Map(captures().flatMap((capture) =>
    answers('alerts', capture, kind).map((alert) => [
      `${basename(capture)} ${(alert['output_fields'] as Record<string, unknown>)['evt.time']} ${alert['rule']}`,
      String(alert['output']).replace(/^[0-9:.]+ /, ''),
    ] as const)));

  test('the same alerts came, went, changed', () => {
    const [old, now] = [verdicts('legacy2019'), verdicts('legacy2022')];
    const expected = [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key))
      .map((key) => ({ key, old: old.get(key), new: now.get(key) }));
    const report = diffRules(read(versions.legacy2019), read(versions.legacy2022), captures(), { matching: 'all', examples: 999 });
    const seen = report.rules.flatMap(({ name, examples }) => examples.map(({ capture, time, old: was, new: is }) => ({
      key: `${basename(capture)} ${time} ${name}`,
      old: was && `${was.priority} ${was.message}`, new: is && `${is.priority} ${is.message}`,
    })));
    const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
    expect(seen.sort(byKey)).toEqual(expected.sort(byKey));
    expect(expected.length).toBeGreaterThan(3);
  });
});
