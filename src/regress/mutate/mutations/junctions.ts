// Mistakes in how terms are joined: one is missing, `and` and `or` are swapped, a `not` is lost or one too many.
import type { And, Expression, Or } from '../../../rules/condition/ast.js';
import { rangeOf, writtenText } from '../mutants/written.js';
import { ALWAYS, type Change, type Literal, type Mutation } from './mutation.js';

const isJunction = (node: Expression): node is And | Or => node.kind === 'and' || node.kind === 'or';

export const dropTerm: Mutation = {
  name: 'term dropped',
  of: (node) => (isJunction(node) ? node.children.map((_, index) => without(node, index)) : []),
};

function without(node: And | Or, index: number): Change {
  const dropped = node.children[index]!;
  const others = node.children.filter((child) => child !== dropped);
  const neutral = node.kind === 'and';
  return {
    text: `drop ${writtenText(dropped)}`, range: rangeOf(dropped),
    tree: others.length === 1 ? others[0]! : { ...node, children: others },
    tells: [[...others.map((tree): Literal => ({ tree, wanted: neutral })), { tree: dropped, wanted: !neutral }]],
  };
}

const OTHER = { and: 'or', or: 'and' } as const;

export const swapJunction: Mutation = {
  name: 'and/or swapped',
  of(node) {
    if (!isJunction(node)) return [];
    const { children, range } = node;
    const [all, any] = (['and', 'or'] as const).map((kind): Expression => ({ kind, children, range }));
    return [{
      text: `${OTHER[node.kind]} for ${node.kind} in ${writtenText(node)}`, range: rangeOf(node), tree: { ...node, kind: OTHER[node.kind] },
      tells: [[{ tree: any!, wanted: true }, { tree: all!, wanted: false }]],
    }];
  },
};

export const loseNot: Mutation = {
  name: 'not lost',
  of: (node) => (node.kind === 'not'
    ? [{ text: `drop the not of ${writtenText(node)}`, range: rangeOf(node), tree: node.child, tells: ALWAYS }] : []),
};

/** A check whose operator has an opposite is negated by that. */
const HAS_OPPOSITE = /^(?:==?|!=|<=?|>=?)$/;

export const negateTerm: Mutation = {
  name: 'term negated',
  of: (node) => (node.kind === 'check' && !HAS_OPPOSITE.test(node.operator) ? [negated(node)] : []),
  ofMacro: (expanded) => [negated(expanded)],
};

function negated(node: Expression): Change {
  const range = rangeOf(node);
  return { text: `negate ${writtenText(node)}`, range, tree: { kind: 'not', child: node, range }, tells: ALWAYS };
}
