// Rules that are true only where a rule before them is: under `rule_matching: first` nobody ever hears of them.
import { contradictionIn } from '../../../rules/logic/contradiction.js';
import { allOf, formulaOf, type Formula } from '../../../rules/logic/formula.js';
import type { Gathering } from '../gather/gathering.js';
import type { RulePlan } from '../conditions/rule-plan.js';

/** Notes for each rule the first before it that it implies, where that can be proven. */
export function noteImplied({ planned, firings }: Gathering): void {
  for (const plans of planned) {
    plans.forEach((plan, index) => {
      const firing = firings.get(plan.part)!;
      // One that was first once is not implied; and what is never true implies everything, which says nothing.
      if (firing.first > 0 || !canFire(plan)) return;
      firing.impliedBy ??= plans.slice(0, index).find((before) => implies(plan, before))?.rule.name;
    });
  }
}

const at = ({ rule }: RulePlan, holds: boolean, code: number): Formula => formulaOf(rule.condition, holds, code);

const canFire = (plan: RulePlan): boolean => plan.codes.some((code) => contradictionIn(at(plan, true, code)) === undefined);

/** Whether the one can only be true where the other is. */
function implies(plan: RulePlan, other: RulePlan): boolean {
  const codes = new Set(other.codes);
  if (!plan.codes.every((code) => codes.has(code))) return false;
  return plan.codes.every((code) => contradictionIn(allOf([at(plan, true, code), at(other, false, code)])) !== undefined);
}
