// Whether a formula can be true at all: a search through its alternatives that gives up where it would take long.
import { conflictAmong } from './consistent.js';
import type { AnyOf, Formula, Literal } from './formula.js';

/** Why a formula can never be true. */
export interface Contradiction {
  /** Claims that exclude each other, none of them needlessly; empty where the type of the events decides. */
  readonly claims: readonly Claimed[];
}

export interface Claimed {
  /** A test as printed. */
  readonly text: string;
  readonly holds: boolean;
}

/** Steps of a search. Whoever needs more is taken to be possible: what is told must be proven. */
const STEPS = 2000;

/** The contradiction that a formula is; undefined where some event may satisfy it. */
export function contradictionIn(formula: Formula): Contradiction | undefined {
  const search: Search = { steps: STEPS, last: undefined };
  if (extend([formula], [], new Map(), search)) return undefined;
  return { claims: fewest(search.last ?? []).map(({ claim, holds }) => ({ text: claim.key, holds })) };
}

interface Search {
  steps: number;
  /** The last claims that were found to exclude each other. */
  last: readonly Literal[] | undefined;
}

/** Those of the claims without which they would not exclude each other. */
const fewest = (claims: readonly Literal[]): readonly Literal[] => claims.reduce((left, one) => {
  const others = left.filter((other) => other !== one);
  return others.length > 0 && conflictAmong(others) !== undefined ? others : left;
}, claims);

/** By subject; of what has none by itself. */
type Assumed = ReadonlyMap<string, readonly Literal[]>;

/** Whether everything that is pending can hold beside what is assumed. Alternatives are put off until nothing else is left. */
function extend(pending: readonly Formula[], alternatives: readonly AnyOf[], assumed: Assumed, search: Search): boolean {
  const todo = [...pending];
  const later = [...alternatives];
  const now = new Map(assumed);
  for (let formula = todo.pop(); formula !== undefined; formula = todo.pop()) {
    if (search.steps-- <= 0) return true;
    if (formula === false) return false;
    if (formula === true) continue;
    if (formula.kind === 'and') todo.push(...formula.parts);
    else if (formula.kind === 'or') later.push(formula);
    else if (!assume(formula, now, search)) return false;
  }
  return choose(later, now, search);
}

function choose([first, ...others]: readonly AnyOf[], assumed: Assumed, search: Search): boolean {
  if (first === undefined) return true;
  return first.parts.some((part) => extend([part], others, assumed, search));
}

function assume(literal: Literal, assumed: Map<string, readonly Literal[]>, search: Search): boolean {
  const key = literal.claim.subject?.key ?? literal.claim.key;
  const group = [...(assumed.get(key) ?? []), literal];
  assumed.set(key, group);
  const conflict = conflictAmong(group);
  if (conflict !== undefined) search.last = conflict;
  return conflict === undefined;
}
