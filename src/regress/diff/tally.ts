// Counts what was compared, by rule and in all, and keeps some differences of each rule as examples.
import type { Difference } from './alert-difference.js';
import { nameOf, type RulePair } from './pair-rules.js';
import { definitionChanges, ruleChange } from './definition-changes.js';
import { differing, noCounts, type Counts, type Example, type Place, type RuleReport } from './report.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';

interface RuleTally {
  readonly counts: Counts;
  readonly examples: Example[];
}

export interface Tally {
  /** Takes in what the versions of a rule said of an event of this capture. */
  take(capture: string, pair: RulePair, difference: Difference | undefined): void;
  /** The rule's report; undefined where neither its alerts nor its definition differ. */
  report(pair: RulePair): RuleReport | undefined;
}

/** @param most so many examples of each kind of difference are kept for a rule */
export function tallyOf(most: number): Tally {
  const tallies = new Map<RulePair, RuleTally>();
  const of = (pair: RulePair): RuleTally => {
    const known = tallies.get(pair) ?? { counts: noCounts(), examples: [] };
    tallies.set(pair, known);
    return known;
  };
  return {
    take(capture, pair, difference) {
      const { counts, examples } = of(pair);
      counts[difference?.kind ?? 'unchanged']++;
      if (difference !== undefined) keep(examples, { ...difference, capture, alike: 0 }, most);
    },
    report: (pair) => ruleReport(pair, of(pair)),
  };
}

/** Examples are to be unlike each other: a thousand alerts that differ in a number are one. */
function keep(examples: Example[], example: Example, most: number): void {
  const ofKind = examples.filter(({ kind }) => kind === example.kind);
  const like = ofKind.find((other) => shape(other) === shape(example));
  if (like !== undefined) like.alike++;
  else if (ofKind.length < most) examples.push(example);
}

const shape = ({ parts, old, new: now }: Example): string =>
  [...parts, old?.message, now?.message].join('\n').replace(/[0-9]+/g, '0');

function ruleReport(pair: RulePair, { counts, examples }: RuleTally): RuleReport | undefined {
  const changes = definitionChanges(pair);
  const change = ruleChange(pair, changes);
  if (change === 'same' && differing(counts) === 0) return undefined;
  return {
    name: nameOf(pair), priority: (pair.new ?? pair.old!).priority.name, change, changes, counts, examples,
    ...(pair.old && { old: placeOf(pair.old) }), ...(pair.new && { new: placeOf(pair.new) }),
  };
}

const placeOf = ({ position: { file, line } }: LoadedRule): Place => ({ file, line });
