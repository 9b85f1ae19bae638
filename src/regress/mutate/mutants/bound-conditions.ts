// Conditions of rules and mutants, bound once however many cases ask about them.
import { bindCondition } from '../../../rules/compile/bind.js';
import type { Bound } from '../../../rules/compile/bound.js';
import type { Expression } from '../../../rules/condition/ast.js';
import { FIELD_VOCABULARY } from '../../../rules/field-vocabulary.js';

const bound = new WeakMap<Expression, Bound>();

/** What does not bind is rejected. */
export function boundOf(condition: Expression): Bound {
  const known = bound.get(condition) ?? bindCondition(condition, FIELD_VOCABULARY);
  bound.set(condition, known);
  return known;
}
