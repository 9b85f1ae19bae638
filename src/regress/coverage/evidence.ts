// What coverage was gathered from, and what of it could not be used.
import type { Problem } from '../../capture/problem.js';
import type { Diagnostic } from '../../rules/diagnostic.js';

/** Why a case could show nothing: it is wrong itself, its rules do not load, its capture cannot be read. */
export type Trouble =
  | { readonly kind: 'suite' | 'rules'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'capture'; readonly message: string };

export interface Evidence {
  suites: number;
  cases: number;
  captures: number;
  /** Events that were walked over, and those that recorders lost. */
  events: number;
  lost: number;
  /** Codes of the events that some capture recorded. */
  readonly recorded: Set<number>;
  readonly troubles: Trouble[];
  /** What is wrong with captures that could be read all the same. */
  readonly problems: Problem[];
}

export const noEvidence = (): Evidence =>
  ({ suites: 0, cases: 0, captures: 0, events: 0, lost: 0, recorded: new Set(), troubles: [], problems: [] });
