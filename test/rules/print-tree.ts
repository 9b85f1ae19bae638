// A condition's tree as one line in brackets, each node with the characters it was read from.
import type { Expression, Operand, Term, TransformerArgument } from '../../src/rules/condition/ast.js';
import { quote } from '../../src/rules/condition/escapes.js';

/** The tree, as golden files show it. */
export function printTree(tree: Expression): string {
  const at = `@${tree.range.start}-${tree.range.end}`;
  switch (tree.kind) {
    case 'and':
    case 'or': return `(${tree.kind}${at} ${tree.children.map(printTree).join(' ')})`;
    case 'not': return `(not${at} ${printTree(tree.child)})`;
    case 'macro': return `(macro${at} ${tree.name})`;
    case 'check': {
      const right = tree.right === undefined ? '' : ` ${printPart(tree.right)}`;
      return `(${tree.operator}${tree.modifier ? ` ${tree.modifier}` : ''}${at} ${printPart(tree.left)}${right})`;
    }
  }
}

function printPart(part: Term | Operand | TransformerArgument): string {
  switch (part.kind) {
    case 'field': return `${part.name}${bracketed(part.argument)}`;
    case 'transformer': return `(${part.name}${bracketed(part.argument)} ${part.arguments.map(printPart).join(' ')})`;
    case 'constant': return `${quote(part.value)}${part.quoted ? 'q' : ''}`;
    case 'arguments':
    case 'constants': return `[${part.items.map(printPart).join(' ')}]`;
  }
}

const bracketed = (argument: string | undefined): string => (argument === undefined ? '' : `[${argument}]`);
