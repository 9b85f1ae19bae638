// Mutants of several suites together, and how many of them are caught: altogether, and by the rule, macro or list that they change.
import { percentText } from '../percent-text.js';
import type { Item } from './mutants/item-at.js';
import type { Fate, MutantResult, SuiteMutants } from './result.js';

/** Of what different suites say of a mutant, the first of these counts. */
const ORDER: readonly Fate[] = ['caught', 'explained', 'equivalent', 'survived'];

/** Each mutant once, whichever suites examined it. */
export function mergeMutants(suites: readonly Pick<SuiteMutants, 'mutants'>[]): readonly MutantResult[] {
  const merged = new Map<string, MutantResult>();
  for (const result of suites.flatMap(({ mutants }) => mutants)) {
    const known = merged.get(result.id);
    merged.set(result.id, known === undefined ? result : better(known, result));
  }
  return [...merged.values()];
}

function better(a: MutantResult, b: MutantResult): MutantResult {
  const [first, other] = ORDER.indexOf(b.fate) < ORDER.indexOf(a.fate) ? [b, a] : [a, b];
  const nearer = (other.nearest?.failed.length ?? Infinity) < (first.nearest?.failed.length ?? Infinity) ? other.nearest : first.nearest;
  return { ...first, asked: a.asked || b.asked, rules: [...new Set([...a.rules, ...b.rules])], nearest: nearer };
}

export type Counts = Readonly<Record<Fate, number>>;

export function countFates(mutants: readonly MutantResult[]): Counts {
  const counts = { caught: 0, survived: 0, equivalent: 0, explained: 0 };
  for (const { fate } of mutants) counts[fate]++;
  return counts;
}

/** Caught mutants as a share (0 to 1) of those that a case should catch; 1 where there are none. */
export const scoreOf = ({ caught, survived }: Counts): number => (caught + survived === 0 ? 1 : caught / (caught + survived));

/** The same as reports print it. */
export const scoreText = ({ caught, survived }: Counts): string => percentText(caught, caught + survived);

export interface ItemScore {
  readonly item: Item;
  readonly file: string;
  readonly mutants: readonly MutantResult[];
  readonly counts: Counts;
}

/** By rule, macro and list, in the order in which their mutants stand. */
export function scoreByItem(mutants: readonly MutantResult[]): readonly ItemScore[] {
  const items = new Map<string, MutantResult[]>();
  for (const mutant of mutants) {
    const key = `${mutant.place.source.name}\0${mutant.item.kind}\0${mutant.item.name}`;
    items.set(key, [...items.get(key) ?? [], mutant]);
  }
  return [...items.values()].map((some) =>
    ({ item: some[0]!.item, file: some[0]!.place.source.name, mutants: some, counts: countFates(some) }));
}
