// JUnit XML, as CI servers read it: a failed expectation is a failure, whatever kept a case from being judged is an error. Only what
// both Jenkins' and Surefire's schemas know, which have no place for a line: that stands in the text.
import { casesOf, type CaseResult, type RunResult, type SuiteResult } from '../run/result.js';
import { caseDetail, ENDINGS } from './case-detail.js';

export function junit({ suites, seconds }: RunResult): string {
  const cases = suites.flatMap(casesOf);
  const head = `<testsuites name="falco-rec" ${counts(cases)} time="${seconds.toFixed(3)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.map(suiteXml).join('')}</testsuites>\n`;
}

function suiteXml(suite: SuiteResult): string {
  const cases = casesOf(suite);
  const head = `<testsuite name="${attribute(suite.file)}" ${counts(cases)} skipped="0" time="${suite.seconds.toFixed(3)}">`;
  return `  ${head}\n${cases.map(caseXml).join('')}  </testsuite>\n`;
}

const counts = (cases: readonly CaseResult[]): string => {
  const failures = cases.filter(({ status }) => status === 'failed').length;
  const errors = cases.filter(({ status }) => status !== 'failed' && status !== 'passed').length;
  return `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
};

function caseXml(result: CaseResult): string {
  const { suite, name, seconds, status } = result;
  const head = `<testcase classname="${attribute(suite)}" name="${attribute(name)}" time="${seconds.toFixed(3)}"`;
  if (status === 'passed') return `    ${head}/>\n`;
  const element = status === 'failed' ? 'failure' : 'error';
  const message = result.failures[0]?.message ?? result.reasons[0] ?? result.diagnostics[0]?.message ?? '';
  const detail = content(caseDetail(result).join('\n'));
  const body = `<${element} type="${ENDINGS[status]}" message="${attribute(message)}">${detail}</${element}>`;
  return `    ${head}>\n      ${body}\n    </testcase>\n`;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

/** XML 1.0 has no way to write other control characters, so they become the replacement character. */
const NOT_XML = /[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const content = (text: string): string => text.replace(NOT_XML, '\ufffd').replace(/[&<>]/g, (character) => NAMED[character]!);
/** In attributes readers take line breaks and tabs for blanks. */
const attribute = (text: string): string => content(text).replace(/["\n\t]/g, (character) => NAMED[character]!);
