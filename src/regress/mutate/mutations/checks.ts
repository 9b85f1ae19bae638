// Mistakes within a test: another operator, another value, an item of a list too few.
import type { Check, Constant, Expression } from '../../../rules/condition/ast.js';
import { constantsOf } from '../../../rules/condition/checks-in.js';
import { toText } from '../../../capture/texts.js';
import type { OperatorName } from '../../../rules/condition/vocabulary.js';
import { writtenText } from '../written.js';
import { differs, type Change, type Mutation } from './mutation.js';

/** What each operator is easily mistaken for. */
const MISTAKEN: Readonly<Partial<Record<OperatorName, OperatorName>>> = {
  '=': '!=', '==': '!=', '!=': '=', '<': '<=', '<=': '<', '>': '>=', '>=': '>',
  startswith: 'contains', endswith: 'contains', contains: 'startswith', icontains: 'contains',
  bstartswith: 'bcontains', bcontains: 'bstartswith', glob: '=', iglob: 'glob', pmatch: 'in', intersects: 'in',
};

const ofChecks = (changes: (check: Check) => readonly Change[]): Mutation['of'] =>
  (node) => (node.kind === 'check' ? changes(node) : []);

export const changeOperator: Mutation = {
  name: 'operator changed',
  of: ofChecks((check) => {
    const operator = MISTAKEN[check.operator as OperatorName];
    if (operator === undefined) return [];
    const tree = { ...check, operator };
    const text = `${operator} for ${check.operator} in ${writtenText(check)}`;
    return [{ text, range: check.operatorRange, tree, tells: differs(check, tree) }];
  }),
};

export const removeItem: Mutation = {
  name: 'item removed',
  of: ofChecks((check) => {
    const { right } = check;
    return right?.kind === 'constants' && right.items.length > 1 ? right.items.map((item) => withoutItem(check, item)) : [];
  }),
};

function withoutItem(check: Check, item: Constant): Change {
  const withItems = (items: readonly Constant[]): Check => ({ ...check, right: { kind: 'constants', items, range: item.range } });
  const tree = withItems(constantsOf(check).filter((other) => other !== item));
  // What only one item has to satisfy is lost with that item; with other quantifiers it is less simple.
  const some = check.modifier === undefined || check.modifier === 'anyof';
  const lost = [{ tree: withItems([item]), wanted: true }, { tree, wanted: false, implied: true }];
  return { text: `remove ${toText(item.value)}`, range: item.range, tree, tells: some ? [lost] : differs(check, tree) };
}

/** By operator: by how much a number is changed, so that the other verdicts at its edge than those of another operator come out. */
const STEPS: Readonly<Record<string, bigint>> = { '>=': -1n, '<=': 1n, '>': 1n, '<': -1n, '=': 1n, '==': 1n, '!=': 1n };

/** By operator: a text that is a little shorter, where that says something else and not merely nothing. */
const SHORTER: Readonly<Record<string, (text: string) => string>> = {
  startswith: (text) => text.slice(0, -1), endswith: (text) => text.slice(1), contains: (text) => text.slice(0, -1),
  '=': (text) => text.slice(0, -1), '==': (text) => text.slice(0, -1),
};

const FLAGS: Readonly<Record<string, string>> = { true: 'false', false: 'true' };

function otherValue({ operator }: Check, value: string): string | undefined {
  if (FLAGS[value] !== undefined) return FLAGS[value];
  const step = STEPS[operator];
  if (/^-?[0-9]{1,18}$/.test(value) && step !== undefined) return String(BigInt(value) + step);
  const shorter = SHORTER[operator]?.(value);
  return shorter === '' ? undefined : shorter;
}

export const changeValue: Mutation = {
  name: 'value changed',
  of: ofChecks((check) => {
    const { right } = check;
    const value = right?.kind === 'constant' ? otherValue(check, right.value) : undefined;
    if (right?.kind !== 'constant' || value === undefined) return [];
    const tree: Expression = { ...check, right: { ...right, value } };
    const text = `${toText(value)} for ${toText(right.value)} in ${writtenText(check)}`;
    return [{ text, range: right.range, tree, tells: differs(check, tree) }];
  }),
};
