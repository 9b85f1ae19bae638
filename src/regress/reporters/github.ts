// Annotations as GitHub Actions read them from a log: each failure at the line of the suite that expects otherwise.
import { casesOf, type CaseResult, type RunResult } from '../run/result.js';
import { caseDetail, ENDINGS } from './case-detail.js';

export const github = ({ suites }: RunResult): string =>
  suites.flatMap(casesOf).filter(({ status }) => status !== 'passed').map((result) => `${annotation(result)}\n`).join('');

function annotation(result: CaseResult): string {
  const { suite, name, status, failures: [failure] } = result;
  const line = failure?.line ?? result.line;
  const title = status === 'failed' ? name : `${name} (${ENDINGS[status]})`;
  const place = `file=${property(suite)},line=${line}${failure === undefined ? '' : `,col=${failure.column}`}`;
  return `::error ${place},title=${property(title)}::${data(caseDetail(result).join('\n'))}`;
}

/** What workflow commands cannot hold as it is. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
