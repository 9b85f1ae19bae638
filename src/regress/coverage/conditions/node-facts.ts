// What the verdicts of a condition's tests make of each of its nodes: whether it is true, and whether the verdict of the
// whole hangs on it.
import type { Node, Nodes } from './condition-nodes.js';

export const TRUE = 1;
/** Were the node otherwise and all else the same, the whole would be otherwise. */
export const DECIDES = 2;

export interface NodeFacts {
  /** Bits by id of the node. */
  readonly bits: Uint8Array;
  /** How many events had just these verdicts. */
  events: number;
}

/** @param verdicts of the tests, by index: 1 is true */
export function factsOf({ root, count }: Nodes, verdicts: Uint8Array): NodeFacts {
  const bits = new Uint8Array(count);
  judge(root, verdicts, bits);
  markDeciders(root, bits);
  return { bits, events: 0 };
}

function judge(node: Node, verdicts: Uint8Array, bits: Uint8Array): boolean {
  const verdict = verdictOf(node, verdicts, node.children.map((child) => judge(child, verdicts, bits)));
  if (verdict) bits[node.id] = TRUE;
  return verdict;
}

function verdictOf({ kind, test }: Node, verdicts: Uint8Array, children: readonly boolean[]): boolean {
  switch (kind) {
    case 'test': return verdicts[test] === 1;
    case 'not': return !children[0];
    case 'and': return children.every(Boolean);
    case 'or': return children.some(Boolean);
  }
}

/** A part of an `and` decides where all others are true, one of an `or` where all others are false. */
function markDeciders(node: Node, bits: Uint8Array): void {
  bits[node.id]! |= DECIDES;
  const { kind, children } = node;
  const neutral = kind === 'or' ? 0 : TRUE;
  const others = children.filter(({ id }) => (bits[id]! & TRUE) !== neutral);
  for (const child of children) {
    if (kind === 'not' || others.length === 0 || (others.length === 1 && others[0] === child)) markDeciders(child, bits);
  }
}
