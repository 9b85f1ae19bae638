// A mutant that survives, as a problem with its place: what was changed, and the event that comes closest to telling.
import { seenFrom, type Diagnostic, type Within } from '../../../rules/diagnostic.js';
import { valuesText } from '../../../rules/explain/print-values.js';
import { survived } from '../problems.js';
import type { MutantResult, Nearest } from '../result.js';

const WIDEST = 60;

/** The survivor as a diagnostic: `renderText` gives the line with a caret. */
export const survivorProblem = ({ change, place, item, exception, nearest, asked, rules }: MutantResult): Diagnostic =>
  seenFrom(survived({ change, help: asked ? helpOf(nearest) : unasked(rules) }, place), within(item.kind, item.name),
    ...(exception === undefined ? [] : [within('exception', exception)]));

const within = (type: string, name: string): Within => ({ type, name, place: undefined });

const unasked = (rules: readonly string[]): string => `no case says anything of ${rules.join(', ')}`;

function helpOf(nearest: Nearest | undefined): string {
  if (nearest === undefined) return 'no case has an event of a type that could tell';
  const { test: { suite, name, line }, num, type, failed } = nearest;
  const event = `event ${num} (${type}) of '${name}' (${suite}:${line})`;
  if (failed.length === 0) return `${event} tells, and the case does not ask: say 'only', 'count' or 'silent' there`;
  const terms = failed.map(({ written, values }) => `${written} (it is ${valuesText(values, WIDEST)})`);
  return `nearest is ${event}; an event like it would tell with ${terms.join(' and ')}`;
}
