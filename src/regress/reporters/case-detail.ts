// What went wrong in a case, as lines: for terminals with colours, for reports without.
import type { NearMiss } from '../../rules/explain/near-misses.js';
import { indented, PLAIN_LOOK, type Look } from '../../rules/explain/look.js';
import { printExplanation } from '../../rules/explain/print-explanation.js';
import { printFailed } from '../../rules/explain/print-failed.js';
import { printable } from '../../rules/printable.js';
import { renderText } from '../../rules/render-diagnostic.js';
import type { Failure } from '../expectations/failure.js';
import type { CaseResult } from '../run/result.js';

/** Everything that is to be said of a case that did not pass. */
export const caseDetail = (result: CaseResult, look: Look = PLAIN_LOOK): string[] => [
  ...result.diagnostics.flatMap((diagnostic) => renderText(diagnostic).trimEnd().split('\n').map(printable)),
  ...result.reasons.map(printable),
  ...result.failures.flatMap((failure, index) => [...(index === 0 ? [] : ['']), ...failureLines(failure, result.suite, look)]),
];

function failureLines(failure: Failure, suite: string, look: Look): string[] {
  const { paint } = look;
  const { message, line, column } = failure;
  return [`${paint.bold(printable(message))}  ${paint.dim(`${printable(suite)}:${line}:${column}`)}`, ...differenceLines(failure, look)];
}

/** A silent rule may have fired thousands of times. The JSON report has all of it. */
const MOST_SEEN = 20;

/** What was expected and what was seen instead, and what came nearest. */
export function differenceLines({ expected, seen, nearest }: Failure, look: Look = PLAIN_LOOK): string[] {
  const { paint } = look;
  const shown = seen.slice(0, MOST_SEEN);
  return [
    ...expected.map((text) => paint.red(`- ${printable(text)}`)),
    ...shown.map((text) => paint.green(`+ ${printable(text)}`)),
    ...(seen.length > shown.length ? [`  and ${seen.length - shown.length} more`] : []),
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

/** How a case that did not pass is called in a word or two. */
export const ENDINGS = {
  passed: 'passed', failed: 'failed', unsound: 'unsound', suite: 'suite is wrong',
  rules: 'rules do not load', capture: 'capture cannot be read',
} as const satisfies Record<CaseResult['status'], string>;
