// Why a rule is silent: that an event would satisfy it but for the terms that the author names. A rule that is silent for
// another reason, because the event is nothing like what it asks about, would pass every case that expects silence.
import type { FailedTerm } from '../../rules/explain/flips.js';
import type { NearMiss } from '../../rules/explain/near-misses.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { positionIn } from './check-alerts.js';
import type { ExpectedSilence } from './expected.js';
import type { Failure } from './failure.js';

/** How near the events of a case came to a rule, the nearest first. */
export type MissesOf = (rule: LoadedRule) => readonly NearMiss[];

/** A failure for each silence that has another reason than is said. */
export const checkReasons = (silent: readonly ExpectedSilence[], rules: readonly LoadedRule[], missesOf: MissesOf): Failure[] =>
  silent.filter(({ because }) => because.length > 0).flatMap((silence) => {
    const misses = missesOf(rules.find(({ name }) => name === silence.rule)!);
    return misses.some((miss) => isBecause(silence, miss)) ? [] : [otherReason(silence, misses)];
  });

/** All that failed is named, and all that is named failed. */
function isBecause({ because }: ExpectedSilence, { failed }: NearMiss): boolean {
  const named = (term: FailedTerm): boolean => because.some(({ text }) => isNamed(term, text));
  return failed.every(named) && because.every(({ text }) => failed.some((term) => isNamed(term, text)));
}

/** By its text, by a macro or exception that it stands in, or by a field that it asks about. */
const isNamed = ({ text, written, macros, exception, values }: FailedTerm, name: string): boolean =>
  text === name || written === name || exception === name || macros.includes(name) || values.some(({ term }) => term === name);

const SHOWN = 3;

function otherReason({ rule, because, written }: ExpectedSilence, misses: readonly NearMiss[]): Failure {
  const names = because.map(({ text }) => text);
  return {
    message: `${rule} is not silent because of ${names.join(' and ')} alone`, ...positionIn(written),
    expected: names, seen: misses.slice(0, SHOWN).map(missLine),
  };
}

const missLine = ({ num, type, failed }: NearMiss): string => `event ${num} (${type}): ${failed.map(({ text }) => text).join(', and ')}`;
