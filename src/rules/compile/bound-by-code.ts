// A condition bound, and as it is for events of each code: worked out once for as long as the condition lives, since suites ask the
// same rules of thousands of small captures.
import type { Expression } from '../condition/ast.js';
import { bindCondition } from './bind.js';
import type { Vocabulary } from './bind-term.js';
import { FALSE, type Bound } from './bound.js';
import { RULE_CODES } from './event-types.js';
import { specialise } from './specialise.js';

export interface BoundByCode {
  readonly bound: Bound;
  /** The condition for events of a code. */
  at(code: number): Bound;
  /** Codes of the events that can satisfy it. */
  codes(): readonly number[];
}

const known = new WeakMap<Vocabulary, WeakMap<Expression, BoundByCode>>();

/** The condition of a loaded rule, which is known to be sound. */
export function boundByCode(condition: Expression, vocabulary: Vocabulary): BoundByCode {
  const conditions = known.get(vocabulary) ?? new WeakMap<Expression, BoundByCode>();
  known.set(vocabulary, conditions);
  const found = conditions.get(condition) ?? byCode(bindCondition(condition, vocabulary));
  conditions.set(condition, found);
  return found;
}

/** Whoever asks about few codes pays for few. */
function byCode(bound: Bound): BoundByCode {
  const special: Bound[] = [];
  const at = (code: number): Bound => (special[code] ??= specialise(bound, code));
  let codes: readonly number[] | undefined;
  return { bound, at, codes: () => (codes ??= RULE_CODES.filter((code) => at(code) !== FALSE)) };
}
