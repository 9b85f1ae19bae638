// How cases and suites ended: plain data, so that workers can hand it over and every reporter shows the same.
import type { Diagnostic } from '../../rules/diagnostic.js';
import { positionOf } from '../../rules/render-diagnostic.js';
import type { SuiteProblem } from '../suite/read-suite.js';
import type { Failure } from '../expectations/failure.js';

/**
 * - failed: an expectation does not hold
 * - unsound: the capture lacks what the case needs, so nothing is proven
 * - suite: the case is wrong itself; rules: its rules do not load; capture: its capture cannot be read
 */
export type Status = 'passed' | 'failed' | 'unsound' | 'suite' | 'rules' | 'capture';

export interface CaseResult {
  readonly suite: string;
  readonly name: string;
  /** Line of the case in the suite, from 1. */
  readonly line: number;
  readonly status: Status;
  readonly failures: readonly Failure[];
  /** Why it could not be judged; empty where it was. */
  readonly reasons: readonly string[];
  /** Problems of its rules, or of itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** Alerts of the rules that it is about. */
  readonly alerts: number;
  readonly seconds: number;
}

export interface SuiteResult {
  readonly file: string;
  readonly cases: readonly CaseResult[];
  /** Problems of the suite, and of cases that could not be read; they did not run. */
  readonly problems: readonly SuiteProblem[];
  /** Files that the result depends on: the suite, rules, captures, snapshots. */
  readonly files: readonly string[];
  readonly seconds: number;
}

export interface RunResult {
  readonly suites: readonly SuiteResult[];
  readonly seconds: number;
}

/** The cases of a suite, and for each problem of it a case that is wrong itself. */
export function casesOf({ file, cases, problems }: Pick<SuiteResult, 'file' | 'cases' | 'problems'>): readonly CaseResult[] {
  const wrong = problems.map(({ diagnostic, name }): CaseResult => ({
    suite: file, name: name ?? 'the suite', line: lineOf(diagnostic), status: 'suite',
    failures: [], reasons: [], diagnostics: [diagnostic], alerts: 0, seconds: 0,
  }));
  return [...wrong, ...cases].sort((a, b) => a.line - b.line);
}

function lineOf({ place }: Diagnostic): number {
  return place === undefined || place.source.text === '' ? 1 : positionOf(place.source, place.offset).line;
}

/** How many cases ended in each way. */
export function countByStatus(cases: readonly CaseResult[]): Readonly<Record<Status, number>> {
  const counts = { passed: 0, failed: 0, unsound: 0, suite: 0, rules: 0, capture: 0 };
  for (const { status } of cases) counts[status]++;
  return counts;
}
