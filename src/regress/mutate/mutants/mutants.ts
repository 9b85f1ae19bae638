// Rules → their mutants. A mutant is one change of one place of a rule file, in every rule that the place is a part of: dropping a
// term of a macro changes all rules that use it.
import type { Expression } from '../../../rules/condition/ast.js';
import { Rejection } from '../../../rules/diagnostic.js';
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';
import { originsAt, type Place } from '../../../rules/traced-text.js';
import { itemAt, type Item } from './item-at.js';
import type { Literal } from '../mutations/mutation.js';
import { replaceAt, sitesIn, type Site } from './sites.js';
import { boundOf } from './bound-conditions.js';
import { writtenPlace } from './written.js';

/** A rule as a mutant has it. */
export interface Version {
  readonly rule: LoadedRule;
  readonly mutated: LoadedRule;
  /** Events at which it may say something else than the rule: all of this holds, one way or another. */
  readonly tells: readonly (readonly Literal[])[];
  /** What is changed, and what stands there instead; in several places where the rule uses a macro twice. */
  readonly places: readonly { readonly before: Expression; readonly after: Expression }[];
}

export interface Mutant {
  /** The same for the same change of the same place, whoever loaded the file. */
  readonly id: string;
  readonly mutation: string;
  readonly change: string;
  readonly place: Place;
  /** What it stands in. */
  readonly item: Item;
  /** The exception of a rule that it is in. */
  readonly exception: string | undefined;
  readonly versions: readonly Version[];
}

/** All mutants of enabled rules, in order of the rules and of what was written; each change that gives the same rules once. */
export function mutantsOf(rules: readonly LoadedRule[]): readonly Mutant[] {
  const mutants = new Map<string, Mutant>();
  for (const rule of rules) if (rule.enabled) for (const [id, sites] of placesIn(rule)) addTo(mutants, id, rule, sites);
  const seen = new Set<string>();
  return [...mutants.values()].filter((mutant) => {
    const key = keyOf(mutant);
    if (key === undefined || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The same place comes up again where a rule uses a macro twice: it is changed everywhere at once. */
function placesIn({ condition }: LoadedRule): Map<string, Site[]> {
  const places = new Map<string, Site[]>();
  for (const site of sitesIn(condition)) {
    const { source, offset } = writtenPlace(site.change.range);
    const id = `${source.name}:${offset}: ${site.change.text}`;
    places.set(id, [...(places.get(id) ?? []), site]);
  }
  return places;
}

function addTo(mutants: Map<string, Mutant>, id: string, rule: LoadedRule, sites: readonly Site[]): void {
  const condition = sites.reduce((tree, { path, change: { tree: node } }) => replaceAt(tree, path, node), rule.condition);
  const version: Version = {
    rule, mutated: { ...rule, condition }, tells: sites.flatMap(({ tells }) => tells), places: sites.map(placeOf),
  };
  const known = mutants.get(id) ?? unmade(id, sites[0]!);
  mutants.set(id, { ...known, versions: [...known.versions, version] });
}

const placeOf = ({ before, change: { tree: after } }: Site): Version['places'][number] => ({ before, after });

function unmade(id: string, { mutation, change: { text: change, range } }: Site): Mutant {
  const place = writtenPlace(range);
  const exception = originsAt(range.text, range.start).find(({ kind }) => kind === 'exception')?.name;
  return { id, mutation, change, place, item: itemAt(place), exception, versions: [] };
}

/** What tells mutants from each other; undefined for what does not load, and so cannot be overlooked. */
function keyOf({ versions }: Mutant): string | undefined {
  try {
    return versions.map(({ rule, mutated }) => `${rule.name}: ${boundOf(mutated.condition).key}`).join('\n');
  } catch (thrown) {
    if (thrown instanceof Rejection) return undefined;
    throw thrown;
  }
}
