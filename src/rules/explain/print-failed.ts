// What kept an event from satisfying a condition, a line a term: as it should have been, what it was, and where it stands.
import type { FailedTerm } from './flips.js';
import { PLAIN_LOOK, shortened, type Look } from './look.js';
import { matchedText, valuesText } from './print-values.js';

const WIDEST_TERM = 72;
const WIDEST_VALUE = 60;
const CONTRADICTION = 'and were it so, it would not match either: the condition wants one term to be true here and false there';

/**
 * `enough` says whether it would match were they otherwise.
 * `✗ fd.name = /etc/crontab — it was /etc/shadow  (macro crontab_file, rules/cron.yaml:12)`
 */
export const printFailed = (failed: readonly FailedTerm[], enough: boolean, look: Look = PLAIN_LOOK): string[] => [
  ...failed.map((term) => failedLine(term, look)),
  ...(enough ? [] : [CONTRADICTION]),
];

function failedLine(failed: FailedTerm, { paint, columns }: Look): string {
  const { written, values, matched, macros, exception, position: { file, line } } = failed;
  const was = `${valuesText(values, Math.min(WIDEST_VALUE, columns))}${matchedText(matched, values)}`;
  const names = exception === undefined ? macros.slice(-1).map((name) => `macro ${name}`) : [`exception ${exception}`];
  const where = [...names, `${file}:${line}`].join(', ');
  const wanted = shortened(written, Math.min(WIDEST_TERM, columns));
  return `${paint.red('✗')} ${wanted} ${paint.dim('— it was')} ${was}  ${paint.dim(`(${where})`)}`;
}
