// Every check of a tree, in order of reading.
import type { Check, Constant, Expression } from './ast.js';

/** The checks that a condition consists of; what unexpanded macros hold is not looked at. */
export function checksIn(tree: Expression): readonly Check[] {
  switch (tree.kind) {
    case 'and':
    case 'or': return tree.children.flatMap(checksIn);
    case 'not': return checksIn(tree.child);
    case 'macro': return [];
    case 'check': return [tree];
  }
}

/** The written values that a check compares with; none where it compares with a field. */
export function constantsOf({ right }: Check): readonly Constant[] {
  if (right?.kind === 'constants') return right.items;
  return right?.kind === 'constant' ? [right] : [];
}
