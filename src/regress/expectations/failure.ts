// What a case found otherwise than expected: plain data, for every reporter alike.
import type { NearMiss } from '../../rules/explain/near-misses.js';

export interface Failure {
  /** One line: what is wrong. */
  readonly message: string;
  /** Where the expectation stands; lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
  /** What should be and what was, line by line, as a difference shows them. */
  readonly expected: readonly string[];
  readonly seen: readonly string[];
  /** The rule that was expected and never fired. */
  readonly unfired?: string;
  /** For such a rule: the event that came closest. */
  readonly nearest?: NearMiss | undefined;
}
