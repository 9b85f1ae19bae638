// Rules over a replay: which events they want, and which of them an event satisfies.
//
//   const engine = createEngine(rules, state, { matching: 'all' });
//   if (engine.wants[event.type.code]) for (const rule of engine.evaluate(event)) …
import { EVENT_CODES } from '../schema/events.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { Fact } from '../state/fold-table.js';
import type { State } from '../state/state.js';
import type { Thread } from '../state/threads/thread.js';
import { bindCondition } from './compile/bind.js';
import type { Vocabulary } from './compile/bind-term.js';
import type { Ask, Bound } from './compile/bound.js';
import { RULE_CODES } from './compile/event-types.js';
import { factsNeeded } from './compile/facts-needed.js';
import { openCondition } from './compile/open.js';
import { sieves, type Candidate, type Sieve } from './compile/sieve.js';
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
  /** Nothing is compiled for events of other codes, and they satisfy nothing; all codes unless said otherwise. */
  readonly codes?: readonly number[] | undefined;
}

export interface Engine {
  /** By event code: 1 where a rule can match. */
  readonly wants: Uint8Array;
  /** What the state must keep for these rules to be judged. */
  readonly needs: ReadonlySet<Fact>;
  /** Whether it is known already that events of this code by this thread satisfy no rule, whatever they are. */
  rulesOut(code: number, thread: Thread): boolean;
  /** The rules that the event satisfies, in load order. */
  evaluate(event: CurrentEvent): readonly LoadedRule[];
}

interface CompiledRule {
  readonly rule: LoadedRule;
  readonly ask: Ask;
}

type Dispatch = readonly (readonly Sieve<CompiledRule>[] | undefined)[];

const NONE: readonly LoadedRule[] = [];

/** Compiles enabled rules for a state. Rules come from the loader, so their conditions are known to be sound. */
export function createEngine(rules: readonly LoadedRule[], state: State, options: EngineOptions): Engine {
  const { matching, priority = Infinity, vocabulary = FIELD_VOCABULARY, codes = RULE_CODES } = options;
  const bound = rules
    .filter((rule) => rule.enabled && rule.priority.number <= priority)
    .map((rule) => ({ rule, condition: bindCondition(rule.condition, vocabulary) }));
  const dispatch = dispatchOf(bound, codes, state);
  const first = matching === 'first';
  return {
    wants: Uint8Array.from(dispatch, (found) => (found === undefined ? 0 : 1)),
    needs: factsNeeded(bound.map(({ condition }) => condition)),
    rulesOut: (code, thread) => noneIsLeft(dispatch[code], thread),
    evaluate: (event) => matchesOf(dispatch[event.type.code], event, first),
  };
}

/** For each event code the rules that it can satisfy, specialised for that code. */
function dispatchOf(rules: readonly { rule: LoadedRule; condition: Bound }[], codes: readonly number[], state: State): Dispatch {
  const dispatch = new Array<Sieve<CompiledRule>[] | undefined>(EVENT_CODES).fill(undefined);
  for (const code of codes) {
    const candidates = candidatesFor(rules, code, state);
    if (candidates.length > 0) dispatch[code] = sieves(candidates, state);
  }
  return dispatch;
}

function candidatesFor(
  rules: readonly { rule: LoadedRule; condition: Bound }[], code: number, state: State,
): Candidate<CompiledRule>[] {
  return rules.flatMap(({ rule, condition }): Candidate<CompiledRule>[] => {
    const special = specialise(condition, code);
    if (special.kind !== 'constant') return [{ condition: special, rule: { rule, ask: openCondition(special, state) } }];
    return special.value ? [{ condition: undefined, rule: { rule, ask: () => true } }] : [];
  });
}

/** A condition for events of one code; undefined where none can satisfy it. */
export function openFor(condition: Bound, code: number, state: State): Ask | undefined {
  const special = specialise(condition, code);
  if (special.kind === 'constant') return special.value ? () => true : undefined;
  return openCondition(special, state);
}

function noneIsLeft(found: readonly Sieve<CompiledRule>[] | undefined, { verdicts }: Thread): boolean {
  if (found === undefined) return true;
  if (verdicts === undefined) return false;
  for (let index = 0; index < found.length; index++) {
    const { slot, all } = found[index]!;
    const known = slot < verdicts.length ? verdicts[slot]! : 0;
    if (known === 0 || (known & all) !== 0) return false;
  }
  return true;
}

function matchesOf(found: readonly Sieve<CompiledRule>[] | undefined, event: CurrentEvent, first: boolean): readonly LoadedRule[] {
  if (found === undefined) return NONE;
  let matches: LoadedRule[] | undefined;
  for (let index = 0; index < found.length; index++) {
    const { possible, rules } = found[index]!;
    let left = possible(event);
    for (let number = 0; left !== 0; number++, left >>= 1) {
      if ((left & 1) === 0) continue;
      const { rule, ask } = rules[number]!;
      if (!ask(event)) continue;
      if (first) return [rule];
      if (matches === undefined) matches = [rule];
      else matches.push(rule);
    }
  }
  return matches ?? NONE;
}
