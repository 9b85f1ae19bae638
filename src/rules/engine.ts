// Rules over a replay: which events they want, and which of them an event satisfies.
//
//   const engine = createEngine(rules, state, { matching: 'all' });
//   if (engine.wants[event.type.code]) for (const rule of engine.evaluate(event)) …
import { EVENT_CODES } from '../schema/events.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { Fact } from '../state/fold-table.js';
import type { State } from '../state/state.js';
import { bindCondition } from './compile/bind.js';
import type { Vocabulary } from './compile/bind-term.js';
import type { Ask, Bound } from './compile/bound.js';
import { RULE_CODES } from './compile/event-types.js';
import { factsNeeded } from './compile/facts-needed.js';
import { groupByGate, type Candidate, type Group } from './compile/gates.js';
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

type Dispatch = readonly (readonly Group<CompiledRule>[] | undefined)[];

const NONE: readonly LoadedRule[] = [];

/** Compiles enabled rules for a state. Rules come from the loader, so their conditions are known to be sound. */
export function createEngine(rules: readonly LoadedRule[], state: State, options: EngineOptions): Engine {
  const { matching, priority = Infinity, vocabulary = FIELD_VOCABULARY } = options;
  const bound = rules
    .filter((rule) => rule.enabled && rule.priority.number <= priority)
    .map((rule) => ({ rule, condition: bindCondition(rule.condition, vocabulary) }));
  const dispatch = dispatchOf(bound, state);
  const order = new Map(bound.map(({ rule }, index) => [rule, index]));
  const inOrder = (matches: LoadedRule[]): readonly LoadedRule[] => {
    if (matches.length > 1) matches.sort((a, b) => order.get(a)! - order.get(b)!);
    return matching === 'first' ? matches.slice(0, 1) : matches;
  };
  return {
    wants: Uint8Array.from(dispatch, (groups) => (groups === undefined ? 0 : 1)),
    needs: factsNeeded(bound.map(({ condition }) => condition)),
    evaluate: (event) => {
      const matches = matchesOf(dispatch[event.type.code], event);
      return matches === undefined ? NONE : inOrder(matches);
    },
  };
}

/** For each event code the rules that it can satisfy, specialised for that code. */
function dispatchOf(rules: readonly { rule: LoadedRule; condition: Bound }[], state: State): Dispatch {
  const dispatch = new Array<Group<CompiledRule>[] | undefined>(EVENT_CODES).fill(undefined);
  for (const code of RULE_CODES) {
    const groups = groupsFor(rules, code, state);
    if (groups.length > 0) dispatch[code] = groups;
  }
  return dispatch;
}

function groupsFor(rules: readonly { rule: LoadedRule; condition: Bound }[], code: number, state: State): Group<CompiledRule>[] {
  const always: CompiledRule[] = [];
  const candidates: Candidate<CompiledRule>[] = [];
  for (const { rule, condition } of rules) {
    const special = specialise(condition, code);
    if (special.kind !== 'constant') candidates.push({ condition: special, rule: { rule, ask: openCondition(special, state) } });
    else if (special.value) always.push({ rule, ask: () => true });
  }
  const groups = groupByGate(candidates, state);
  return always.length > 0 ? [...groups, { gate: undefined, rules: always }] : groups;
}

/** A condition for events of one code; undefined where none can satisfy it. */
export function openFor(condition: Bound, code: number, state: State): Ask | undefined {
  const special = specialise(condition, code);
  if (special.kind === 'constant') return special.value ? () => true : undefined;
  return openCondition(special, state);
}

function matchesOf(groups: readonly Group<CompiledRule>[] | undefined, event: CurrentEvent): LoadedRule[] | undefined {
  if (groups === undefined) return undefined;
  let matches: LoadedRule[] | undefined;
  for (let index = 0; index < groups.length; index++) {
    const { gate, rules } = groups[index]!;
    if (gate !== undefined && !gate(event)) continue;
    for (let number = 0; number < rules.length; number++) {
      const { rule, ask } = rules[number]!;
      if (!ask(event)) continue;
      if (matches === undefined) matches = [rule];
      else matches.push(rule);
    }
  }
  return matches;
}
