// A suite over mutants of its rules: each case is run once, and judges all mutants that concern it in the same walk.
import type { Capture } from '../../../capture/read/reader.js';
import { check } from '../../expectations/check.js';
import { expectedOf, type Expected } from '../../expectations/expected.js';
import type { judge, Judged } from '../../judge.js';
import { evidenceOf } from '../../run/case-capture.js';
import { compareSnapshot, snapshotPath } from '../../run/case-snapshot.js';
import { runCase } from '../../run/run-case.js';
import { runSuite } from '../../run/run-suite.js';
import { rulesAsked } from '../../run/soundness.js';
import type { CaseText, NotCaughtText } from '../../suite/format.js';
import type { Suite } from '../../suite/read-suite.js';
import { fatesOf } from '../survivors/fates.js';
import { codesIn } from './codes-in.js';
import { judgeMutants } from './judge-mutants.js';
import type { RunCase } from '../survivors/nearest.js';
import { withOtherReason } from './other-reason.js';
import type { SuiteMutants } from '../result.js';
import { couldTell } from './telling.js';
import { caseName, Trials } from './trials.js';

export interface ExamineOptions {
  /** Only rules whose name contains this, in whatever case. */
  readonly filter?: string | undefined;
  /** Rule files of suites that name none, instead of those beside them. */
  readonly rules?: readonly string[] | undefined;
}

/** Runs a suite over the mutants of its rules; `onCase` is called after each case. */
export function examineSuite(file: string, { filter = '', rules: named }: ExamineOptions, onCase: () => void): SuiteMutants {
  const trials = new Trials((rule) => rule.toLowerCase().includes(filter.toLowerCase()));
  const passed: RunCase[] = [];
  let explained: readonly NotCaughtText[] = [];
  const { cases, problems } = runSuite(file, { update: false, bail: false, rules: named }, (work, suite, test, options) => {
    const result = runCase(work, suite, test, { ...options, judge: judgingMutants(trials, suite, test) });
    if (result.status === 'passed') passed.push({ suite, test, rules: work().loaded.rules });
    explained = suite.given.not_caught ?? [];
    onCase();
    return result;
  });
  return { file, cases, problems, ...fatesOf([...trials.all.values()], passed, explained, filter !== '') };
}

/** Judges a case as ever, and in the same walk which mutants it catches. */
const judgingMutants = (trials: Trials, suite: Suite, test: CaseText): typeof judge => (capture, rules, range, fields) => {
  const expected = expectedOf(test, rules);
  const names = rulesAsked(expected, rules);
  const codes = codesIn(test, capture);
  const mutants = trials.left(rules, names).filter((mutant) => codes === undefined || couldTell(mutant, codes));
  const asked = rules.filter(({ name }) => names.has(name));
  const { judged, changed } = judgeMutants(capture, { rules: asked, mutants, range, fields, codes });
  const by = caseName(suite, test);
  for (const [mutant, alerts] of changed) if (!holds(expected, { ...judged, alerts }, suite, capture)) trials.caught(mutant, by);
  const left = trials.left(rules, names);
  for (const mutant of withOtherReason(left, expected, capture, evidenceOf(suite, test))) trials.caught(mutant, by);
  return judged;
};

function holds(expected: Expected, judged: Judged, suite: Suite, { header: { machine } }: Capture): boolean {
  if (check(expected, judged.alerts).length > 0) return false;
  const { snapshot } = expected;
  return snapshot === undefined || compareSnapshot(snapshotPath(suite, snapshot), snapshot, judged, machine.hostname).length === 0;
}
