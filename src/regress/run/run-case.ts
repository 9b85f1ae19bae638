// One case: its rules loaded, its events judged, its expectations checked.
import { CaptureError } from '../../capture/problem.js';
import { Rejection } from '../../rules/diagnostic.js';
import { nearMisses, type NearMiss } from '../../rules/explain/near-misses.js';
import { hasErrors, type LoadResult } from '../../rules/load/load-rules.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { createState } from '../../state/create-state.js';
import { walk } from '../../state/walk.js';
import { check } from '../expectations/check.js';
import { positionIn } from '../expectations/check-alerts.js';
import { checkReasons, type MissesOf } from '../expectations/check-reasons.js';
import { expectedOf, type Expected } from '../expectations/expected.js';
import type { Failure } from '../expectations/failure.js';
import { SNAPSHOT_FIELDS } from '../expectations/snapshot.js';
import { judge, within, type Judged } from '../judge.js';
import type { CaseText } from '../suite/format.js';
import type { Suite } from '../suite/read-suite.js';
import { evidenceOf, type Evidence } from './case-capture.js';
import { compareSnapshot, snapshotPath, updateSnapshot } from './case-snapshot.js';
import type { CaseResult } from './result.js';
import { rulesAsked, unsoundReasons } from './soundness.js';

export interface RunOptions {
  /** Writes snapshots instead of comparing them. */
  readonly update: boolean;
  /** Who judges the capture, for whoever wants to know more of it than its alerts. */
  readonly judge?: typeof judge;
}

/** What a case needs; whoever runs several shares it. */
export interface CaseWork {
  readonly suite: Suite;
  readonly test: CaseText;
  readonly loaded: LoadResult;
  /** Told of each file that is read or written. */
  touched(file: string): void;
}

type Ending = Pick<CaseResult, 'status'> & Partial<CaseResult>;

/** Runs a case; never throws for what its author or its files did. */
export function runCase(work: () => CaseWork, suite: Suite, test: CaseText, options: RunOptions): CaseResult {
  const start = performance.now();
  const ending = endingOf(() => run(work(), options));
  return {
    suite: suite.source.name, name: test.name.text, line: positionIn(test.name).line,
    failures: [], reasons: [], diagnostics: [], alerts: 0, ...ending, seconds: (performance.now() - start) / 1000,
  };
}

function endingOf(work: () => Ending): Ending {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Rejection) return { status: 'suite', diagnostics: [thrown.diagnostic] };
    if (thrown instanceof CaptureError) return { status: 'capture', reasons: [thrown.message] };
    throw thrown;
  }
}

function run(work: CaseWork, options: RunOptions): Ending {
  const { loaded: { rules, diagnostics }, suite, test, touched } = work;
  if (hasErrors(diagnostics)) return { status: 'rules', diagnostics };
  const expected = expectedOf(test, rules);
  const evidence = evidenceOf(suite, test);
  if (evidence.file !== undefined) touched(evidence.file);
  const capture = evidence.open();
  const judged = (options.judge ?? judgeAsked(expected))(capture, rules, evidence.range, fieldsOf(expected));
  const damage = capture.problems.filter(({ code }) => code === 'damaged' || code === 'cut').map(({ message }) => message);
  capture.close();
  if (damage.length > 0) return { status: 'capture', reasons: damage };
  const reasons = unsoundReasons(expected, judged, rules);
  if (reasons.length > 0) return { status: 'unsound', reasons, alerts: judged.alerts.length };
  const missesOf: MissesOf = (rule) => missesIn(rule, evidence);
  const failures = [
    ...check(expected, judged.alerts), ...checkReasons(expected.silent, rules, missesOf),
    ...checkSnapshot(work, expected, judged, capture.header.machine.hostname, options),
  ];
  return {
    status: failures.length === 0 ? 'passed' : 'failed', alerts: judged.alerts.length,
    failures: withNearest(failures, rules, missesOf),
  };
}

/** Nobody looks at what other rules say: most cases are about one of many. */
const judgeAsked = (expected: Expected): typeof judge => (capture, rules, range, fields) => {
  const asked = rulesAsked(expected, rules);
  return judge(capture, rules.filter(({ name }) => asked.has(name)), range, fields);
};

function checkSnapshot(
  { suite, touched }: CaseWork, { snapshot }: Expected, judged: Judged, hostname: string, { update }: RunOptions,
): Failure[] {
  if (snapshot === undefined) return [];
  const path = snapshotPath(suite, snapshot);
  touched(path);
  if (!update) return compareSnapshot(path, snapshot, judged, hostname);
  updateSnapshot(path, snapshot, judged, hostname);
  return [];
}

const fieldsOf = ({ alerts, snapshot }: Expected): string[] =>
  [...new Set([...alerts.flatMap(({ fields }) => fields.map(({ name }) => name)), ...(snapshot ? SNAPSHOT_FIELDS : [])])];

/** For each expected rule that never fired, which event came closest: asked only now, because it is asked of every event. */
const withNearest = (failures: readonly Failure[], rules: readonly LoadedRule[], missesOf: MissesOf): Failure[] =>
  failures.map((failure) => {
    const rule = rules.find(({ name }) => name === failure.unfired);
    return rule === undefined ? failure : { ...failure, nearest: missesOf(rule)[0] };
  });

/** How near the events of a case came to a rule, the nearest first. */
export function missesIn(rule: LoadedRule, { range, open }: Evidence): readonly NearMiss[] {
  const capture = open();
  const state = createState(capture.header, capture.texts);
  const misses = nearMisses(rule, state);
  walk(capture, state, within(range, misses.visitor));
  capture.close();
  return misses.ranked();
}
