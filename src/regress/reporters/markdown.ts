// Markdown for a pull request or a step summary: a table of suites, and what did not pass, folded.
import { fenced, html } from '../markdown-text.js';
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
  return [head, '', ...fenced(caseDetail(result), 'diff'), '', '</details>', ''];
}

const cell = (text: string): string => html(text).replaceAll('|', '\\|');
