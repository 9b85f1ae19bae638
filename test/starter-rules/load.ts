// The starter rules, loaded as a user would.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules } from '../../src/rules/load/load-rules.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';

const folder = join(import.meta.dirname, '../../rules');

export function starterRules(): readonly LoadedRule[] {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.test.yaml') && name.endsWith('.yaml')).sort();
  return loadRules(files.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))).rules;
}
