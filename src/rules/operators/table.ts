// THE operator table. A new operator is its word in `condition/vocabulary.ts` and its row in one of these files.
import type { OperatorName } from '../condition/vocabulary.js';
import { equality } from './equality.js';
import type { Operator, Scalar, Test } from './operator.js';
import { order } from './order.js';
import { patterns } from './patterns.js';
import { sets } from './sets.js';
import { text } from './text.js';

export const OPERATORS: { readonly [N in OperatorName]: Operator } = { ...equality, ...order, ...text, ...patterns, ...sets };

/** The row of an operator that the parser has let through. */
export const operatorNamed = (name: string): Operator => OPERATORS[name as OperatorName];

/** The test of an operator against written values. */
export function testAgainst(operator: Operator, values: readonly Scalar[]): Test {
  if (operator.against !== undefined) return operator.against(values);
  const [right] = values;
  const compare = operator.compare!;
  return (value) => compare(value, right!);
}
