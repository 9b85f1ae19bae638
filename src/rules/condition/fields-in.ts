// Every mention of a field in a tree, in order of reading.
import type { Expression, FieldTerm, Operand, TransformerArgument } from './ast.js';

/** The fields that a condition mentions, left and right of operators and inside transformers. */
export function fieldsIn(tree: Expression): readonly FieldTerm[] {
  switch (tree.kind) {
    case 'and':
    case 'or': return tree.children.flatMap(fieldsIn);
    case 'not': return fieldsIn(tree.child);
    case 'macro': return [];
    case 'check': return [...fieldsOfTerm(tree.left), ...(tree.right === undefined ? [] : fieldsOfTerm(tree.right))];
  }
}

/** The fields that a term is made of. */
export function fieldsOfTerm(term: Operand | TransformerArgument): readonly FieldTerm[] {
  switch (term.kind) {
    case 'field': return [term];
    case 'transformer': return term.arguments.flatMap(fieldsOfTerm);
    case 'arguments': return term.items.flatMap(fieldsOfTerm);
    case 'constant':
    case 'constants': return [];
  }
}
