// For people at a terminal: suites with their cases, in detail only what did not pass, and a line of totals.
import { indented, type Look, type Paint } from '../../rules/explain/look.js';
import { printable } from '../../rules/printable.js';
import { casesOf, countByStatus, type CaseResult, type RunResult, type Status, type SuiteResult } from '../run/result.js';
import { caseDetail, ENDINGS } from './case-detail.js';

export function pretty({ suites, seconds }: RunResult, look: Look): string {
  const cases = suites.flatMap(casesOf);
  const sections = suites.filter((suite) => casesOf(suite).length > 0).map((suite) => section(suite, look));
  return [...sections, totals(suites.length, cases, seconds, look.paint)].join('\n');
}

function section(suite: SuiteResult, look: Look): string {
  const lines = casesOf(suite).flatMap((result) => caseLines(result, look));
  return [look.paint.bold(printable(suite.file)), ...lines].map((line) => `${line.trimEnd()}\n`).join('');
}

function caseLines(result: CaseResult, look: Look): string[] {
  const { paint } = look;
  const name = printable(result.name);
  if (result.status === 'passed') return [`  ${paint.green('✓')} ${name}`];
  const why = result.status === 'failed' ? '' : ` ${paint.yellow(`(${ENDINGS[result.status]})`)}`;
  return [`  ${paint.red('✗')} ${name}${why}`, ...caseDetail(result, indented(look, 6)).map((line) => `      ${line}`), ''];
}

const COUNTED: Readonly<Record<Status, string>> = {
  passed: 'passed', failed: 'failed', unsound: 'unsound', suite: 'wrong', rules: 'with rules that do not load',
  capture: 'with captures that cannot be read',
};
const ORDER: readonly Status[] = ['passed', 'failed', 'unsound', 'suite', 'rules', 'capture'];

function totals(suites: number, cases: readonly CaseResult[], seconds: number, paint: Paint): string {
  const counts = countByStatus(cases);
  const told = ORDER.filter((status) => counts[status] > 0).map((status) => {
    const text = `${counts[status]} ${COUNTED[status]}`;
    return status === 'passed' ? paint.green(text) : paint.red(text);
  });
  const what = `${amount(suites, 'suite')}, ${amount(cases.length, 'case')}`;
  return `${what}${told.length === 0 ? '' : ': '}${told.join(', ')}, in ${seconds.toFixed(2)} s\n`;
}

const amount = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
