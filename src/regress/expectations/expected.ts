// What a case expects, with every name looked up: rules, priorities, fields, patterns.
import { reject } from '../../rules/diagnostic.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { meant } from '../../rules/nearest.js';
import { parsePriority, PRIORITIES, type Priority } from '../../rules/priority.js';
import type { AlertText, CaseText, SilenceText } from '../suite/format.js';
import { countsExclude, disabledRule, ruleNotNamed, unknownPriority, unknownRule } from '../suite/problems.js';
import type { Written } from '../suite/shape.js';
import { expectedField, expectedText, type ExpectedField, type ExpectedText } from './expected-field.js';

export interface ExpectedAlert {
  readonly rule: string;
  readonly priority: Priority | undefined;
  readonly source: string | undefined;
  readonly hostname: string | undefined;
  readonly event: number | undefined;
  readonly fields: readonly ExpectedField[];
  readonly message: ExpectedText | undefined;
  readonly tags: readonly string[];
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

/** Looks up all that a case names. What is not there is thrown as a `Rejection`. */
export function expectedOf(test: CaseText, rules: readonly LoadedRule[]): Expected {
  const known: Known = (name) => knownRule(name, rules);
  if (test.rule !== undefined) known(test.rule);
  const alerts = (test.alerts ?? []).map((alert) => expectedAlert('text' in alert ? onlyRule(alert) : alert, test.rule, known));
  return {
    alerts: [...alerts, ...outcomeOf(test, known)],
    inOrder: test.in_order ?? false,
    only: test.only ?? false,
    silent: (test.silent ?? []).map((silence) => expectedSilence(silence, test.rule, (name) => knownRule(name, rules, ['all']))),
    budgets: budgetsOf(test, known),
    snapshot: test.snapshot,
  };
}

/** `more` are words that would do as well. */
function knownRule(name: Written, rules: readonly LoadedRule[], more: readonly string[] = []): Written {
  const rule = rules.find((one) => one.name === name.text);
  const hint = meant(name.text, [...more, ...rules.map((one) => one.name)]);
  if (rule === undefined) reject(unknownRule({ name: name.text, hint }, name.place));
  else if (!rule.enabled) reject(disabledRule({ name: name.text }, name.place));
  return name;
}

const NOTHING_SAID = {
  priority: undefined, count: undefined, at_least: undefined, at_most: undefined, event: undefined, fields: undefined,
  message: undefined, tags: undefined,
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
    message: alert.message && expectedText(alert.message),
    tags: (alert.tags ?? []).map(({ text }) => text),
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
    rule: named.text, written: named, event: undefined, message: undefined, tags: [], atLeast: 1, atMost: Infinity,
    source: source?.text, hostname: hostname?.text, priority: priority && priorityOf(priority),
    fields: (outputFields ?? []).map(({ key, value }) => expectedField(key, value)),
  }];
}

function priorityOf({ text, place }: Written): Priority {
  const hint = meant(text, PRIORITIES);
  return parsePriority(text) ?? reject(unknownPriority({ name: text, hint, known: PRIORITIES.join(', ') }, place));
}

function budgetsOf({ budget, name }: CaseText, known: Known): Budget[] {
  if (budget === undefined) return [];
  if (typeof budget === 'number') return [{ rule: undefined, most: budget, written: name }];
  return budget.map(({ key, value }) => ({ rule: known(key).text, most: value, written: key }));
}
