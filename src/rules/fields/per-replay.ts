// What a field remembers from one asking to the next. Conditions are bound once and asked of many replays, so it is kept by replay.
import type { State } from '../../state/state.js';

/** Something that begins anew with each replay. */
export function perReplay<T extends object>(begin: () => T): (state: State) => T {
  const begun = new WeakMap<State, T>();
  return (state) => {
    const known = begun.get(state) ?? begin();
    begun.set(state, known);
    return known;
  };
}
