// What went wrong in a case, as lines: for terminals with colours, for reports without.
import type { NearMiss } from '../../rules/explain/near-misses.js';
import { indented, PLAIN_LOOK, type Look } from '../../rules/explain/look.js';
import { printExplanation } from '../../rules/explain/print-explanation.js';
import { printFailed } from '../../rules/explain/print-failed.js';
import { renderText } from '../../rules/render-diagnostic.js';
import type { Failure } from '../expectations/failure.js';
import type { CaseResult } from '../run/result.js';

/** Everything that is to be said of a case that did not pass. */
export const caseDetail = (result: CaseResult, look: Look = PLAIN_LOOK): string[] => [
  ...result.diagnostics.flatMap((diagnostic) => renderText(diagnostic).trimEnd().split('\n')),
  ...result.reasons,
  ...result.failures.flatMap((failure, index) => [...(index === 0 ? [] : ['']), ...failureLines(failure, result.suite, look)]),
];

function failureLines(failure: Failure, suite: string, look: Look): string[] {
  const { paint } = look;
  const { message, line, column } = failure;
  return [`${paint.bold(message)}  ${paint.dim(`${suite}:${line}:${column}`)}`, ...differenceLines(failure, look)];
}

/** What was expected and what was seen instead, and what came nearest. */
export function differenceLines({ expected, seen, nearest }: Failure, look: Look = PLAIN_LOOK): string[] {
  const { paint } = look;
  return [
    ...expected.map((text) => paint.red(`- ${text}`)),
    ...seen.map((text) => paint.green(`+ ${printable(text)}`)),
    ...(nearest === undefined ? [] : nearestLines(nearest, look)),
  ];
}

function nearestLines({ num, type, events, failed, enough, explanation }: NearMiss, look: Look): string[] {
  const terms = failed.length === 1 ? 'one term' : `${failed.length} terms`;
  const others = events === 1 ? '' : ` (and ${events - 1} more)`;
  return [
    `nearest: event ${num} (${type})${others}, ${terms} away`,
    ...printFailed(failed, enough, indented(look, 2)).map((line) => `  ${line}`),
    ...printExplanation(explanation, indented(look, 4)).map((line) => `    ${line}`),
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
