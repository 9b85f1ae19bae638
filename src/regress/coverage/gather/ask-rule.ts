// A rule asked about the events of one replay. Its tests are the engine's own predicates, opened as the engine opens them, so
// that their verdicts are kept where its are kept, and coverage cannot see other verdicts. A rule that has shown everything is
// asked as a whole.
import type { Ask, Bound } from '../../../rules/compile/bound.js';
import { openCondition } from '../../../rules/compile/open.js';
import { openFor } from '../../../rules/engine.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { State } from '../../../state/state.js';
import { askItems, type AskItems } from './ask-items.js';
import type { Node } from '../conditions/condition-nodes.js';
import { DECIDES, TRUE } from '../conditions/node-facts.js';
import { openLate } from './open-late.js';
import { factsFor, hasShownAll, type RulePlan } from '../conditions/rule-plan.js';

/** Takes an event of one of the rule's codes in; whether it satisfies the rule. */
export type AskRule = (event: CurrentEvent) => boolean;

export function askRule(plan: RulePlan, state: State): AskRule {
  const { nodes: { tests, items } } = plan;
  const asks = tests.map(({ bound }) => openLate(() => openOne(bound, state)));
  const verdicts = new Uint8Array(tests.length);
  const itemsAsked = items.map((at) => askItems(at, state));
  const fixed = new Map<number, Int8Array>();
  const whole = new Map<number, Ask>();
  return (event) => {
    const { code } = event.type;
    if (plan.done) return memo(whole, code, () => openFor(plan.bound, code, state)!)(event);
    const decided = memo(fixed, code, () => fixedFor(plan, code));
    for (let index = 0; index < asks.length; index++) {
      const known = decided[index]!;
      verdicts[index] = known >= 0 ? known : asks[index]!(event) ? 1 : 0;
    }
    return take(plan, verdicts, itemsAsked, event);
  };
}

const openOne = (bound: Bound, state: State): Ask =>
  (bound.kind === 'constant' ? () => bound.value : openCondition(bound, state));

const UNDECIDED = -1;

const fixedFor = ({ nodes: { tests } }: RulePlan, code: number): Int8Array =>
  Int8Array.from(tests, ({ decidedBy }) => Number(decidedBy(code) ?? UNDECIDED));

function memo<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function take(plan: RulePlan, verdicts: Uint8Array, items: readonly AskItems[], event: CurrentEvent): boolean {
  const { facts, isNew } = factsFor(plan, verdicts);
  facts.events++;
  if (isNew) mark(plan.nodes.root, facts.bits, 1);
  let more = isNew;
  for (const ask of items) if (ask(event, facts.bits)) more = true;
  if (more && hasShownAll(plan)) plan.done = true;
  return (facts.bits[plan.nodes.root.id]! & TRUE) !== 0;
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
