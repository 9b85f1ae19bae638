// One suite file: its cases one after another, with the rules that they share loaded once.
import { readFileSync } from 'node:fs';
import { readSuite } from '../suite/read-suite.js';
import { noSuchFile } from '../suite/problems.js';
import { CaseRules, emptyShelf } from './case-rules.js';
import type { CaseResult, SuiteResult } from './result.js';
import { runCase, type CaseWork, type RunOptions } from './run-case.js';

export interface SuiteOptions extends RunOptions {
  /** Only cases whose suite's path and name contain this, in whatever case. */
  readonly filter?: string | undefined;
  /** Ends with the first case that does not pass. */
  readonly bail: boolean;
  /** Rule files of suites that name none, instead of those beside them. */
  readonly rules?: readonly string[] | undefined;
}

/** Runs a suite; what is wrong with it is in the result. `runOne` runs each case; several suites may share a shelf of rules. */
export function runSuite(file: string, options: SuiteOptions, runOne = runCase, shelf = emptyShelf()): SuiteResult {
  const start = performance.now();
  const files = new Set([file]);
  const { suite, problems } = readSuiteAt(file);
  const rules = new CaseRules(options.rules, shelf);
  const cases: CaseResult[] = [];
  for (const test of suite?.cases ?? []) {
    if (!isWanted(file, test.name.text, options.filter)) continue;
    const work = (): CaseWork =>
      ({ suite: suite!, test, loaded: rules.of(suite!, test), touched: (path) => files.add(path) });
    const result = runOne(work, suite!, test, options);
    cases.push(result);
    if (options.bail && result.status !== 'passed') break;
  }
  for (const path of rules.files) files.add(path);
  return { file, cases, problems, files: [...files], seconds: (performance.now() - start) / 1000 };
}

/** Reads the suite in a file; that there is none is a problem of it, too. */
export function readSuiteAt(file: string): ReturnType<typeof readSuite> {
  try {
    return readSuite({ name: file, text: readFileSync(file, 'utf8') });
  } catch (error) {
    const place = { source: { name: file, text: '' }, offset: 0, length: 0 };
    return { suite: undefined, problems: [{ diagnostic: noSuchFile({ reason: (error as Error).message }, place), name: undefined }] };
  }
}

const isWanted = (file: string, name: string, filter: string | undefined): boolean =>
  filter === undefined || `${file} ${name}`.toLowerCase().includes(filter.toLowerCase());
