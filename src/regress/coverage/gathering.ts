// Coverage while it is being gathered: of several captures or cases, whatever rules each of them is about.
import { createEngine } from '../../rules/engine.js';
import type { LoadResult } from '../../rules/load/load-rules.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { EVENT_CODES } from '../../schema/events.js';
import type { Visitor } from '../../state/interest.js';
import type { State } from '../../state/state.js';
import { askRule, settle, type SeeEvent } from './ask-rule.js';
import { noFirings, noteFirings, type Firings, type FiringsByRule } from './firings.js';
import { Ledger } from './ledger.js';
import type { Part } from './part.js';
import { planRules, type RulePlan } from './rule-plan.js';

export class Gathering {
  private readonly ledger = new Ledger();
  private readonly plans = new Map<LoadResult, readonly RulePlan[]>();
  readonly firings: FiringsByRule = new Map();

  /** A visitor that takes in what the events of a walk show of these rules. */
  visitor(loaded: LoadResult, state: State): Visitor {
    const plans = this.plansOf(loaded);
    const engine = createEngine(loaded.rules, state, { matching: 'all' });
    const byCode = askersByCode(plans, state);
    const firings = new Map(plans.map(({ rule, part }) => [rule, this.firings.get(part)!]));
    return {
      wants: engine.wants,
      needs: engine.needs,
      passesOver: (code, thread) => byCode[code]!.every(({ plan }) => plan.done) && engine.rulesOut(code, thread),
      see(event) {
        for (const { see } of byCode[event.type.code]!) see(event);
        noteMatches(engine.evaluate(event), firings);
      },
    };
  }

  /** Every part, by file and place. Ends the gathering. */
  parts(): readonly Part[] {
    for (const plan of this.planned.flat()) settle(plan);
    return this.ledger.parts;
  }

  /** Plans of the rules, those that were loaded together in their order. */
  get planned(): readonly (readonly RulePlan[])[] {
    return [...this.plans.values()];
  }

  private plansOf(loaded: LoadResult): readonly RulePlan[] {
    let plans = this.plans.get(loaded);
    if (plans === undefined) {
      this.plans.set(loaded, (plans = planRules(loaded, this.ledger)));
      for (const { rule, part } of plans) if (!this.firings.has(part)) this.firings.set(part, noFirings(rule));
    }
    return plans;
  }
}

interface Asker {
  readonly plan: RulePlan;
  readonly see: SeeEvent;
}

function askersByCode(plans: readonly RulePlan[], state: State): readonly (readonly Asker[])[] {
  const byCode = Array.from({ length: EVENT_CODES }, (): Asker[] => []);
  for (const plan of plans) {
    if (plan.done) continue;
    const asker = { plan, see: askRule(plan, state) };
    for (const code of plan.codes) byCode[code]!.push(asker);
  }
  return byCode;
}

function noteMatches(matches: readonly LoadedRule[], firings: ReadonlyMap<LoadedRule, Firings>): void {
  const [first] = matches;
  if (first !== undefined) noteFirings(matches.map((rule) => firings.get(rule)!), first.name);
}
