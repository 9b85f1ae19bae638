// What is said of a part that is not covered.
import type { PartKind } from '../part.js';
import type { PartResult } from '../result.js';

type Uncovered = Pick<PartResult, 'kind' | 'seen' | 'lacking' | 'dead'>;
type Wording = (part: Uncovered) => string;

const both: Wording = ({ seen, lacking }) => {
  if (seen.true === 0) return 'was never true';
  if (seen.false === 0 && lacking.includes('decidedFalse')) return 'was never false';
  if (lacking.length === 2) return 'never decided: something else always did';
  return lacking[0] === 'decidedTrue' ? 'was true, but never decided' : 'was false, but never decided: without it all would be the same';
};

const WORDINGS: { readonly [K in PartKind]: Wording } = {
  rule: ({ seen }) => (seen.true === 0 ? 'never fired' : 'fired at every event that it was asked about'),
  macro: both,
  term: both,
  exception: ({ seen }) => (seen.true === 0 ? 'never excluded anything' : 'excluded only what would not have fired anyway'),
  item: ({ seen }) => (seen.true === 0 ? 'never matched' : 'matched, but never decided'),
};

/** Why it is not covered, in a few words. */
export function whyUncovered(part: Uncovered): string {
  if (part.dead !== undefined) return part.dead;
  const { seen, kind } = part;
  const asked = seen.true + seen.false > 0;
  return asked || kind === 'item' ? WORDINGS[kind](part) : 'never asked: no event of a type that it is about came';
}
