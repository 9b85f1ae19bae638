// Which rules a recording cannot judge, because it left out system calls that they name.
import { boundByCode } from './compile/bound-by-code.js';
import { FIELD_VOCABULARY } from './field-vocabulary.js';
import type { LoadedRule } from './load/loaded-rule.js';
import { eventType } from '../schema/events.js';

/** Rules that name more events than this name none in particular. */
const NAMES_NONE = 100;

/** Names of the rules, each with the system calls that it asks about and that were not recorded. */
export function unrecordedFor(rules: readonly LoadedRule[], recorded: readonly number[]): Map<string, readonly string[]> {
  const known = new Set(recorded);
  const missing = (rule: LoadedRule): string[] => callsOf(rule).filter((code) => !known.has(code)).map(nameOf);
  return new Map(rules.map((rule) => [rule.name, missing(rule)] as const).filter(([, calls]) => calls.length > 0));
}

const nameOf = (code: number): string => eventType(code)!.name;

function callsOf({ condition }: LoadedRule): number[] {
  const codes = boundByCode(condition, FIELD_VOCABULARY).codes();
  return codes.length > NAMES_NONE ? [] : codes.filter((code) => {
    const { row } = eventType(code)!;
    return row.source === undefined && row.syscall !== null;
  });
}
