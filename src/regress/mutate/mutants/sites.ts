// Where a condition can be mutated: every change of every node, with what must hold for the node to decide the whole.
import type { Expression } from '../../../rules/condition/ast.js';
import type { Change, Literal, Mutation } from '../mutations/mutation.js';
import { MUTATIONS } from '../mutations/table.js';

export interface Site {
  readonly mutation: string;
  readonly change: Change;
  /** What is changed. */
  readonly before: Expression;
  /** From the root to the node: which child, at each step. */
  readonly path: readonly number[];
  /** Events at which the change shows: all of this holds, one way or another. */
  readonly tells: readonly (readonly Literal[])[];
}

/** Every place of a tree with what can be changed there. */
export function sitesIn(tree: Expression, path: readonly number[] = [], context: readonly Literal[] = []): Site[] {
  const here = MUTATIONS.flatMap((mutation) => changesOf(mutation, tree).map((change): Site =>
    ({ mutation: mutation.name, change, before: tree, path, tells: change.tells.map((literals) => [...context, ...literals]) })));
  return [...here, ...below(tree, path, context)];
}

/** What a macro says is changed where that is written, the use of it where its name stands. */
function changesOf({ of, ofMacro }: Mutation, tree: Expression): readonly Change[] {
  const { macros, ...own } = tree;
  return [...of?.(own) ?? [], ...(macros !== undefined && ofMacro?.(tree)) || []];
}

function below(tree: Expression, path: readonly number[], context: readonly Literal[]): Site[] {
  switch (tree.kind) {
    case 'and':
    case 'or': return tree.children.flatMap((child, index) => sitesIn(child, [...path, index], [...context, ...neutral(tree, index)]));
    case 'not': return sitesIn(tree.child, [...path, 0], context);
    case 'check':
    case 'macro': return [];
  }
}

/** A part of an `and` decides where all others are true, one of an `or` where all others are false. */
const neutral = ({ kind, children }: Extract<Expression, { kind: 'and' | 'or' }>, index: number): Literal[] =>
  children.filter((_, other) => other !== index).map((tree) => ({ tree, wanted: kind === 'and' }));

/** The tree with another node in a place. */
export function replaceAt(tree: Expression, [step, ...path]: readonly number[], node: Expression): Expression {
  if (step === undefined) return node;
  switch (tree.kind) {
    case 'and':
    case 'or': return { ...tree, children: tree.children.map((child, index) => (index === step ? replaceAt(child, path, node) : child)) };
    case 'not': return { ...tree, child: replaceAt(tree.child, path, node) };
    default: throw new Error(`${tree.kind} has no parts`);
  }
}
