// Every operator, with and without a modifier, as the comparison of an exception with one field and with several, its values
// written as scalars and as lists: fixtures/exceptions/FORM.txt holds the condition that comes of it, or the problem as the user sees it.
import { join } from 'node:path';
import { test } from 'vitest';
import { printCondition } from '../../src/rules/condition/print.js';
import { OPERATOR_SIDES, type OperatorName } from '../../src/rules/condition/vocabulary.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import { renderText } from '../../src/rules/render-diagnostic.js';
import { FIXTURES, matchGolden } from './golden.js';

const COMPARISONS = (Object.keys(OPERATOR_SIDES) as OperatorName[]).flatMap((operator) =>
  (OPERATOR_SIDES[operator] === 'text' ? [operator, `${operator} oneof`, `${operator} anyof`, `${operator} allof`] : [operator]));

const RULE = `- list: known
  items: [cron, "a b"]
- rule: Shell
  desc: A shell
  condition: evt.type = execve
  output: shell %proc.name
  priority: WARNING
`;

/** A field that the operator takes, with two values. */
function sample(comparison: string): readonly [field: string, a: string, b: string] {
  if (/^b[cs]/.test(comparison)) return ['evt.buffer', '"7f45"', '"00"'];
  return /^[<>]/.test(comparison) ? ['proc.pid', '1', '2'] : ['proc.name', 'sh', '"x y"'];
}

type Form = (comparison: string, field: string, a: string, b: string) => string;

/** The exceptions of the rule, as YAML in one line each. */
const FORMS: Readonly<Record<string, Form>> = {
  'one-field': (comparison, field, a, b) => `    fields: ${field}\n    comps: "${comparison}"\n    values: [${a}, ${b}, known]`,
  'tuples-of-scalars': (comparison, field, a, b) =>
    `    fields: [${field}, proc.pname]\n    comps: ["${comparison}", "="]\n    values: [[${a}, init], [${b}, known]]`,
  'tuples-of-lists': (comparison, field, a, b) =>
    `    fields: [${field}, proc.pname]\n    comps: ["${comparison}", "="]\n    values: [[[${a}, ${b}], init]]`,
  'without-values': (comparison, field) => `    fields: [${field}]\n    comps: ["${comparison}"]`,
};

function outcome(text: string): string {
  const { rules, diagnostics } = loadRules([{ name: 'rule.yaml', text }]);
  return rules.map(({ condition }) => `  ${printCondition(condition)}\n`).join('') + diagnostics.map(renderText).join('');
}

test.each(Object.entries(FORMS))('%s', (name, form) => {
  const outcomes = COMPARISONS.map((comparison) => {
    const exception = form(comparison, ...sample(comparison));
    return `${comparison}\n${outcome(`${RULE}  exceptions:\n  - name: e\n${exception}\n`)}`;
  });
  matchGolden(join(FIXTURES, 'exceptions', `${name}.txt`), outcomes.join('\n'));
});

/** What a later item can do to an exception that is there. */
const ADDED: readonly (readonly [title: string, exceptions: string])[] = [
  ['more values', '{name: e, values: [[zsh]]}'], ['the same values', '{name: e, values: [[sh]]}'],
  ['fields again', '{name: e, fields: [proc.name], values: [[zsh]]}'], ['no values', '{name: e}'],
  ['a new one', '{name: f, fields: [proc.pid], values: [[1]]}'], ['a new one without values', '{name: f, fields: [proc.pid]}'],
  ['a new one without fields', '{name: f, values: [[1]]}'],
  ['two of a name', '{name: f, fields: proc.pid, values: [1]}, {name: f, fields: proc.pid, values: [2]}'],
  ['tuples too long', '{name: e, values: [[a, b]]}'], ['no tuples', '{name: e, values: [a]}'], ['nothing', ''],
];

const WAYS = {
  append: '  append: true\n', 'override append': '  override: {exceptions: append}\n',
  'override replace': '  override: {exceptions: replace}\n',
};

test('added later', () => {
  const first = `${RULE}  exceptions: [{name: e, fields: [proc.name], values: [[sh]]}]\n`;
  const outcomes = Object.entries(WAYS).flatMap(([way, line]) => ADDED.map(([title, exceptions]) =>
    `${way}: ${title}\n${outcome(`${first}- rule: Shell\n  exceptions: [${exceptions}]\n${line}`)}`));
  matchGolden(join(FIXTURES, 'exceptions', 'added-later.txt'), outcomes.join('\n'));
});
