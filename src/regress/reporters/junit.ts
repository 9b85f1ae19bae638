// JUnit XML, as CI servers read it: a failed expectation is a failure, whatever kept a case from being judged is an error.
import { casesOf, type CaseResult, type RunResult, type SuiteResult } from '../run/result.js';
import { caseDetail, ENDINGS } from './case-detail.js';

export function junit({ suites, seconds }: RunResult): string {
  const cases = suites.flatMap(casesOf);
  const head = `<testsuites name="falco-rec" ${counts(cases)} time="${seconds.toFixed(3)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.map(suiteXml).join('')}</testsuites>\n`;
}

function suiteXml(suite: SuiteResult): string {
  const cases = casesOf(suite);
  const head = `<testsuite name="${escaped(suite.file)}" ${counts(cases)} skipped="0" time="${suite.seconds.toFixed(3)}">`;
  return `  ${head}\n${cases.map(caseXml).join('')}  </testsuite>\n`;
}

const counts = (cases: readonly CaseResult[]): string => {
  const failures = cases.filter(({ status }) => status === 'failed').length;
  const errors = cases.filter(({ status }) => status !== 'failed' && status !== 'passed').length;
  return `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
};

function caseXml(result: CaseResult): string {
  const { suite, name, line, seconds, status } = result;
  const place = `file="${escaped(suite)}" line="${line}"`;
  const head = `<testcase classname="${escaped(suite)}" name="${escaped(name)}" ${place} time="${seconds.toFixed(3)}"`;
  if (status === 'passed') return `    ${head}/>\n`;
  const element = status === 'failed' ? 'failure' : 'error';
  const message = result.failures[0]?.message ?? result.reasons[0] ?? result.diagnostics[0]?.message ?? '';
  const detail = escaped(caseDetail(result).join('\n'));
  const body = `<${element} type="${ENDINGS[status]}" message="${escaped(message)}">${detail}</${element}>`;
  return `    ${head}>\n      ${body}\n    </testcase>\n`;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

/** XML 1.0 has no way to write other control characters, so they become the replacement character. */
const escaped = (text: string): string =>
  text.replace(/[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/g, '\ufffd')
    .replace(/[&<>"\n\t]/g, (character) => NAMED[character]!);
