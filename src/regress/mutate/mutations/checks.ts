// Mistakes within a test: another operator, another value, an item of a list too few.
import type { Check, Constant, Expression } from '../../../rules/condition/ast.js';
import { constantsOf } from '../../../rules/condition/checks-in.js';
import { toText } from '../../../capture/texts.js';
import type { OperatorName } from '../../../rules/condition/vocabulary.js';
import { writtenText } from '../mutants/written.js';
import { differs, type Change, type Mutation, type Sense } from './mutation.js';

/** What each operator is easily mistaken for, and what that does to a test. */
const MISTAKEN: Readonly<Partial<Record<OperatorName, readonly [OperatorName, Sense]>>> = {
  '=': ['!=', 'other'], '==': ['!=', 'other'], '!=': ['=', 'other'],
  '<': ['<=', 'wider'], '<=': ['<', 'narrower'], '>': ['>=', 'wider'], '>=': ['>', 'narrower'],
  startswith: ['contains', 'wider'], endswith: ['contains', 'wider'], bstartswith: ['bcontains', 'wider'],
  contains: ['startswith', 'narrower'], icontains: ['contains', 'narrower'], bcontains: ['bstartswith', 'narrower'],
  glob: ['=', 'other'], iglob: ['glob', 'narrower'], pmatch: ['in', 'narrower'], intersects: ['in', 'other'],
};

const ofChecks = (changes: (check: Check) => readonly Change[]): NonNullable<Mutation['of']> =>
  (node) => (node.kind === 'check' ? changes(node) : []);

export const changeOperator: Mutation = {
  name: 'operator changed',
  of: ofChecks((check) => {
    const [operator, sense] = MISTAKEN[check.operator as OperatorName] ?? [];
    if (operator === undefined || sense === undefined) return [];
    const tree = { ...check, operator };
    const text = `${operator} for ${check.operator} in ${writtenText(check)}`;
    return [{ text, range: check.operatorRange, tree, tells: differs(check, tree, sense) }];
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
  return { text: `remove ${toText(item.value)}`, range: item.range, tree, tells: some ? [lost] : differs(check, tree, 'other') };
}

/** By operator: by how much a number is changed, so that it is not what another operator would say. */
const STEPS: Readonly<Record<string, readonly [bigint, Sense]>> = {
  '>=': [-1n, 'wider'], '<=': [1n, 'wider'], '>': [1n, 'narrower'], '<': [-1n, 'narrower'],
  '=': [1n, 'other'], '==': [1n, 'other'], '!=': [1n, 'other'],
};

/** By operator: a text that is a little shorter, where that says something else and not merely nothing. */
const SHORTER: Readonly<Record<string, readonly [(text: string) => string, Sense]>> = {
  startswith: [(text) => text.slice(0, -1), 'wider'], endswith: [(text) => text.slice(1), 'wider'],
  contains: [(text) => text.slice(0, -1), 'wider'],
  '=': [(text) => text.slice(0, -1), 'other'], '==': [(text) => text.slice(0, -1), 'other'],
};

const FLAGS: Readonly<Record<string, string>> = { true: 'false', false: 'true' };

function otherValue({ operator }: Check, value: string): readonly [string, Sense] | undefined {
  const flag = FLAGS[value];
  if (flag !== undefined) return [flag, 'other'];
  const step = STEPS[operator];
  if (/^-?[0-9]{1,18}$/.test(value) && step !== undefined) return [String(BigInt(value) + step[0]), step[1]];
  const shorter = SHORTER[operator];
  return shorter === undefined || shorter[0](value) === '' ? undefined : [shorter[0](value), shorter[1]];
}

export const changeValue: Mutation = {
  name: 'value changed',
  of: ofChecks((check) => {
    const { right } = check;
    const other = right?.kind === 'constant' ? otherValue(check, right.value) : undefined;
    if (right?.kind !== 'constant' || other === undefined) return [];
    const [value, sense] = other;
    const tree: Expression = { ...check, right: { ...right, value } };
    const text = `${toText(value)} for ${toText(right.value)} in ${writtenText(check)}`;
    return [{ text, range: right.range, tree, tells: differs(check, tree, sense) }];
  }),
};
