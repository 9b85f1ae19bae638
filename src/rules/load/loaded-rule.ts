// A rule as it comes out of loading: nothing left to look up or to substitute.
import type { Expression } from '../condition/ast.js';
import type { Place } from '../traced-text.js';
import type { Priority } from '../priority.js';

export interface LoadedRule {
  readonly name: string;
  /** Lists substituted, exceptions added, macros expanded. */
  readonly condition: Expression;
  readonly output: string;
  readonly description: string;
  readonly priority: Priority;
  readonly source: string;
  /** Sorted, each once. */
  readonly tags: readonly string[];
  readonly enabled: boolean;
  /** Falco starts a recording when such a rule fires, for so many milliseconds (0: as configured). */
  readonly capture: boolean;
  readonly captureDuration: number;
  /** Exceptions with values: what they exclude stands last in the condition, one `not` each, in this order. */
  readonly exceptions: readonly { readonly name: string; readonly place: Place }[];
  /** Where it was first defined; lines count from 1. */
  readonly position: { readonly file: string; readonly line: number };
  readonly place: Place;
}
