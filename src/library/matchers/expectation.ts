// What an expectation says, as a case of a suite says it: so both mean the same, and a wrong name is told alike.
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import type { PriorityName } from '../../rules/priority.js';
import { readYaml } from '../../rules/yaml/read-yaml.js';
import { expectedOf, type Expected } from '../../regress/expectations/expected.js';
import { CASE } from '../../regress/suite/format.js';
import type { RulesToUse } from './rules-in-use.js';

/** The value as outputs show it; a pattern (RE2) that is found in it; null is no value. */
export type ExpectedField = string | number | RegExp | null;

export interface FireOptions {
  /** So many alerts exactly; one at least unless anything is said. */
  readonly times?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly priority?: PriorityName;
  /** Number of the event (`evt.num`). */
  readonly event?: number;
  /** Values of any fields at the event, whether the rule's output shows them or not. */
  readonly fields?: Readonly<Record<string, ExpectedField>>;
  /** Rules to judge by, instead of those in use. */
  readonly rules?: RulesToUse;
}

/** A part of a case, with the keys of suites. */
export type CasePart = Readonly<Record<string, unknown>>;

/** The alerts of a rule that must come. */
export const alertsOf = (rule: string, { times, atLeast, atMost, priority, event, fields }: FireOptions): CasePart => ({
  rule, count: times, at_least: atLeast, at_most: atMost, priority, event,
  fields: fields && Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fieldOf(value)])),
});

const fieldOf = (value: ExpectedField): unknown => (value instanceof RegExp ? { matches: patternOf(value) } : value);

/** Flags go into the pattern; those of JavaScript that RE2 has not (g, u, y) say nothing about where it is found. */
function patternOf({ source, flags }: RegExp): string {
  const kept = flags.replace(/[^ims]/g, '');
  return kept === '' ? source : `(?${kept})${source}`;
}

/** Looks up what the case names. JSON is YAML, so a case can be written as such; problems in it are thrown as a `Rejection`. */
export function readExpectation(matcher: string, part: CasePart, rules: readonly LoadedRule[]): Expected {
  const [node] = readYaml({ name: matcher, text: JSON.stringify({ name: matcher, ...part }) });
  return expectedOf(CASE.read(node!), rules);
}
