// A condition with each of its parts on a line of its own, so that a small change of it is a small change of lines.
import type { Check, Expression } from '../../rules/condition/ast.js';
import { printCheckHead, printCondition, printConstant } from '../../rules/condition/print.js';
import type { Line } from './changed-lines.js';

/** So many items stand in one line with their operator. */
const FEW = 3;
/** The order of a list's items means nothing, nor does an item that comes twice. */
const SETS: ReadonlySet<string> = new Set(['in', 'intersects', 'pmatch']);

/** Two conditions that mean the same but for the order within lists have the same lines. */
export const conditionLines = (tree: Expression): readonly Line[] => linesOf(tree, 0, '');

function linesOf(tree: Expression, depth: number, before: string): Line[] {
  switch (tree.kind) {
    case 'and':
    case 'or': return opened(tree.kind, tree.children, depth, before);
    case 'not': return linesOf(tree.child, depth, `${before}not `);
    case 'check': return checkLines(tree, depth, before);
    case 'macro': return [{ depth, text: before + tree.name }];
  }
}

/** The outermost parts need no parentheses. */
function opened(word: 'and' | 'or', children: readonly Expression[], depth: number, before: string): Line[] {
  const bare = depth === 0 && before === '';
  const inner = bare ? 0 : depth + 1;
  const lines = children.flatMap((child, index) => linesOf(child, inner, index === 0 ? '' : `${word} `));
  return bare ? lines : [{ depth, text: `${before}(` }, ...lines, { depth, text: ')' }];
}

function checkLines(check: Check, depth: number, before: string): Line[] {
  const { right, operator } = check;
  if (right?.kind !== 'constants') return [{ depth, text: before + printCondition(check) }];
  const written = right.items.map(printConstant);
  const items = SETS.has(operator) ? [...new Set(written)].sort() : written;
  const head = before + printCheckHead(check);
  if (items.length <= FEW) return [{ depth, text: `${head} (${items.join(', ')})` }];
  return [{ depth, text: `${head} (` }, ...items.map((text) => ({ depth: depth + 1, text })), { depth, text: ')' }];
}
