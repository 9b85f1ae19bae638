// The nodes of a rule: its condition, and its exceptions, which are parts of another kind.
import { placeOf } from '../../../rules/compile/bind-term.js';
import type { Expression, Or } from '../../../rules/condition/ast.js';
import { checksIn, constantsOf } from '../../../rules/condition/checks-in.js';
import { printCondition } from '../../../rules/condition/print.js';
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';
import { nodeOf, type Making, type Node, type Reading } from './condition-nodes.js';
import type { Owner, Part } from '../part.js';

/** Exceptions stand last in a condition, one `not` each; each is a part, and so is each of its values. */
export function rootOf({ condition, exceptions }: LoadedRule, owner: Owner, making: Making, rule: Part): Node {
  const reading: Reading = { owner, inParts: true, itemsFrom: 2 };
  if (exceptions.length === 0) return nodeOf(condition, reading, making, [rule]);
  if (condition.kind !== 'and') throw new Error(`the condition of ${owner.name} does not end with its exceptions`);
  const id = making.count++;
  const [first, ...excluded] = condition.children;
  const children = [nodeOf(first!, reading, making), ...exceptions.map(({ name, place }, index) => {
    const part = making.ledger.part({ kind: 'exception', text: name, place, owner });
    return exceptionNode(excluded[index]!, part, owner, making);
  })];
  return { kind: 'and', id, tree: condition, parts: [rule], test: -1, children };
}

/** `not` of one test against several values, or of several tuples of tests. */
function exceptionNode(tree: Expression, exception: Part, owner: Owner, making: Making): Node {
  if (tree.kind !== 'not') throw new Error(`exception ${exception.text} is not a negation`);
  const id = making.count++;
  const { child } = tree;
  const reading = { owner, inParts: false, itemsFrom: child.kind === 'check' ? 1 : Infinity };
  const whole = (one: Expression): Part[] => (one.kind === 'check' && one === child ? [] : [tupleOf(one, owner, making)]);
  const tuples = child.kind === 'or'
    ? alternatives(child, making, (one) => nodeOf(one, reading, making, whole(one)), [exception])
    : nodeOf(child, reading, making, [exception, ...whole(child)]);
  return { kind: 'not', id, tree, parts: [], test: -1, children: [tuples] };
}

function alternatives(tree: Or, making: Making, make: (child: Expression) => Node, parts: readonly Part[]): Node {
  const id = making.count++;
  return { kind: 'or', id, tree, parts, test: -1, children: tree.children.map(make) };
}

/** A tuple lies where the first of its values does: its fields stand elsewhere, once for all tuples. */
function tupleOf(tree: Expression, owner: Owner, { ledger }: Making): Part {
  const [value] = checksIn(tree).flatMap(constantsOf);
  const range = value?.range ?? tree.range;
  return ledger.part({ kind: 'item', text: printCondition(tree), place: placeOf(range), owner });
}
