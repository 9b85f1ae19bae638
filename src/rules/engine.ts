// Rules over a replay: which events they want, and which of them an event satisfies.
//
//   const engine = createEngine(rules, state, { matching: 'all' });
//   if (engine.wants[event.type.code]) for (const rule of engine.evaluate(event)) …
import { EVENT_CODES } from '../schema/events.js';
import { CurrentEvent } from '../state/current-event.js';
import type { Fact } from '../state/fold-table.js';
import type { State } from '../state/state.js';
import type { Thread } from '../state/threads/thread.js';
import type { Vocabulary } from './compile/bind-term.js';
import { FALSE, type Ask, type Bound } from './compile/bound.js';
import { boundByCode, type BoundByCode } from './compile/bound-by-code.js';
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
  /** Whether events of this code by this thread satisfy no rule, whatever they are, as long as facts of it are what they are. */
  rulesOut(code: number, thread: Thread): boolean;
  /** The rules that the event satisfies, in load order. */
  evaluate(event: CurrentEvent): readonly LoadedRule[];
}

interface CompiledRule {
  readonly rule: LoadedRule;
  readonly ask: Ask;
}

type Asked = readonly { readonly rule: LoadedRule; readonly condition: BoundByCode }[];

const NONE: readonly LoadedRule[] = [];

/** Compiles enabled rules for a state. Rules come from the loader, so their conditions are known to be sound. */
export function createEngine(rules: readonly LoadedRule[], state: State, options: EngineOptions): Engine {
  const { matching, priority = Infinity, vocabulary = FIELD_VOCABULARY, codes = RULE_CODES } = options;
  const asked: Asked = rules
    .filter((rule) => rule.enabled && rule.priority.number <= priority)
    .map((rule) => ({ rule, condition: boundByCode(rule.condition, vocabulary) }));
  const wants = wantsOf(asked, codes);
  // Opened with the first event of a code: a small capture has few of them.
  const dispatch = new Array<readonly Sieve<CompiledRule>[] | undefined>(EVENT_CODES).fill(undefined);
  const open = (code: number): readonly Sieve<CompiledRule>[] => (dispatch[code] = sieves(candidatesFor(asked, code, state), state));
  const first = matching === 'first', anyEvent = new CurrentEvent(state);
  return {
    wants, needs: factsNeeded(asked.map(({ condition }) => condition.bound)),
    rulesOut: (code, thread) => {
      anyEvent.thread = thread;
      anyEvent.tid = thread.tid;
      return wants[code] === 0 || noneIsLeft(dispatch[code] ?? open(code), anyEvent);
    },
    evaluate: (event) => {
      const { code } = event.type;
      return wants[code] === 0 ? NONE : matchesOf(dispatch[code] ?? open(code), event, first);
    },
  };
}

function wantsOf(asked: Asked, codes: readonly number[]): Uint8Array {
  const wants = new Uint8Array(EVENT_CODES);
  for (const code of codes) if (asked.some(({ condition }) => condition.at(code) !== FALSE)) wants[code] = 1;
  return wants;
}

/** The rules that events of a code can satisfy, specialised for that code. */
function candidatesFor(rules: Asked, code: number, state: State): Candidate<CompiledRule>[] {
  return rules.flatMap(({ rule, condition }): Candidate<CompiledRule>[] => {
    const special = condition.at(code);
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

/** `event` is of no block: what is kept by process asks for nothing but the thread. */
function noneIsLeft(found: readonly Sieve<CompiledRule>[], event: CurrentEvent): boolean {
  for (let index = 0; index < found.length; index++) {
    const { byProcess, all } = found[index]!;
    if (byProcess === undefined || (byProcess(event) & all) !== 0) return false;
  }
  return true;
}

function matchesOf(found: readonly Sieve<CompiledRule>[], event: CurrentEvent, first: boolean): readonly LoadedRule[] {
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
