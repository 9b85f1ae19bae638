// Which types of events could tell a mutant from the rule at all: most cases are about other types than most mutants.
import { specialise } from '../../../rules/compile/specialise.js';
import type { Expression } from '../../../rules/condition/ast.js';
import { boundOf } from '../mutants/bound-conditions.js';
import type { Mutant } from '../mutants/mutants.js';

/** Whether an event of one of these codes may satisfy the rule and not the mutant, or the other way round. */
export const couldTell = ({ versions }: Pick<Mutant, 'versions'>, codes: readonly number[]): boolean =>
  versions.some(({ rule, mutated }) => codes.some((code) => keyFor(rule.condition, code) !== keyFor(mutated.condition, code)));

const keys = new WeakMap<Expression, Map<number, string>>();

/** What a condition is for events of a code: the same for two that are the same there. */
function keyFor(condition: Expression, code: number): string {
  const byCode = keys.get(condition) ?? new Map<number, string>();
  keys.set(condition, byCode);
  const known = byCode.get(code) ?? specialise(boundOf(condition), code).key;
  byCode.set(code, known);
  return known;
}
