// Falco's alerts on a capture against ours, one for one.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { alertJson } from '../../src/alerts/alert-json.js';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { replay } from '../../src/replay/replay.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { answers, corpus, parseExact } from './corpus.js';

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
  readonly differences: readonly string[];
}

const loaded = new Map<string, readonly LoadedRule[]>();

/** The rules of a set, loaded once. */
export function rulesOf(ruleset: string): readonly LoadedRule[] {
  let rules = loaded.get(ruleset);
  if (rules === undefined) {
    const sources = RULESETS[ruleset].map((name) => ({ name, text: readFileSync(join(corpus, 'rules', name), 'utf8') }));
    loaded.set(ruleset, rules = loadRules(sources).rules);
  }
  return rules;
}

interface Told {
  /** Which event and rule. */
  readonly key: string;
  readonly all: string;
}

export function compareAlerts(capture: string, ruleset: string): ComparedAlerts {
  const falco = answers('alerts', capture, ruleset).map((alert) => told(alert, (name) => name));
  const ours = ourAlerts(capture, rulesOf(ruleset));
  const left = new Map<string, Told[]>();
  for (const alert of ours) left.set(alert.key, [...(left.get(alert.key) ?? []), alert]);
  const place = `${basename(capture)} ${ruleset}`;
  const differences: string[] = [];
  let same = 0;
  for (const alert of falco) {
    const candidates = left.get(alert.key) ?? [];
    const at = candidates.findIndex(({ all }) => all === alert.all);
    if (at >= 0) same++;
    else differences.push(candidates[0] ? `${place}: ${difference(alert.all, candidates[0].all)}` : `${place}: missing ${alert.all}`);
    candidates.splice(Math.max(0, at), 1);
  }
  for (const [extra] of left.values()) if (extra) differences.push(`${place}: only ours ${extra.all}`);
  return { falco: falco.length, ours: ours.length, same, differences };
}

function ourAlerts(path: string, rules: readonly LoadedRule[]): Told[] {
  const capture = openAnyCapture(path);
  const found: Told[] = [];
  replay(capture, { rules, matching: 'all', name: undefined, onAlert: (alert) => {
    const given = new Set(['evt.time', ...Object.keys(alert.fields)]);
    found.push(told(parseExact(alertJson(alert)), (name) => (given.has(name) ? name : undefined)));
  } });
  capture.close();
  return found;
}

function told(alert: Record<string, unknown>, keep: (name: string) => string | undefined): Told {
  const { rule, priority, time, output, output_fields } = alert;
  const fields = Object.entries(output_fields as object).filter(([name]) => keep(name) !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return { key: `${String(time)} ${String(rule)}`, all: JSON.stringify({ time, rule, priority, output, fields }) };
}

/** The place where two texts part. */
export function difference(falco: string, ours: string): string {
  let at = 0;
  while (at < falco.length && falco[at] === ours[at]) at++;
  const from = Math.max(0, at - 60);
  return `Falco …${falco.slice(from, at + 60)}… ours …${ours.slice(from, at + 60)}…`;
}
