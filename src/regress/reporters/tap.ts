// The Test Anything Protocol, version 13 (which everybody reads): a line a case, and what went wrong as a YAML block below it.
import { casesOf, type CaseResult, type RunResult } from '../run/result.js';
import { caseDetail, ENDINGS } from './case-detail.js';

export function tap({ suites }: RunResult): string {
  const cases = suites.flatMap(casesOf);
  return ['TAP version 13', `1..${cases.length}`, ...cases.flatMap(caseLines)].map((line) => `${line}\n`).join('');
}

function caseLines(result: CaseResult, index: number): string[] {
  const { name, suite, line, status } = result;
  const head = `ok ${index + 1} - ${escaped(`${suite}: ${name}`)}`;
  if (status === 'passed') return [head];
  // Readers of that version take an empty line for the end of the block.
  const detail = caseDetail(result).filter((text) => text.trim() !== '').map((text) => `    ${text}`);
  return [`not ${head}`, '  ---', `  severity: ${status === 'failed' ? 'fail' : 'error'}`, `  ending: ${ENDINGS[status]}`,
    `  at: ${JSON.stringify(`${suite}:${line}`)}`, '  message: |', ...detail, '  ...'];
}

/** A # would begin a directive, and a line break another line. */
const escaped = (text: string): string => text.replace(/[\\#]/g, '\\$&').replace(/[\x00-\x1f\x7f]/g, ' ');
