// The comparison for people at a terminal.
import type { Paint } from '../../../rules/explain/look.js';
import {
  amount, byEffect, changeText, countsText, definitionLines, doubts, exampleLines, grouped, itemLines, unshown, type DiffLine,
} from './report-lines.js';
import type { DiffReport, Place, RuleReport, VersionReport } from '../report.js';

export function textReport(report: DiffReport, paint: Paint): string {
  const { heard, silent } = byEffect(report);
  const lines = [
    ...heard.flatMap((rule) => [...ruleLines(rule, paint), '']),
    ...(silent.length === 0 ? [] : [...silentLines(silent, paint), '']),
    ...(report.items.length === 0 ? [] : [...itemsLines(report, paint), '']),
    ...doubts(report).map((doubt) => `${paint.yellow('warning:')} ${doubt}`),
    ...totals(report),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function ruleLines(rule: RuleReport, paint: Paint): string[] {
  const { name, priority, counts } = rule;
  const more = unshown(rule);
  return [
    `${paint.bold(name)} (${priority}): alerts ${countsText(counts)}; ${counts.unchanged} as before`,
    `  ${changeText(rule)}  ${paint.dim(placesText(rule))}`,
    ...definitionLines(rule).map((line) => painted(line, paint)),
    ...exampleLines(rule).map((line) => painted(line, paint)),
    ...(more > 0 ? [paint.dim(`  … ${more} more, not shown`)] : []),
  ];
}

function silentLines(rules: readonly RuleReport[], paint: Paint): string[] {
  const lines = rules.map((rule) => `  ${rule.name}: ${changeText(rule)}  ${paint.dim(placesText(rule))}`);
  return [paint.bold('Changed in the files, with the same alerts here'), ...lines];
}

function itemsLines({ items }: DiffReport, paint: Paint): string[] {
  const lines = items.flatMap((item) => [
    `  ${item.kind} ${item.name}${item.change === 'changed' ? '' : `: ${item.change}`}`,
    ...itemLines(item).map((line) => painted(line, paint)),
  ]);
  return [paint.bold('Lists and macros'), ...lines];
}

/** `old.yaml:12 → new.yaml:14`. */
const placesText = ({ old, new: now }: RuleReport): string =>
  [old, now].filter((place) => place !== undefined).map(placeText).join(' → ');
const placeText = ({ file, line }: Place): string => `${file}:${line}`;

function painted({ mark, text }: DiffLine, paint: Paint): string {
  if (mark === '@') return `  ${paint.cyan(text)}`;
  const line = `    ${mark} ${text}`;
  if (mark === ' ') return line;
  return mark === '-' ? paint.red(line) : paint.green(line);
}

function totals({ old, new: now, captures, counts }: DiffReport): string[] {
  const events = captures.reduce((sum, one) => sum + one.events, 0);
  const seen = `${amount(captures.length, 'capture')}, ${amount(events, 'event')}`;
  return [
    versionText('old', old), versionText('new', now),
    `${seen}: alerts ${countsText(counts)}; ${grouped(counts.unchanged)} as before`,
  ];
}

const versionText = (which: string, { files, rules, alerts }: VersionReport): string =>
  `${which}: ${amount(rules, 'rule')}, ${amount(alerts, 'alert')} (${files.join(', ')})`;
