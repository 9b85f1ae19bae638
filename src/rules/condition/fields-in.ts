// Every mention of a field in a tree, in order of reading.
import type { Expression, FieldTerm, Operand, TransformerArgument } from './ast.js';
import { checksIn } from './checks-in.js';

/** The fields that a condition mentions, left and right of operators and inside transformers. */
export const fieldsIn = (tree: Expression): readonly FieldTerm[] =>
  checksIn(tree).flatMap(({ left, right }) => [...fieldsOfTerm(left), ...(right === undefined ? [] : fieldsOfTerm(right))]);

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
