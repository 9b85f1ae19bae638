// Suites of rule tests for a program: run, and told as data or as a report.
import { REPORTERS, type ReporterName } from '../regress/reporters/table.js';
import { casesOf, countByStatus, type CaseResult, type Status } from '../regress/run/result.js';
import { runSuites } from '../regress/run/run-suites.js';
import { suitesAt } from '../regress/suite/find-suites.js';
import { PLAIN_LOOK } from '../rules/explain/look.js';
import { diagnosticOf, type Diagnostic } from './diagnostic.js';
import { usageError } from './problems.js';

export interface TestOptions {
  /** Only cases whose suite and name contain this text. */
  readonly filter?: string;
  /** Ends with the first case that does not pass. */
  readonly bail?: boolean;
  /** Writes snapshots as they are now. */
  readonly update?: boolean;
  /** Runs suites in so many threads; 1 unless given. */
  readonly jobs?: number;
}

/** How a case ended. */
export interface TestCase extends Omit<CaseResult, 'diagnostics'> {
  /** Problems of its rules, or of itself. */
  readonly diagnostics: readonly Diagnostic[];
}

export type TestReporter = ReporterName;

export interface TestRun {
  /** Every case passed, and there was one. */
  readonly ok: boolean;
  readonly counts: Readonly<Record<Status, number>>;
  readonly cases: readonly TestCase[];
  readonly seconds: number;
  /** The run as a report: the same text that `falco-rec test --reporter` writes. */
  report(reporter: TestReporter): string;
}

/** Runs suites, or all below folders. What their authors did wrong is in the result. Throws UsageError (no-such-path, no-suites). */
export async function runTests(paths: string | readonly string[], options: TestOptions = {}): Promise<TestRun> {
  const { filter, bail = false, update = false, jobs = 1 } = options;
  const start = performance.now();
  const suites = await runSuites(suiteFiles([paths].flat()), { filter, bail, update }, jobs);
  const ran = { suites, seconds: (performance.now() - start) / 1000 };
  const cases = suites.flatMap(casesOf);
  return {
    ok: cases.length > 0 && cases.every(({ status }) => status === 'passed'), counts: countByStatus(cases), seconds: ran.seconds,
    cases: cases.map((one) => ({ ...one, diagnostics: one.diagnostics.map(diagnosticOf) })),
    report: (reporter) => REPORTERS[reporter](ran, PLAIN_LOOK),
  };
}

function suiteFiles(paths: readonly string[]): readonly string[] {
  const files = new Set(paths.flatMap((path) => suitesAt(path) ?? fail(path)));
  if (files.size === 0) throw usageError('no-suites', paths.join(', '));
  return [...files];
}

const fail = (path: string): never => {
  throw usageError('no-such-path', path);
};
