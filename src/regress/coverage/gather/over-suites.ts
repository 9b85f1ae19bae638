// Coverage by the cases of suites.
import { CaptureError } from '../../../capture/problem.js';
import { Rejection } from '../../../rules/diagnostic.js';
import { hasErrors } from '../../../rules/load/load-rules.js';
import { within } from '../../judge.js';
import { evidenceOf } from '../../run/case-capture.js';
import type { CaseRules } from '../../run/case-rules.js';
import { readSuiteAt } from '../../run/run-suite.js';
import type { CaseText } from '../../suite/format.js';
import type { Suite } from '../../suite/read-suite.js';
import type { Evidence, Trouble } from '../evidence.js';
import type { Gathering } from './gathering.js';
import { walkInto } from './over-captures.js';

/** Takes in what the cases of a suite show; the suite, where it can be read. What cannot be used is among the troubles. */
export function coverSuite(file: string, rules: CaseRules, gathering: Gathering, evidence: Evidence): Suite | undefined {
  const { suite, problems } = readSuiteAt(file);
  evidence.suites++;
  if (problems.length > 0) evidence.troubles.push({ kind: 'suite', diagnostics: problems.map(({ diagnostic }) => diagnostic) });
  for (const test of suite?.cases ?? []) {
    const trouble = troubleWith(() => coverCase(suite!, test, rules, gathering, evidence));
    if (trouble !== undefined && !isKnown(trouble, evidence)) evidence.troubles.push(trouble);
  }
  return suite;
}

/** Cases share rules: what is wrong with these need be told once. */
const isKnown = (trouble: Trouble, { troubles }: Evidence): boolean =>
  trouble.kind === 'rules' && troubles.some((one) => one.kind === 'rules' && one.diagnostics === trouble.diagnostics);

function coverCase(suite: Suite, test: CaseText, rules: CaseRules, gathering: Gathering, evidence: Evidence): Trouble | undefined {
  const loaded = rules.of(suite, test);
  if (hasErrors(loaded.diagnostics)) return { kind: 'rules', diagnostics: loaded.diagnostics };
  const { open, range } = evidenceOf(suite, test);
  walkInto(open(), evidence, (state) => within(range, gathering.visitor(loaded, state)));
  evidence.cases++;
  return undefined;
}

function troubleWith(work: () => Trouble | undefined): Trouble | undefined {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Rejection) return { kind: 'suite', diagnostics: [thrown.diagnostic] };
    if (thrown instanceof CaptureError) return { kind: 'capture', message: thrown.message };
    throw thrown;
  }
}
