// How far an event is from satisfying a condition: the fewest terms that would have to be otherwise.
import type { CurrentEvent } from '../../state/current-event.js';
import type { MatchedItem } from './matched-items.js';
import type { AskedTerm, AskedTree, Position, TermValue } from './terms.js';

/** A term that is otherwise than it should be. */
export interface Flip {
  readonly term: AskedTerm;
  readonly wanted: boolean;
}

/** What would have to flip, each term once; undefined where events of this type never can. */
export type Flips = readonly Flip[] | undefined;

/** The fewest terms that keep the condition from being what is wanted; none where it is so already. */
export function flips(tree: AskedTree, event: CurrentEvent, wanted = true): Flips {
  switch (tree.kind) {
    case 'term': return flipsOfTerm(tree, event, wanted);
    case 'not': return flips(tree.child, event, !wanted);
    case 'and':
    case 'or': {
      const parts = tree.children.map((child) => flips(child, event, wanted));
      return (tree.kind === 'and') === wanted ? allOf(parts) : fewestOf(parts);
    }
  }
}

function flipsOfTerm(term: AskedTerm, event: CurrentEvent, wanted: boolean): Flips {
  if (term.ask(event) === wanted) return [];
  return term.decidedBy(event.type.code) === undefined ? [{ term, wanted }] : undefined;
}

/** Whether the condition holds with these terms flipped. It does not where it wants one term to be true here and false there. */
export function wouldHold(tree: AskedTree, event: CurrentEvent, flipped: readonly Flip[]): boolean {
  switch (tree.kind) {
    case 'term': return tree.ask(event) !== flipped.some(({ term }) => term.text === tree.text);
    case 'not': return !wouldHold(tree.child, event, flipped);
    case 'and': return tree.children.every((child) => wouldHold(child, event, flipped));
    case 'or': return tree.children.some((child) => wouldHold(child, event, flipped));
  }
}

/** What was wanted, as a condition. */
export const flipText = ({ term, wanted }: Flip): string => (wanted ? term.text : `not ${term.text}`);

/** A term as it should have been, with what it was about. */
export interface FailedTerm {
  readonly text: string;
  /** As its author wrote it: with the names of lists. */
  readonly written: string;
  /** Macros that it stands in, the outermost first. */
  readonly macros: readonly string[];
  /** The exception that it stands in. */
  readonly exception: string | undefined;
  readonly position: Position;
  readonly values: readonly TermValue[];
  /** For one that should have been false: the items of its list that it was true for. */
  readonly matched: readonly MatchedItem[];
}

/** What failed, for people: plain data. */
export const failedTerms = (failed: readonly Flip[], event: CurrentEvent): FailedTerm[] => failed.map((flip) => {
  const { wanted, term } = flip;
  const { written, within, excepted, position } = term;
  return {
    text: flipText(flip), written: wanted ? written : `not ${written}`, position,
    macros: within, exception: excepted,
    values: term.values(event), matched: wanted ? [] : term.matched(event),
  };
});

function allOf(parts: readonly Flips[]): Flips {
  const all = new Map<string, Flip>();
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (const flip of part) all.set(flipText(flip), flip);
  }
  return [...all.values()];
}

const fewestOf = (parts: readonly Flips[]): Flips =>
  parts.reduce((fewest, part) => (part !== undefined && (fewest === undefined || part.length < fewest.length) ? part : fewest), undefined);
