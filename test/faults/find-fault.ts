// Starter rules with one mistake in them, and what each tool says about them that it does not say about them as they are.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noEvidence } from '../../src/regress/coverage/evidence.js';
import { Gathering } from '../../src/regress/coverage/gather/gathering.js';
import { coverSuite } from '../../src/regress/coverage/gather/over-suites.js';
import { coverageOf, isCovered } from '../../src/regress/coverage/result.js';
import { whyUncovered } from '../../src/regress/coverage/reports/wording.js';
import { examineSuite } from '../../src/regress/mutate/examine/examine-suite.js';
import { survivorProblem } from '../../src/regress/mutate/survivors/survivor.js';
import { caseDetail } from '../../src/regress/reporters/case-detail.js';
import { CaseRules } from '../../src/regress/run/case-rules.js';
import { casesOf } from '../../src/regress/run/result.js';
import { runSuite } from '../../src/regress/run/run-suite.js';
import { loadRead, readRuleFile } from '../../src/rules/load/rule-files.js';
import { severityOf, type Diagnostic } from '../../src/rules/diagnostic.js';
import { renderText } from '../../src/rules/render-diagnostic.js';
import { root } from '../cli/falco-rec.js';
import { TOOLS, type Fault, type Tool } from './faults.js';

/** What a tool says of a rule file and the suite beside it, message by message. */
const SAYS: { readonly [T in Tool]: (rules: string, suite: string) => readonly string[] } = {
  'rules check': (rules) => problemsOf(rules).filter(({ code }) => severityOf(code) === 'error').map(renderText),
  test: (_, suite) => casesOf(runSuite(suite, { update: false, bail: false })).filter(({ status }) => status !== 'passed')
    .map((result) => caseDetail(result).join('\n')),
  coverage(_, suite) {
    const [gathering, evidence] = [new Gathering(), noEvidence()];
    const read = coverSuite(suite, new CaseRules(), gathering, evidence);
    const { parts } = coverageOf(gathering, evidence, read === undefined ? [] : [read]);
    return parts.filter((part) => !isCovered(part)).map((part) => `${part.text} in ${part.owner.name}: ${whyUncovered(part)}`);
  },
  mutate: (_, suite) => examineSuite(suite, {}, () => undefined).mutants.filter(({ fate }) => fate === 'survived')
    .map((mutant) => renderText(survivorProblem(mutant))),
  'rules check --strict': (rules) => problemsOf(rules).map(renderText),
};

const problemsOf = (rules: string): readonly Diagnostic[] => loadRead([readRuleFile(rules)]).diagnostics;

export interface Finding {
  readonly tool: Tool;
  readonly message: string;
}

/** The first tool that names the broken part, with what it says; undefined where none does. */
export function findFault({ file, find, put, names }: Fault): Finding | undefined {
  return withRules(file, (text) => broken(text, find, put), (rules, suite) => {
    for (const tool of TOOLS) {
      const message = SAYS[tool](rules, suite).find((said) => said.includes(names));
      if (message !== undefined) return { tool, message };
    }
    return undefined;
  });
}

/** All that the tools say of rules as they are: what they said anyhow would prove nothing. */
export const saidAnyhow = (file: string): readonly Finding[] => withRules(file, (text) => text, (rules, suite) =>
  TOOLS.flatMap((tool) => SAYS[tool](rules, suite).map((message) => ({ tool, message }))));

function broken(text: string, find: string, put: string): string {
  if (find === '') return `${text}\n${put}\n`;
  if (!text.includes(find)) throw new Error(`the rules have no '${find}' any more`);
  return text.replace(find, () => put);
}

function withRules<T>(file: string, change: (text: string) => string, work: (rules: string, suite: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-fault-'));
  try {
    const [rules, suite] = [join(folder, file), join(folder, file.replace('.yaml', '.test.yaml'))];
    writeFileSync(rules, change(readFileSync(join(root, 'rules', file), 'utf8')));
    copyFileSync(join(root, 'rules', file.replace('.yaml', '.test.yaml')), suite);
    return work(rules, suite);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
