// Rules over a replay: which events they want, and which of them an event satisfies.
//
//   const engine = createEngine(rules, state, { matching: 'all' });
//   if (engine.wants[event.type.code]) for (const rule of engine.evaluate(event)) …
import { EVENT_CODES } from '../schema/events.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { State } from '../state/state.js';
import { bindCondition } from './compile/bind.js';
import type { Vocabulary } from './compile/bind-term.js';
import type { Ask, Bound } from './compile/bound.js';
import { RULE_CODES } from './compile/event-types.js';
import { factsNeeded, type Fact } from './compile/facts-needed.js';
import { openCondition } from './compile/open.js';
import { specialise } from './compile/specialise.js';
import { FIELD_VOCABULARY } from './field-vocabulary.js';
import type { LoadedRule } from './load/loaded-rule.js';

export interface EngineOptions {
  /** Every rule that an event satisfies, or the first in load order. */
  readonly matching: 'all' | 'first';
  /** Rules less urgent than this number are left out. */
  readonly priority?: number;
  /** Where fields are looked up; the field table unless said otherwise. */
  readonly vocabulary?: Vocabulary;
}

export interface Engine {
  /** By event code: 1 where a rule can match. */
  readonly wants: Uint8Array;
  /** What the state must keep for these rules to be judged. */
  readonly needs: ReadonlySet<Fact>;
  /** The rules that the event satisfies, in load order. */
  evaluate(event: CurrentEvent): readonly LoadedRule[];
}

interface CompiledRule {
  readonly rule: LoadedRule;
  readonly ask: Ask;
}

const NONE: readonly LoadedRule[] = [];

/** Compiles enabled rules for a state. Rules come from the loader, so their conditions are known to be sound. */
export function createEngine(rules: readonly LoadedRule[], state: State, options: EngineOptions): Engine {
  const { matching, priority = Infinity, vocabulary = FIELD_VOCABULARY } = options;
  const bound = rules
    .filter((rule) => rule.enabled && rule.priority.number <= priority)
    .map((rule) => ({ rule, condition: bindCondition(rule.condition, vocabulary) }));
  const dispatch = dispatchOf(bound, state);
  const first = matching === 'first';
  return {
    wants: Uint8Array.from({ length: EVENT_CODES }, (_, code) => (dispatch[code] === undefined ? 0 : 1)),
    needs: factsNeeded(bound.map(({ condition }) => condition)),
    evaluate: (event) => matchesOf(dispatch[event.type.code], event, first),
  };
}

/** For each event code the rules that it can satisfy, specialised for that code. */
function dispatchOf(rules: readonly { rule: LoadedRule; condition: Bound }[], state: State): (CompiledRule[] | undefined)[] {
  const dispatch: (CompiledRule[] | undefined)[] = new Array(EVENT_CODES).fill(undefined);
  for (const code of RULE_CODES) {
    const compiled = rules.flatMap(({ rule, condition }) => {
      const ask = openFor(condition, code, state);
      return ask === undefined ? [] : [{ rule, ask }];
    });
    if (compiled.length > 0) dispatch[code] = compiled;
  }
  return dispatch;
}

/** A condition for events of one code; undefined where none can satisfy it. */
export function openFor(condition: Bound, code: number, state: State): Ask | undefined {
  const special = specialise(condition, code);
  if (special.kind === 'constant') return special.value ? () => true : undefined;
  return openCondition(special, state);
}

function matchesOf(compiled: readonly CompiledRule[] | undefined, event: CurrentEvent, first: boolean): readonly LoadedRule[] {
  if (compiled === undefined) return NONE;
  let matches: LoadedRule[] | undefined;
  for (let index = 0; index < compiled.length; index++) {
    const { rule, ask } = compiled[index]!;
    if (!ask(event)) continue;
    if (matches === undefined) matches = [rule];
    else matches.push(rule);
    if (first) break;
  }
  return matches ?? NONE;
}
