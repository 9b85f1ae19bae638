// What a state must keep for conditions to be judged: facts too bulky to keep when nobody asks.
import type { Fact } from '../../state/fold-table.js';
import type { Field } from '../field.js';
import type { Bound } from './bound.js';

/** The facts that the fields of these conditions need. */
export function factsNeeded(conditions: readonly Bound[]): Set<Fact> {
  const facts = conditions.flatMap(fieldsOf).map(({ needs }) => needs);
  return new Set(facts.filter((fact) => fact !== undefined));
}

/** Every field that a condition is about. */
export function fieldsOf(bound: Bound): readonly Field[] {
  switch (bound.kind) {
    case 'constant': return [];
    case 'predicate': return bound.fields;
    case 'not': return fieldsOf(bound.child);
    case 'and':
    case 'or': return bound.children.flatMap(fieldsOf);
  }
}
