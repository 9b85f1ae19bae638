// Rules and suites given as texts, and what coverage says of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noEvidence } from '../../src/regress/coverage/evidence.js';
import { Gathering } from '../../src/regress/coverage/gather/gathering.js';
import { coverSuite } from '../../src/regress/coverage/gather/over-suites.js';
import { CaseRules } from '../../src/regress/run/case-rules.js';
import { coverageOf, type Coverage, type PartResult } from '../../src/regress/coverage/result.js';

/** Coverage by the suites among these files, by their names. */
export function coverFiles(files: Readonly<Record<string, string>>): Coverage {
  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-coverage-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return coverageAt(Object.keys(files).filter((name) => name.endsWith('.test.yaml')).map((name) => join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function coverageAt(suites: readonly string[]): Coverage {
  const gathering = new Gathering();
  const evidence = noEvidence();
  const rules = new CaseRules();
  const read = suites.flatMap((file) => coverSuite(file, rules, gathering, evidence) ?? []);
  return coverageOf(gathering, evidence, read);
}

/** A rule of this condition, and what else its item says. */
export const rule = (name: string, condition: string, more = ''): string =>
  `- rule: ${name}\n  desc: d\n  condition: ${condition}\n  output: o\n  priority: NOTICE\n${more}`;

/** A suite with one case: these events, and nothing that must be of them. */
export const suite = (...events: readonly string[]): string =>
  `tests:\n  - name: it\n    budget: 1000\n    events:\n${events.map((event) => `      - ${event}\n`).join('')}`;

/** `kind text` of each part that satisfies, with what it lacks. */
export const told = (parts: readonly PartResult[], has: (part: PartResult) => boolean): readonly string[] =>
  parts.filter(has).map(({ kind, text, lacking }) => [`${kind} ${text}`, ...lacking].join(' '));
