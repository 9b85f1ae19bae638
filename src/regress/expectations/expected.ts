// What a case expects, with every name looked up: rules, priorities, fields, patterns.
import { RE2JS } from 're2js';
import { reject } from '../../rules/diagnostic.js';
import { compileFormat } from '../../rules/format/compile-format.js';
import { FIELDS, resolveField } from '../../rules/fields/registry.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { meant } from '../../rules/nearest.js';
import { parsePriority, PRIORITIES, type Priority } from '../../rules/priority.js';
import type { AlertText, CaseText, FieldText, SilenceText } from '../suite/format.js';
import { badPattern, countsExclude, disabledRule, ruleNotNamed, unknownField, unknownPriority, unknownRule } from '../suite/problems.js';
import type { Written } from '../suite/shape.js';

/** A field and what its value must be, as a text or a pattern; null is no value. */
export interface ExpectedField {
  readonly name: string;
  /** As the author wrote it. */
  readonly wanted: string;
  test(value: string): boolean;
}

export interface ExpectedAlert {
  readonly rule: string;
  readonly priority: Priority | undefined;
  readonly source: string | undefined;
  readonly hostname: string | undefined;
  readonly event: number | undefined;
  readonly fields: readonly ExpectedField[];
  readonly atLeast: number;
  readonly atMost: number;
  readonly written: Written;
}

export interface Budget {
  /** undefined: all rules together. */
  readonly rule: string | undefined;
  readonly most: number;
  readonly written: Written;
}

/** A rule that must not fire. */
export interface ExpectedSilence {
  /** undefined: no rule may. */
  readonly rule: string | undefined;
  /** What alone keeps it from firing; empty where nobody says. */
  readonly because: readonly Written[];
  readonly written: Written;
}

export interface Expected {
  readonly alerts: readonly ExpectedAlert[];
  readonly inOrder: boolean;
  readonly only: boolean;
  readonly silent: readonly ExpectedSilence[];
  readonly budgets: readonly Budget[];
  readonly snapshot: Written | undefined;
}

/** Looks a rule up; the name of none is rejected. */
type Known = (name: Written) => Written;

/** What outputs show of a missing value. */
export const NO_VALUE = '<NA>';

/** Looks up all that a case names. What is not there is thrown as a `Rejection`. */
export function expectedOf(test: CaseText, rules: readonly LoadedRule[]): Expected {
  const known: Known = (name) => knownRule(name, rules);
  if (test.rule !== undefined) known(test.rule);
  const alerts = (test.alerts ?? []).map((alert) => expectedAlert('text' in alert ? onlyRule(alert) : alert, test.rule, known));
  return {
    alerts: [...alerts, ...outcomeOf(test, known)],
    inOrder: test.in_order ?? false,
    only: test.only ?? false,
    silent: (test.silent ?? []).map((silence) => expectedSilence(silence, test.rule, known)),
    budgets: budgetsOf(test, known),
    snapshot: test.snapshot,
  };
}

function knownRule(name: Written, rules: readonly LoadedRule[]): Written {
  const rule = rules.find((one) => one.name === name.text);
  if (rule === undefined) reject(unknownRule({ name: name.text, hint: meant(name.text, rules.map((one) => one.name)) }, name.place));
  else if (!rule.enabled) reject(disabledRule({ name: name.text }, name.place));
  return name;
}

const NOTHING_SAID = {
  priority: undefined, count: undefined, at_least: undefined, at_most: undefined, event: undefined, fields: undefined,
} as const;

const onlyRule = (rule: Written): AlertText => ({ ...NOTHING_SAID, rule, place: rule.place });

function expectedAlert(alert: AlertText, caseRule: Written | undefined, known: Known): ExpectedAlert {
  const { count, at_least: atLeast, at_most: atMost } = alert;
  if (count !== undefined && (atLeast ?? atMost) !== undefined) reject(countsExclude({}, alert.place));
  const rule = known(alert.rule ?? caseRule ?? reject(ruleNotNamed({}, alert.place)));
  return {
    rule: rule.text, written: rule, source: undefined, hostname: undefined, event: alert.event,
    priority: alert.priority && priorityOf(alert.priority),
    fields: (alert.fields ?? []).map(({ key, value }) => expectedField(key, value)),
    atLeast: count ?? atLeast ?? (atMost === undefined ? 1 : 0),
    atMost: count ?? atMost ?? Infinity,
  };
}

function expectedSilence(silence: Written | SilenceText, caseRule: Written | undefined, known: Known): ExpectedSilence {
  if ('text' in silence) return { rule: silence.text === 'all' ? undefined : known(silence).text, because: [], written: silence };
  const rule = known(silence.rule ?? caseRule ?? reject(ruleNotNamed({}, silence.place)));
  return { rule: rule.text, because: silence.because, written: silence.because[0] ?? rule };
}

/** event-generator asks for at least one alert of the rule that fits. */
function outcomeOf({ expectedOutcome: outcome, rule, name }: CaseText, known: Known): ExpectedAlert[] {
  if (outcome === undefined) return [];
  const { source, hostname, priority, outputFields } = outcome;
  const named = known(rule ?? reject(ruleNotNamed({}, name.place)));
  return [{
    rule: named.text, written: named, event: undefined, atLeast: 1, atMost: Infinity,
    source: source?.text, hostname: hostname?.text, priority: priority && priorityOf(priority),
    fields: (outputFields ?? []).map(({ key, value }) => expectedField(key, value)),
  }];
}

function priorityOf({ text, place }: Written): Priority {
  const hint = meant(text, PRIORITIES);
  return parsePriority(text) ?? reject(unknownPriority({ name: text, hint, known: PRIORITIES.join(', ') }, place));
}

function expectedField({ text: name, place }: Written, value: FieldText): ExpectedField {
  const resolved = resolveField(name);
  if ('error' in resolved) {
    return reject(unknownField({ error: resolved.error, hint: meant(name, FIELDS.map((field) => field.name)) }, place));
  }
  const shown = compileFormat(`%${name}`);
  if ('error' in shown) return reject(unknownField({ error: shown.error, hint: undefined }, place));
  if (value === null) return { name, wanted: NO_VALUE, test: (seen) => seen === NO_VALUE };
  if ('text' in value) return { name, wanted: value.text, test: (seen) => seen === value.text };
  const pattern = patternOf(value.matches);
  return { name, wanted: `/${value.matches.text}/`, test: (seen) => pattern.test(seen) };
}

function patternOf({ text, place }: Written): { test(value: string): boolean } {
  try {
    const pattern = RE2JS.compile(text);
    return { test: (value) => pattern.matcher(value).find() };
  } catch (error) {
    return reject(badPattern({ complaint: (error as Error).message }, place));
  }
}

function budgetsOf({ budget, name }: CaseText, known: Known): Budget[] {
  if (budget === undefined) return [];
  if (typeof budget === 'number') return [{ rule: undefined, most: budget, written: name }];
  return budget.map(({ key, value }) => ({ rule: known(key).text, most: value, written: key }));
}
