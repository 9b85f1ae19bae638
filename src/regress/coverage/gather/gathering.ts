// Coverage while it is being gathered: of several captures or cases, whatever rules each of them is about.
import { factsNeeded } from '../../../rules/compile/facts-needed.js';
import type { LoadResult } from '../../../rules/load/load-rules.js';
import { EVENT_CODES } from '../../../schema/events.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Visitor } from '../../../state/interest.js';
import type { State } from '../../../state/state.js';
import { askRule, settle, type AskRule } from './ask-rule.js';
import { noFirings, noteFirings, type Firings } from './firings.js';
import { Ledger } from '../ledger.js';
import type { Part } from '../part.js';
import { planRules, type RulePlan } from '../conditions/rule-plan.js';

/** Rules that were loaded together, in load order. */
interface Planned {
  readonly plans: readonly RulePlan[];
  /** By event code, those that are asked about such events. */
  readonly byCode: readonly (readonly RulePlan[])[];
  readonly needs: Visitor['needs'];
}

export class Gathering {
  private readonly ledger = new Ledger();
  private readonly loaded = new Map<LoadResult, Planned>();
  /** Of every rule by its part. */
  readonly firings = new Map<Part, Firings>();

  /** A visitor that takes in what the events of a walk show of these rules. */
  visitor(rules: LoadResult, state: State): Visitor {
    const { byCode, needs } = this.plannedFor(rules);
    const asked = new Map<RulePlan, AskRule>();
    const matches = (plan: RulePlan, event: CurrentEvent): boolean => {
      let ask = asked.get(plan);
      if (ask === undefined) asked.set(plan, (ask = askRule(plan, state)));
      return ask(event);
    };
    return {
      wants: Uint8Array.from(byCode, (plans) => (plans.length > 0 ? 1 : 0)),
      needs,
      see: (event) => this.noteMatches(byCode[event.type.code]!.filter((plan) => matches(plan, event))),
    };
  }

  /** Every part, by file and place. Ends the gathering. */
  parts(): readonly Part[] {
    for (const plan of this.planned.flat()) settle(plan);
    return this.ledger.parts;
  }

  /** Plans of the rules, those that were loaded together in their order. */
  get planned(): readonly (readonly RulePlan[])[] {
    return [...this.loaded.values()].map(({ plans }) => plans);
  }

  private noteMatches(plans: readonly RulePlan[]): void {
    if (plans.length > 0) noteFirings(plans.map(({ part }) => this.firings.get(part)!), plans[0]!.rule.name);
  }

  private plannedFor(rules: LoadResult): Planned {
    let planned = this.loaded.get(rules);
    if (planned === undefined) this.loaded.set(rules, (planned = plan(rules, this.ledger)));
    for (const { rule, part } of planned.plans) if (!this.firings.has(part)) this.firings.set(part, noFirings(rule));
    return planned;
  }
}

function plan(rules: LoadResult, ledger: Ledger): Planned {
  const plans = planRules(rules, ledger);
  const byCode = Array.from({ length: EVENT_CODES }, (): RulePlan[] => []);
  for (const one of plans) for (const code of one.codes) byCode[code]!.push(one);
  return { plans, byCode, needs: factsNeeded(plans.map(({ bound }) => bound)) };
}
