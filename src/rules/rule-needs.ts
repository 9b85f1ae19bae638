// What a rule needs of a recording: the event types that it can be about, and the fields that it reads.
import { eventType } from '../schema/events.js';
import { RULE_CODES } from './compile/event-types.js';
import { eventNames } from './compile/prefilter.js';
import { fieldsIn } from './condition/fields-in.js';
import { printTerm } from './condition/print.js';
import { compileFormat } from './format/compile-format.js';
import type { LoadedRule } from './load/loaded-rule.js';
import { resolveCall } from './output-call.js';

export interface RuleNeeds {
  /** Names of events; those of calls without an event of their own are `syscall`. */
  readonly eventTypes: readonly string[];
  /** Those that it cannot be about. */
  readonly otherTypes: readonly string[];
  /** Fields of condition and output as written, arguments included; sorted, each once. */
  readonly fields: readonly string[];
}

const SHOWN_TO_RULES: readonly string[] = [...new Set(RULE_CODES.map((code) => eventType(code)!.name))];

export function ruleNeeds({ condition, output }: LoadedRule): RuleNeeds {
  const names = new Set(eventNames(condition));
  const format = compileFormat(output, resolveCall);
  const shown = 'error' in format ? [] : format.fields;
  const fields = new Set([...fieldsIn(condition).map(printTerm), ...shown]);
  return {
    eventTypes: SHOWN_TO_RULES.filter((name) => names.has(name)),
    otherTypes: SHOWN_TO_RULES.filter((name) => !names.has(name)),
    fields: [...fields].sort(),
  };
}
