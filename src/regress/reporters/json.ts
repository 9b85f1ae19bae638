// Everything as JSON, for programs: one document.
import { renderJson } from '../../rules/render-diagnostic.js';
import { casesOf, countByStatus, type RunResult } from '../run/result.js';

export function json({ suites, seconds }: RunResult): string {
  const told = suites.map((suite) => ({
    file: suite.file, seconds: suite.seconds, files: suite.files,
    cases: casesOf(suite).map(({ suite: _, diagnostics, ...result }) => ({ ...result, diagnostics: diagnostics.map(renderJson) })),
  }));
  return `${JSON.stringify({ totals: countByStatus(suites.flatMap(casesOf)), seconds, suites: told }, undefined, 2)}\n`;
}
