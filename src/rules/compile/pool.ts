// What all conditions over one state share: a predicate that several rules or filters ask is one function with one place for
// its verdicts.
import type { State } from '../../state/state.js';
import type { Ask } from './bound.js';
import type { Bits } from './verdicts.js';

export interface Pool {
  /** By how it is kept and its printed form. */
  readonly asks: Map<string, Ask>;
  /** Of several rules at once, by rate and printed forms. */
  readonly bits: Map<string, Bits>;
  /** How many verdicts each thread, its lineage, and each descriptor keep. */
  readonly slots: { process: number; lineage: number; descriptor: number };
}

// By state, so that an engine and a filter over the same replay do not write into each other's places.
const pools = new WeakMap<State, Pool>();

/** The pool of a state. */
export function poolOf(state: State): Pool {
  let pool = pools.get(state);
  if (pool === undefined) pools.set(state, (pool = { asks: new Map(), bits: new Map(), slots: { process: 0, lineage: 0, descriptor: 0 } }));
  return pool;
}
