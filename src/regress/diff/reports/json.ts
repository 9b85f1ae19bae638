// The comparison for programs: everything that was found, with times as RFC 3339 and names as Falco's JSON has them.
import { utcDateTime } from '../../../rules/local-time.js';
import type { ItemChange, DiffReport, Example, RuleReport } from '../report.js';

export function jsonReport({ old, new: now, captures, counts, rules, items }: DiffReport): string {
  return JSON.stringify({ old, new: now, counts, rules: rules.map(ruleJson), items: items.map(itemJson), captures }, undefined, 2);
}

const ruleJson = ({ examples, changes, ...rule }: RuleReport): object => ({
  ...rule,
  changes: changes.map(({ property, old, new: now }) => ({ property, old, new: now })),
  examples: examples.map(exampleJson),
});

const exampleJson = ({ kind, capture, event, time, parts, alike, old, new: now }: Example): object =>
  ({ kind, capture, event, time: `${utcDateTime(time)}Z`, differs_in: parts, alike, old: old ?? null, new: now ?? null });

/** What the list or macro lost and got. */
const itemJson = ({ kind, name, change, lines }: ItemChange): object => ({
  kind, name, change,
  removed: lines.filter(({ mark }) => mark === '-').map(({ text }) => text),
  added: lines.filter(({ mark }) => mark === '+').map(({ text }) => text),
});
