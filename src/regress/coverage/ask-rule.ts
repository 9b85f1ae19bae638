// A rule asked about the events of one replay. Its tests are the engine's own predicates, opened for the same state, so their
// verdicts are kept where the engine keeps them, and coverage cannot see another verdict than the engine.
import type { Ask, Bound } from '../../rules/compile/bound.js';
import { openCondition } from '../../rules/compile/open.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import { askItems, type AskItems } from './ask-items.js';
import type { Node } from './condition-nodes.js';
import { DECIDES, TRUE } from './node-facts.js';
import { openLate } from './open-late.js';
import { factsFor, hasShownAll, type RulePlan } from './rule-plan.js';

/** Takes an event of one of the rule's codes in. */
export type SeeEvent = (event: CurrentEvent) => void;

export function askRule(plan: RulePlan, state: State): SeeEvent {
  const { nodes: { tests, items } } = plan;
  const asks = tests.map(({ bound }) => openLate(() => openOne(bound, state)));
  const fixed = new Map<number, Int8Array>();
  const verdicts = new Uint8Array(tests.length);
  const itemsAsked = items.map((at) => askItems(at, state));
  return (event) => {
    if (plan.done) return;
    const decided = memo(fixed, event.type.code, (code) => fixedFor(plan, code));
    for (let index = 0; index < asks.length; index++) {
      const known = decided[index]!;
      verdicts[index] = known >= 0 ? known : asks[index]!(event) ? 1 : 0;
    }
    take(plan, verdicts, itemsAsked, event);
  };
}

const openOne = (bound: Bound, state: State): Ask =>
  (bound.kind === 'constant' ? () => bound.value : openCondition(bound, state));

const UNDECIDED = -1;

const fixedFor = ({ nodes: { tests } }: RulePlan, code: number): Int8Array =>
  Int8Array.from(tests, ({ decidedBy }) => Number(decidedBy(code) ?? UNDECIDED));

function memo<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make(key)));
  return value;
}

function take(plan: RulePlan, verdicts: Uint8Array, items: readonly AskItems[], event: CurrentEvent): void {
  const { facts, isNew } = factsFor(plan, verdicts);
  facts.events++;
  if (isNew) mark(plan.nodes.root, facts.bits, 1);
  let more = isNew;
  for (const ask of items) if (ask(event, facts.bits)) more = true;
  if (more && hasShownAll(plan)) plan.done = true;
}

/** Adds what so many events have shown to the parts. */
function mark({ id, parts, children }: Node, bits: Uint8Array, events: number): void {
  const verdict = (bits[id]! & TRUE) !== 0;
  const decides = (bits[id]! & DECIDES) !== 0;
  for (const { seen } of parts) {
    seen[verdict ? 'true' : 'false'] += events;
    if (decides) seen[verdict ? 'decidedTrue' : 'decidedFalse'] += events;
  }
  for (const child of children) mark(child, bits, events);
}

/** Counts in full what was only noted when it was first seen. Called once, when there are no more events. */
export function settle({ known, nodes: { root } }: RulePlan): void {
  for (const { bits, events } of known.values()) mark(root, bits, events - 1);
}
