// By what a set of rules is known: what they ask and say, after macros, lists and exceptions. Comments and the order of files
// do not make it another one.
import { createHash } from 'node:crypto';
import { printCondition } from '../../rules/condition/print.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';

/** SHA-256, in hexadecimal, of the rules as they are judged. */
export function rulesetIdentity(rules: readonly LoadedRule[]): string {
  const texts = rules.map(({ name, condition, output, priority, source, tags }) =>
    JSON.stringify([name, printCondition(condition), output, priority.name, source, tags]));
  return createHash('sha256').update(texts.sort().join('\n')).digest('hex');
}
