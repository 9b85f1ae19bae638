// What became of each mutant once all cases of a suite were run: caught, or else why not, as far as that can be said.
import { meant } from '../../../rules/nearest.js';
import type { Diagnostic } from '../../../rules/diagnostic.js';
import type { NotCaughtText } from '../../suite/format.js';
import { whyEquivalent } from './equivalent.js';
import { nearestEvents, type RunCase } from './nearest.js';
import { staleExplanation } from '../problems.js';
import type { Fate, MutantResult, SuiteMutants } from '../result.js';
import type { Trial } from '../examine/trials.js';

type Fates = Pick<SuiteMutants, 'mutants' | 'stale'>;

/**
 * @param explained survivors that the suite explains
 * @param partly whether only some rules were asked for, so that what is said of others cannot be judged
 */
export function fatesOf(trials: readonly Trial[], cases: readonly RunCase[], explained: readonly NotCaughtText[], partly: boolean): Fates {
  const without = trials.map((trial) => resultOf(trial, explained));
  const survivors = trials.filter((_, index) => without[index]!.fate === 'survived').map(({ mutant }) => mutant);
  const nearest = new Map([...nearestEvents(survivors, cases)].map(([{ id }, event]) => [id, event]));
  const mutants = without.map((result) => ({ ...result, nearest: nearest.get(result.id) }));
  return { mutants, stale: staleIn(explained, mutants, partly) };
}

function resultOf({ mutant, caughtBy, asked }: Trial, explained: readonly NotCaughtText[]): MutantResult {
  const { id, mutation, change, place, item, exception, versions } = mutant;
  const [fate, reason] = caughtBy === undefined ? fateOf(mutant, explained) : ['caught' as const, undefined];
  const rules = versions.map(({ rule }) => rule.name);
  return { id, fate, reason, mutation, change, place, item, exception, rules, caughtBy, asked, nearest: undefined };
}

function fateOf(mutant: Trial['mutant'], explained: readonly NotCaughtText[]): [Fate, string | undefined] {
  const because = explained.find((one) => speaksOf(one, mutant))?.because.text;
  if (because !== undefined) return ['explained', because];
  const why = whyEquivalent(mutant);
  return [why === undefined ? 'survived' : 'equivalent', why];
}

const speaksOf = (said: NotCaughtText, { item, change }: Pick<MutantResult, 'item' | 'change'>): boolean =>
  said.in.text === item.name && said.change.some(({ text }) => text === change);

/** What a suite explains although there is no such survivor: it was caught since, or never was. */
function staleIn(explained: readonly NotCaughtText[], mutants: readonly MutantResult[], partly: boolean): Diagnostic[] {
  return explained.flatMap(({ in: { text: name }, change }) => {
    const changes = mutants.filter(({ item }) => item.name === name);
    if (partly && changes.length === 0) return [];
    const surviving = changes.filter(({ fate }) => fate === 'explained').map((one) => one.change);
    return change.filter(({ text }) => !surviving.includes(text)).map(({ text, place }) => {
      const caughtBy = changes.find((one) => one.change === text)?.caughtBy?.name;
      return staleExplanation({ change: text, name, caughtBy, hint: meant(text, changes.map((one) => one.change)) }, place);
    });
  });
}
