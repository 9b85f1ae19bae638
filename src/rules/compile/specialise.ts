// A bound condition, as it is for events of one code: what the code decides becomes constant and folds away.
import { join, negate, constant, FALSE, TRUE, type Bound } from './bound.js';
import { RULE_CODES } from './event-types.js';

/** The condition for events of this code. */
export function specialise(bound: Bound, code: number): Bound {
  switch (bound.kind) {
    case 'constant': return bound;
    case 'predicate': {
      const decided = bound.decide(code);
      return decided === undefined ? bound : constant(decided);
    }
    case 'not': {
      const child = specialise(bound.child, code);
      return child === bound.child ? bound : negate(child);
    }
    case 'and':
    case 'or': return specialiseJunction(bound, code);
  }
}

function specialiseJunction(bound: Extract<Bound, { kind: 'and' | 'or' }>, code: number): Bound {
  const absorbing = bound.kind === 'or' ? TRUE : FALSE;
  const parts: Bound[] = [];
  let same = true;
  for (const child of bound.children) {
    const part = specialise(child, code);
    if (part === absorbing) return absorbing;
    if (part !== child) same = false;
    parts.push(part);
  }
  return same ? bound : join(bound.kind, parts);
}

/** Codes of the events that can satisfy a condition. */
export const codesOf = (bound: Bound): readonly number[] => RULE_CODES.filter((code) => specialise(bound, code) !== FALSE);
