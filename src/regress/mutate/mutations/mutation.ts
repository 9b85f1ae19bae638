// What a mutation is: a small mistake that somebody could make in a condition, wherever it can be made.
import type { Expression, Range } from '../../../rules/condition/ast.js';

/** A part of a condition, as it must be. */
export interface Literal {
  readonly tree: Expression;
  readonly wanted: boolean;
  /** It follows from the others, unless the change makes no difference: nothing that a person need be told. */
  readonly implied?: boolean;
}

/** One change of one node. */
export interface Change {
  /** What is done, as reports and suites call it: `drop evt.rawres >= 0`. */
  readonly text: string;
  /** Where what is changed was written. */
  readonly range: Range;
  /** What stands there instead of the node. */
  readonly tree: Expression;
  /** Whom it makes a difference to, where the node decides: events of which all of this holds, one way or another. */
  readonly tells: readonly (readonly Literal[])[];
}

/** A kind of mistake. */
export interface Mutation {
  readonly name: string;
  /** The changes of this kind at a node; what is below it is asked for itself. */
  of?(node: Expression): readonly Change[];
  /** The changes of this kind where a macro is used, given what it stands for. */
  ofMacro?(expanded: Expression): readonly Change[];
}

/** Whether a change makes a test true more often, less often, or here more and there less. */
export type Sense = 'wider' | 'narrower' | 'other';

/** That a node has one verdict and what replaces it the other. */
export function differs(before: Expression, after: Expression, sense: Sense): Change['tells'] {
  const lost: readonly Literal[] = [{ tree: before, wanted: true }, { tree: after, wanted: false }];
  const gained: readonly Literal[] = [{ tree: before, wanted: false }, { tree: after, wanted: true }];
  return sense === 'wider' ? [gained] : sense === 'narrower' ? [lost] : [lost, gained];
}

/** Every event tells. */
export const ALWAYS: Change['tells'] = [[]];
