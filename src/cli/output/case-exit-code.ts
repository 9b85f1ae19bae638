// The exit code of cases that did not all pass.
import { countByStatus, type CaseResult, type Status } from '../../regress/run/result.js';
import { EXIT, type ExitCode } from './exit-code.js';

/** What tells most about the run comes first: a wrong suite says nothing of rules, and rules that do not load nothing of events. */
const CODES: readonly (readonly [Status, ExitCode])[] = [
  ['suite', EXIT.usage], ['rules', EXIT.rules], ['failed', EXIT.failed], ['capture', EXIT.capture], ['unsound', EXIT.unsound],
];

export function exitCodeOf(cases: readonly CaseResult[]): ExitCode {
  const counts = countByStatus(cases);
  return CODES.find(([status]) => counts[status] > 0)?.[1] ?? EXIT.ok;
}
