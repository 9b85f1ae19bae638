// One test, asked alone: the predicate that the engine opens, with nothing kept.
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import type { Bound } from '../compile/bound.js';

/** The verdict where the event's code alone decides it: no other event of this kind can change that. */
export function decider(bound: Bound): (code: number) => boolean | undefined {
  if (bound.kind === 'predicate') return bound.decide;
  return () => (bound.kind === 'constant' ? bound.value : undefined);
}

/** Asks a bound test of an event. */
export function asker(bound: Bound, { texts }: State): (event: CurrentEvent) => boolean {
  if (bound.kind === 'constant') return () => bound.value;
  if (bound.kind !== 'predicate') throw new Error('a check binds to one predicate');
  const ask = bound.open(texts);
  return (event) => bound.decide(event.type.code) ?? ask(event);
}
