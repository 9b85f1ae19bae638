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
    ...details(cases.filter(({ status }) => status !== 'passed')),
    `<sub>falco-rec test, ${seconds.toFixed(2)} s</sub>`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function row(suite: SuiteResult): string {
  const cases = casesOf(suite);
  const { passed } = countByStatus(cases);
  return `| ${cell(suite.file)} | ${cases.length} | ${passed} | ${passed === cases.length ? '✅' : '❌'} |`;
}

/** A comment on GitHub has room for 65,536 characters: the rest of it is for the table. */
const ROOM = 50_000;

function details(cases: readonly CaseResult[]): string[] {
  const lines: string[] = [];
  let [told, length] = [0, 0];
  for (const result of cases) {
    const more = detail(result);
    length += more.join('\n').length;
    if (length > ROOM) break;
    lines.push(...more);
    told++;
  }
  return told === cases.length ? lines : [...lines, `${cases.length - told} more did not pass; there is no room for them here.`, ''];
}

function detail(result: CaseResult): string[] {
  const why = result.status === 'failed' ? '' : ` (${ENDINGS[result.status]})`;
  const head = `<details open><summary><b>${html(result.name)}</b>${why} <code>${html(result.suite)}:${result.line}</code></summary>`;
  return [head, '', ...fenced(caseDetail(result), 'diff'), '', '</details>', ''];
}

const cell = (text: string): string => html(text).replaceAll('|', '\\|');
