// Parts of rules that can be covered: what each is, where it was written, and what events have shown of it.
import type { Place } from '../../rules/traced-text.js';

/**
 * - term: one test, or the use of a macro
 * - exception: what a rule leaves out under `exceptions`
 * - item: one value of a list, or one of an exception
 */
export type PartKind = 'rule' | 'macro' | 'term' | 'exception' | 'item';

/** What an event can show: it was so, or it was so and the verdict of the rule would have been another had it not been. */
export type Fact = 'true' | 'false' | 'decidedTrue' | 'decidedFalse';

/** The thing in whose text a part stands. */
export interface Owner {
  readonly kind: 'rule' | 'macro' | 'list';
  readonly name: string;
}

export interface Part {
  readonly kind: PartKind;
  /** Name of the rule, macro or exception; a test or item as it is written. */
  readonly text: string;
  readonly place: Place;
  readonly owner: Owner;
  /** What must have been seen for it to be covered. */
  readonly wanted: readonly Fact[];
  /** How often it was seen, by event and rule. Rules that have nothing left to show are not asked any more: there was more of it. */
  readonly seen: Record<Fact, number>;
  /** How many enabled rules it is a part of. */
  uses: number;
}

const BOTH_WAYS: readonly Fact[] = ['decidedTrue', 'decidedFalse'];
const WHEN_TRUE: readonly Fact[] = ['decidedTrue'];

/** What each kind must have shown. What only excludes has done its work once it excluded something. */
const WANTED: { readonly [K in PartKind]: readonly Fact[] } = {
  rule: ['true', 'false'], macro: BOTH_WAYS, term: BOTH_WAYS, exception: WHEN_TRUE, item: WHEN_TRUE,
};

type New = Pick<Part, 'kind' | 'text' | 'place' | 'owner'>;

/** @param byType the event's type alone decides it: rules are not asked about other types, so it need not be seen false */
export const newPart = (part: New, byType: boolean): Part => ({
  ...part,
  wanted: byType && part.kind !== 'rule' ? WHEN_TRUE : WANTED[part.kind],
  seen: { true: 0, false: 0, decidedTrue: 0, decidedFalse: 0 },
  uses: 0,
});

/** What has not been seen of it. */
export const lacking = ({ wanted, seen }: Part): readonly Fact[] => wanted.filter((fact) => seen[fact] === 0);

export const isCovered = (part: Part): boolean => part.wanted.every((fact) => part.seen[fact] > 0);
