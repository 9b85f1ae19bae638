// A condition given on the command line: `falco-rec events trace.scap 'proc.name = bash'`.
import { EVENT_CODES } from '../schema/events.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { Fact } from '../state/fold-table.js';
import type { State } from '../state/state.js';
import { bindCondition } from './compile/bind.js';
import type { Vocabulary } from './compile/bind-term.js';
import type { Bound } from './compile/bound.js';
import { RULE_CODES } from './compile/event-types.js';
import { factsNeeded } from './compile/facts-needed.js';
import { expandMacros } from './condition/macros.js';
import { parseCondition } from './condition/parser.js';
import { openFor } from './engine.js';
import { FIELD_VOCABULARY } from './field-vocabulary.js';
import { tracedSource } from './traced-text.js';

/** What every event satisfies, also those that rules are not shown. */
export const EVERY_EVENT = 'evt.num > 0';

export interface Filter {
  /** By event code: 1 where it can be true. */
  readonly wants: Uint8Array;
  readonly needs: ReadonlySet<Fact>;
  test(event: CurrentEvent): boolean;
}

/** Parses and checks a filter without a state. A problem is thrown as a `Rejection`; places are in a source named `<filter>`. */
export function checkFilter(text: string, vocabulary: Vocabulary = FIELD_VOCABULARY): Bound {
  const tree = parseCondition(tracedSource({ name: '<filter>', text }));
  return bindCondition(expandMacros(tree, { find: () => undefined, names: [] }), vocabulary);
}

/** Compiles a filter for a state. */
export function compileFilter(text: string, state: State, vocabulary: Vocabulary = FIELD_VOCABULARY): Filter {
  const bound = checkFilter(text, vocabulary);
  const asks = new Array<ReturnType<typeof openFor>>(EVENT_CODES).fill(undefined);
  for (const code of RULE_CODES) asks[code] = openFor(bound, code, state);
  return {
    wants: Uint8Array.from(asks, (ask) => (ask === undefined ? 0 : 1)),
    needs: factsNeeded([bound]),
    test: (event) => asks[event.type.code]?.(event) ?? false,
  };
}
