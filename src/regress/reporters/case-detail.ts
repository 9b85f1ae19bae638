// What went wrong in a case, as lines: for terminals with colours, for reports without.
import type { NearMiss } from '../../rules/explain/near-misses.js';
import { PLAIN, printExplanation, printFailed, type Paint } from '../../rules/explain/print-explanation.js';
import { renderText } from '../../rules/render-diagnostic.js';
import type { Failure } from '../expectations/failure.js';
import type { CaseResult } from '../run/result.js';

/** Everything that is to be said of a case that did not pass. */
export const caseDetail = (result: CaseResult, paint: Paint = PLAIN): string[] => [
  ...result.diagnostics.flatMap((diagnostic) => renderText(diagnostic).trimEnd().split('\n')),
  ...result.reasons,
  ...result.failures.flatMap((failure, index) => [...(index === 0 ? [] : ['']), ...failureLines(failure, result.suite, paint)]),
];

function failureLines(failure: Failure, suite: string, paint: Paint): string[] {
  const { message, line, column, expected, seen, nearest } = failure;
  return [
    `${paint.bold(message)}  ${paint.dim(`${suite}:${line}:${column}`)}`,
    ...expected.map((text) => paint.red(`- ${text}`)),
    ...seen.map((text) => paint.green(`+ ${printable(text)}`)),
    ...(nearest === undefined ? [] : nearestLines(nearest, paint)),
  ];
}

function nearestLines({ num, type, events, failed, explanation }: NearMiss, paint: Paint): string[] {
  const terms = failed.length === 1 ? 'one term' : `${failed.length} terms`;
  const others = events === 1 ? '' : ` (and ${events - 1} more)`;
  return [
    `nearest: event ${num} (${type})${others}, ${terms} away`,
    ...printFailed(failed, paint).map((line) => `  ${line}`),
    ...printExplanation(explanation, paint).map((line) => `    ${line}`),
  ];
}

/** A file name must not forge a line of a report. */
const printable = (text: string): string =>
  text.replace(/[\x00-\x08\x0a-\x1f\x7f-\x9f]/g, (control) => JSON.stringify(control).slice(1, -1));

/** How a case that did not pass is called in a word or two. */
export const ENDINGS = {
  passed: 'passed', failed: 'failed', unsound: 'unsound', suite: 'suite is wrong',
  rules: 'rules do not load', capture: 'capture cannot be read',
} as const satisfies Record<CaseResult['status'], string>;
