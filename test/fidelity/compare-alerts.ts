// Falco's alerts on a capture against ours, one for one: the same, different as listed, or different.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { alertJson } from '../../src/alerts/alert-json.js';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { replay } from '../../src/replay/replay.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { answers, corpus, parseExact } from './corpus.js';
import { ALERT_DEVIATIONS, count, type Tally } from './deviations.js';
import { rowsFor, type Told } from './explain-alert.js';

/** Rule files of each set, in load order. */
export const RULESETS: Readonly<Record<string, readonly string[]>> = {
  stock: ['falco/falco_rules.yaml', 'falco/falco-incubating_rules.yaml', 'falco/falco-sandbox_rules.yaml'],
  legacy2019: ['falco-history/falco_rules@2019-06-20.yaml'],
  legacy2022: ['falco-history/falco_rules@2022-12-16.yaml'],
  probes: ['probes/probes.yaml'],
};

export interface ComparedAlerts {
  readonly falco: number;
  readonly ours: number;
  /** Rule, priority, time, output and fields are the same. */
  readonly same: number;
  /** How often each row of docs/compatibility.md explained a difference. */
  readonly listed: Tally;
  readonly differences: readonly string[];
}

const loaded = new Map<string, ReadonlyMap<string, LoadedRule>>();

type Rules = ReadonlyMap<string, LoadedRule>;

/** The rules of a set by their names, loaded once. */
export function rulesOf(ruleset: string): Rules {
  let rules = loaded.get(ruleset);
  if (rules === undefined) loaded.set(ruleset, rules = rulesIn(RULESETS[ruleset]));
  return rules;
}

/** The rules of files of the corpus by their names. */
export function rulesIn(files: readonly string[]): Rules {
  const sources = files.map((name) => ({ name, text: readFileSync(join(corpus, 'rules', name), 'utf8') }));
  return new Map(loadRules(sources).rules.map((rule) => [rule.name, rule]));
}

const keyOf = ({ time, rule }: Told): string => `${time} ${rule}`;
const textOf = (alert: Told): string => JSON.stringify(alert);

export const compareAlerts = (capture: string, ruleset: string): ComparedAlerts =>
  compareAnswer(capture, ruleset, rulesOf(ruleset), answers('alerts', capture, ruleset));

/** @param most only so many alerts were kept of those that Falco gave */
export function compareAnswer(
  capture: string, ruleset: string, rules: Rules, answer: readonly Record<string, unknown>[], most = Infinity,
): ComparedAlerts {
  const falco = answer.map((alert) => told(alert, () => true));
  const ours = ourAlerts(capture, [...rules.values()]).slice(0, most);
  const left = new Map<string, Told[]>();
  for (const alert of ours) left.set(keyOf(alert), [...(left.get(keyOf(alert)) ?? []), alert]);
  const listed: Tally = new Map();
  const differences: string[] = [];
  let same = 0;
  const blame = (rows: readonly string[] | undefined, what: string): void => {
    if (rows === undefined) differences.push(`${basename(capture)} ${ruleset}: ${what}`);
    else for (const row of rows) count(listed, row);
  };
  for (const alert of falco) {
    const candidate = taken(left.get(keyOf(alert)) ?? [], alert);
    if (candidate === undefined) blame(onOneSide(rules.get(alert.rule)!), `missing ${textOf(alert)}`);
    else if (textOf(candidate) === textOf(alert)) same++;
    else blame(rowsFor(alert, candidate, rules.get(alert.rule)!), difference(textOf(alert), textOf(candidate)));
  }
  for (const extra of [...left.values()].flat()) blame(onOneSide(rules.get(extra.rule)!), `only ours ${textOf(extra)}`);
  return { falco: falco.length, ours: ours.length, same, listed, differences };
}

/** Takes the alert that is the same out of the candidates, or else the first. */
function taken(candidates: Told[], alert: Told): Told | undefined {
  const at = candidates.findIndex((candidate) => textOf(candidate) === textOf(alert));
  return candidates.splice(Math.max(0, at), 1)[0];
}

function onOneSide(rule: LoadedRule): readonly string[] | undefined {
  const found = ALERT_DEVIATIONS.find(({ explains }) => explains(rule));
  return found && [found.row];
}

function ourAlerts(path: string, rules: readonly LoadedRule[]): Told[] {
  const capture = openAnyCapture(path);
  const found: Told[] = [];
  replay(capture, { rules, matching: 'all', name: undefined, onAlert: (alert) => {
    const given = new Set(['evt.time', ...Object.keys(alert.fields)]);
    found.push(told(parseExact(alertJson(alert)), (name) => given.has(name)));
  } });
  capture.close();
  return found;
}

function told(alert: Record<string, unknown>, keep: (name: string) => boolean): Told {
  const { rule, priority, time, output, output_fields } = alert;
  const fields = Object.entries(output_fields as object).filter(([name]) => keep(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  return { time: String(time), rule: String(rule), priority: String(priority), output: String(output), fields: Object.fromEntries(fields) };
}

/** The place where two texts part. */
export function difference(falco: string, ours: string): string {
  let at = 0;
  while (at < falco.length && falco[at] === ours[at]) at++;
  const from = Math.max(0, at - 60);
  return `Falco …${falco.slice(from, at + 60)}… ours …${ours.slice(from, at + 60)}…`;
}
