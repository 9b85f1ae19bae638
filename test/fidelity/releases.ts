// Every release of Falco's rules in the corpus, and its probes, loaded: what can be asked of a capture.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, loadRules } from '../../src/rules/load/load-rules.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { corpus } from './corpus.js';

export interface Release {
  readonly name: string;
  /** All of its rules about system calls, those that it leaves switched off as well. */
  readonly rules: readonly LoadedRule[];
}

const STOCK = ['falco_rules.yaml', 'falco-incubating_rules.yaml', 'falco-sandbox_rules.yaml', 'falco-deprecated_rules.yaml'];

/** A slip in a field's name: Falco refuses it, and so do we (test/fidelity.test.ts). */
const REFUSED = 'falco_rules@2023-06-26.yaml';

/** Names of what can be loaded, the present rules and the probes first. Other sources than system calls have no rules here. */
export const releaseNames = (): readonly string[] => {
  const history = readdirSync(join(corpus, 'rules/falco-history')).filter((name) => name.startsWith('falco') && name !== REFUSED);
  return ['stock', 'probes', ...history.sort()];
};

function filesOf(name: string): readonly string[] {
  if (name === 'stock') return STOCK.map((file) => join(corpus, 'rules/falco', file));
  return [name === 'probes' ? join(corpus, 'rules/probes/probes.yaml') : join(corpus, 'rules/falco-history', name)];
}

/** Loads one; a release that does not load is an error. */
export function loadRelease(name: string): Release {
  const { rules, diagnostics } = loadRules(filesOf(name).map((file) => ({ name: file, text: readFileSync(file, 'utf8') })));
  if (hasErrors(diagnostics)) throw new Error(`${name} does not load`);
  return { name, rules: rules.map((rule) => ({ ...rule, enabled: true })) };
}
