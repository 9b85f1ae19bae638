// Where the reports of `falco-rec test` go: stdout, files, and GitHub's step summary.
import { appendFileSync, writeFileSync } from 'node:fs';
import { REPORTERS, type ReporterName } from '../../regress/reporters/table.js';
import type { RunResult } from '../../regress/run/result.js';
import { PLAIN_LOOK } from '../../rules/explain/look.js';
import { meant } from '../../rules/nearest.js';
import { UsageError } from './failure.js';
import { stdoutLook } from './paint.js';
import { output } from './stdout.js';

export interface Report {
  readonly name: ReporterName;
  /** stdout unless given. */
  readonly file: string | undefined;
}

/** `junit=report.xml`; a text says what is wrong. */
export function parseReport(text: string): Report | string {
  const [, name = '', file] = /^([^=]*)(?:=(.+))?$/.exec(text) ?? [];
  if (Object.hasOwn(REPORTERS, name)) return { name: name as ReporterName, file };
  return `There is no reporter '${name}'${hinted(name)}; there are ${Object.keys(REPORTERS).join(', ')}.`;
}

function hinted(name: string): string {
  const hint = meant(name, Object.keys(REPORTERS));
  return hint === undefined ? '' : `: ${hint}`;
}

/** Writes every report that was asked for, `pretty` if none was. */
export function tellReports(ran: RunResult, reports: readonly Report[]): void {
  for (const { name, file } of reports.length === 0 ? [{ name: 'pretty', file: undefined } as const] : reports) {
    if (file === undefined) output.line(REPORTERS[name](ran, stdoutLook).replace(/\n$/, ''));
    else write(file, REPORTERS[name](ran, PLAIN_LOOK));
    if (name === 'github') summarise(ran);
  }
  output.flush();
}

/** The page that GitHub shows of a job: in a file that the runner names. */
function summarise(ran: RunResult): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) write(file, REPORTERS.markdown(ran), appendFileSync);
}

function write(file: string, text: string, how: typeof writeFileSync | typeof appendFileSync = writeFileSync): void {
  try {
    how(file, text);
  } catch (error) {
    throw new UsageError(`the report cannot be written: ${(error as Error).message}`);
  }
}
