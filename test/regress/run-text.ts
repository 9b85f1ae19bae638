// Suites given as text, run as files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesOf, type CaseResult } from '../../src/regress/run/result.js';
import { runSuite, type SuiteOptions } from '../../src/regress/run/run-suite.js';

/** A rule about opening a file, to be tested. */
export const OPENED = `
  - rule: opened
    desc: d
    condition: evt.type in (open, openat) and fd.name startswith /etc/ and not proc.name in (cat, su)
    output: opened %fd.name by %proc.name
    priority: WARNING
    tags: [files, config]
  - rule: run
    desc: d
    condition: evt.type = execve and evt.rawres = 0
    output: run %proc.exepath with pid %proc.pid
    priority: NOTICE`;

/** Runs a suite in a folder of its own. */
export function runText(text: string, options: Partial<SuiteOptions> = {}): readonly CaseResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-suite-'));
  try {
    const path = join(folder, 'a.test.yaml');
    writeFileSync(path, text);
    return casesOf(runSuite(path, { update: false, bail: false, ...options }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A case's keys, under a suite with the rules above. */
export const suiteOf = (...cases: readonly string[]): string =>
  `rules:${OPENED}\ntests:\n${cases.map((one) => `  - ${one.trim().replaceAll('\n', '\n    ')}\n`).join('')}`;

/** Runs a case with these keys. */
export const runCaseText = (text: string): CaseResult => runText(suiteOf(`name: it\n${text.trim()}`))[0]!;
