// Markdown for a pull request or a step summary: a table of suites, and what did not pass, folded.
import { casesOf, countByStatus, type CaseResult, type RunResult, type SuiteResult } from '../run/result.js';
import { caseDetail, ENDINGS } from './case-detail.js';

export function markdown({ suites, seconds }: RunResult): string {
  const cases = suites.flatMap(casesOf);
  const { passed } = countByStatus(cases);
  const mark = passed === cases.length ? '✅' : '❌';
  const lines = [
    `### ${mark} Rule tests: ${passed} of ${cases.length} cases passed`, '',
    '| suite | cases | passed | |', '|---|---:|---:|---|', ...suites.map(row), '',
    ...cases.filter(({ status }) => status !== 'passed').flatMap(detail),
    `<sub>falco-rec test, ${seconds.toFixed(2)} s</sub>`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function row(suite: SuiteResult): string {
  const cases = casesOf(suite);
  const { passed } = countByStatus(cases);
  return `| ${cell(suite.file)} | ${cases.length} | ${passed} | ${passed === cases.length ? '✅' : '❌'} |`;
}

function detail(result: CaseResult): string[] {
  const why = result.status === 'failed' ? '' : ` (${ENDINGS[result.status]})`;
  const head = `<details open><summary><b>${html(result.name)}</b>${why} <code>${html(result.suite)}:${result.line}</code></summary>`;
  const lines = caseDetail(result);
  return [head, '', fence(lines), ...(lines.length === 0 ? [] : lines), fence(lines).replace('diff', ''), '', '</details>', ''];
}

/** Longer than any run of backticks within, so that nothing can end it early. */
const fence = (lines: readonly string[]): string =>
  `${'`'.repeat(Math.max(3, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length + 1))))}diff`;

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const cell = (text: string): string => html(text).replaceAll('|', '\\|');
