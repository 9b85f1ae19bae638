// Rules and suites given as text, examined as files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineSuite, type ExamineOptions } from '../../src/regress/mutate/examine/examine-suite.js';
import { mutantsOf, type Mutant } from '../../src/regress/mutate/mutants/mutants.js';
import type { SuiteMutants } from '../../src/regress/mutate/result.js';
import { hasErrors, loadRules } from '../../src/rules/load/load-rules.js';

const ruleText = (condition: string, items: string): string =>
  `${items}\n- rule: r\n  desc: d\n  condition: ${condition}\n  output: o\n  priority: NOTICE\n`;

/** Mutants of one rule with this condition. */
export function mutantsOfText(condition: string, items = ''): readonly Mutant[] {
  const { rules, diagnostics } = loadRules([{ name: 'r.yaml', text: ruleText(condition, items) }]);
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return mutantsOf(rules);
}

/** Examines a suite over such a rule; `cases` are the suite's other keys. */
export function examineText(condition: string, cases: string, items = '', options: ExamineOptions = {}): SuiteMutants {
  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-mutate-'));
  try {
    writeFileSync(join(folder, 'a.yaml'), ruleText(condition, items));
    writeFileSync(join(folder, 'a.test.yaml'), cases);
    return examineSuite(join(folder, 'a.test.yaml'), options, () => undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
