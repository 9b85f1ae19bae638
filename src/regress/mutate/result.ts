// What became of mutants: plain data, so that workers can hand it over and every report shows the same.
import type { Diagnostic } from '../../rules/diagnostic.js';
import type { FailedTerm } from '../../rules/explain/flips.js';
import type { Place } from '../../rules/traced-text.js';
import type { CaseResult } from '../run/result.js';
import type { SuiteProblem } from '../suite/read-suite.js';
import type { Item } from './mutants/item-at.js';
import type { CaseName } from './examine/trials.js';

/**
 * - caught: a case does not pass with it
 * - survived: every case passes
 * - equivalent: no event could tell it from the rules
 * - explained: it survived, and a suite says why that is right
 */
export type Fate = 'caught' | 'survived' | 'equivalent' | 'explained';

/** The event that comes closest to telling a mutant from the rules. */
export interface Nearest {
  readonly test: CaseName;
  readonly num: number;
  readonly type: string;
  /** What would have to be otherwise there; nothing where the event tells, and the case does not ask. */
  readonly failed: readonly FailedTerm[];
}

export interface MutantResult {
  readonly id: string;
  readonly fate: Fate;
  readonly mutation: string;
  readonly change: string;
  readonly place: Place;
  readonly item: Item;
  /** The exception of the rule that it is in. */
  readonly exception: string | undefined;
  /** Names of the rules that it changes. */
  readonly rules: readonly string[];
  readonly caughtBy: CaseName | undefined;
  /** Whether a case says anything of these rules. */
  readonly asked: boolean;
  /** Why it is equivalent, or why it may survive. */
  readonly reason: string | undefined;
  readonly nearest: Nearest | undefined;
}

/** What one suite says. */
export interface SuiteMutants {
  readonly file: string;
  /** How its cases end without any mutant: where one does not pass, nothing is known of mutants. */
  readonly cases: readonly CaseResult[];
  readonly problems: readonly SuiteProblem[];
  readonly mutants: readonly MutantResult[];
  /** What it explains although there is no such survivor. */
  readonly stale: readonly Diagnostic[];
}
