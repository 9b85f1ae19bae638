// What mutants say otherwise than the rules, gathered event by event. Alerts follow from a rule and an event alone, so those of a rule
// and of its mutants at one event are the same alert, made once.
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';
import type { SeenAlert } from '../../judge.js';
import type { Mutant } from '../mutants/mutants.js';

interface Difference {
  readonly lost: Set<SeenAlert>;
  readonly gained: SeenAlert[];
}

/** Whoever counts alerts has counted enough by then: what a mutant fires on beyond that is not kept. */
const ENOUGH = 10_000;

export class Differences {
  private readonly byMutant = new Map<Mutant, Difference>();
  private readonly byRule: ReadonlyMap<LoadedRule, readonly { readonly mutant: Mutant; readonly mutated: LoadedRule }[]>;

  constructor(private readonly rules: readonly LoadedRule[], mutants: readonly Mutant[]) {
    const all = mutants.flatMap((mutant) => mutant.versions.map(({ rule, mutated }) => ({ mutant, rule, mutated })));
    this.byRule = new Map(rules.map((rule) => [rule, all.filter((one) => one.rule === rule)]));
  }

  /** Notes which mutants of a rule say otherwise at an event; `own` is the rule's alert there, `make` makes it where it has none. */
  note(rule: LoadedRule, fired: ReadonlySet<LoadedRule>, own: SeenAlert | undefined, make: () => SeenAlert): void {
    let made: SeenAlert | undefined;
    for (const { mutant, mutated } of this.byRule.get(rule) ?? []) {
      if (fired.has(mutated) === (own !== undefined)) continue;
      const { lost, gained } = this.of(mutant);
      if (own !== undefined) lost.add(own);
      else if (gained.length < ENOUGH) gained.push((made ??= make()));
    }
  }

  private of(mutant: Mutant): Difference {
    const difference = this.byMutant.get(mutant) ?? { lost: new Set(), gained: [] };
    this.byMutant.set(mutant, difference);
    return difference;
  }

  /** The alerts as each mutant would have them, in order of events and rules. */
  applied(alerts: readonly SeenAlert[]): Map<Mutant, readonly SeenAlert[]> {
    const order = new Map(this.rules.map(({ name }, index) => [name, index]));
    const ordered = (some: readonly SeenAlert[]): SeenAlert[] =>
      some.toSorted((a, b) => a.num - b.num || order.get(a.rule)! - order.get(b.rule)!);
    return new Map([...this.byMutant].map(([mutant, { lost, gained }]) =>
      [mutant, ordered([...alerts.filter((alert) => !lost.has(alert)), ...gained])]));
  }
}
