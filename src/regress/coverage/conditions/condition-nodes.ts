// A condition as coverage asks it: its tests, each once, and a tree whose nodes know which parts of the rules they are.
import { bindCondition } from '../../../rules/compile/bind.js';
import { placeOf } from '../../../rules/compile/bind-term.js';
import { specialise } from '../../../rules/compile/specialise.js';
import type { Bound } from '../../../rules/compile/bound.js';
import { decidesByCode } from '../../../rules/compile/event-types.js';
import type { Check, Expression } from '../../../rules/condition/ast.js';
import { printCondition } from '../../../rules/condition/print.js';
import { FIELD_VOCABULARY } from '../../../rules/field-vocabulary.js';
import { itemsOf, type ItemTest } from './item-tests.js';
import type { Ledger } from '../ledger.js';
import type { Owner, Part } from '../part.js';
import type { Places } from '../places.js';

/** A test of a condition. */
export interface Test {
  readonly check: Check;
  readonly bound: Bound;
  /** Its verdict where the code of an event alone decides it. */
  decidedBy(code: number): boolean | undefined;
}

/** One node of a condition; `id` counts from 0 in order of reading, so that verdicts of a tree fit into an array. */
export interface Node {
  readonly kind: 'test' | 'and' | 'or' | 'not';
  readonly id: number;
  readonly tree: Expression;
  /** What is true where this node is. */
  readonly parts: readonly Part[];
  /** Index of its test; -1 where it is none. */
  readonly test: number;
  readonly children: readonly Node[];
}

/** The written values of a test, as parts of their own. */
export interface ItemsAt {
  readonly node: Node;
  readonly items: readonly ItemTest[];
  readonly check: Check;
}

export interface Nodes {
  readonly root: Node;
  readonly count: number;
  readonly tests: readonly Test[];
  readonly items: readonly ItemsAt[];
}

/** What nodes are made with. */
export interface Making {
  readonly ledger: Ledger;
  readonly places: Places;
  readonly tests: Map<string, number>;
  readonly made: Test[];
  readonly items: ItemsAt[];
  count: number;
}

export const startMaking = (ledger: Ledger, places: Places): Making =>
  ({ ledger, places, tests: new Map(), made: [], items: [], count: 0 });

/** How an expression is made into nodes. */
export interface Reading {
  readonly owner: Owner;
  /** Whether its tests and macros are parts, or it is one as a whole. */
  readonly inParts: boolean;
  /** So many values written in a test are items of their own. */
  readonly itemsFrom: number;
}

/** The nodes of an expression. `more` are parts that it is, besides those that it says itself. */
export function nodeOf(tree: Expression, reading: Reading, making: Making, more: readonly Part[] = []): Node {
  const id = making.count++;
  const { parts, owner } = reading.inParts ? partsOf(tree, reading.owner, making) : { parts: [], owner: reading.owner };
  const within = { ...reading, owner };
  const node: Node = {
    id, tree, kind: tree.kind === 'check' || tree.kind === 'macro' ? 'test' : tree.kind, parts: [...more, ...parts],
    test: tree.kind === 'check' ? testOf(tree, making) : -1,
    children: childrenOf(tree).map((child) => nodeOf(child, within, making)),
  };
  if (tree.kind === 'check') noteItems(node, tree, within, making);
  return node;
}

function noteItems(node: Node, check: Check, { owner, itemsFrom }: Reading, making: Making): void {
  const items = itemsOf(check, owner, making, itemsFrom);
  if (items.length > 0) making.items.push({ node, items, check });
}

function childrenOf(tree: Expression): readonly Expression[] {
  if (tree.kind === 'and' || tree.kind === 'or') return tree.children;
  return tree.kind === 'not' ? [tree.child] : [];
}

/** The parts that a node is: uses of macros and these macros, from the outermost inwards, and the test itself; and whose text it is. */
function partsOf(tree: Expression, owner: Owner, { ledger, places }: Making): { parts: readonly Part[]; owner: Owner } {
  const byType = checkedByType(tree);
  const parts: Part[] = [];
  let inner = owner;
  for (const { name, range } of tree.macros ?? []) {
    parts.push(ledger.part({ kind: 'term', text: name, place: placeOf(range), owner: inner }, byType));
    inner = { kind: 'macro', name };
    parts.push(ledger.part({ kind: 'macro', text: name, place: places.macro(name)!, owner: inner }, byType));
  }
  if (tree.kind === 'check') {
    parts.push(ledger.part({ kind: 'term', text: printCondition(tree), place: placeOf(tree.range), owner: inner }, byType));
  }
  return { parts, owner: inner };
}

/** Whether the type of an event decides it, and nothing else. */
export function checkedByType(tree: Expression): boolean {
  if (tree.kind === 'check') return tree.left.kind === 'field' && decidesByCode(tree.left.name);
  return childrenOf(tree).every(checkedByType);
}

function testOf(check: Check, { tests, made }: Making): number {
  const key = printCondition(check);
  const known = tests.get(key);
  if (known !== undefined) return known;
  const bound = bindCondition(check, FIELD_VOCABULARY);
  tests.set(key, made.length);
  return made.push({ check, bound, decidedBy: decider(bound) }) - 1;
}

const decider = (bound: Bound): Test['decidedBy'] => (code) => {
  const special = specialise(bound, code);
  return special.kind === 'constant' ? special.value : undefined;
};
