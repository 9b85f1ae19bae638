// The comparison as a comment on a pull request: a table of rules, and what differs of each folded away.
import { basename, dirname } from 'node:path';
import { fenced, html, inline } from '../../markdown-text.js';
import {
  amount, byEffect, changeText, countsText, definitionLines, doubts, exampleLines, grouped, itemLines, unshown, type DiffLine,
} from './report-lines.js';
import { differing, type DiffReport, type ItemChange, type Place, type RuleReport } from '../report.js';

/** Gives the address of a place in the old or the new version; undefined where it cannot be linked to. */
export type LinkTo = (version: 'old' | 'new', place: Place) => string | undefined;

/** GitHub refuses comments of more than 65,536 characters; some are left for whoever adds a sentence. */
const LONGEST = 60_000;

/** Whole parts are left out at the end where the comment would become too long, and that is said. */
export function markdownReport(report: DiffReport, linkTo: LinkTo): string {
  const { heard, silent } = byEffect(report);
  const callOf = shortNames(report.captures.map(({ file }) => file));
  const parts = [
    summary(report),
    ...(heard.length === 0 ? [] : [table(heard, linkTo)]),
    ...heard.map((rule) => ruleDetails(rule, linkTo, callOf)),
    ...(silent.length === 0 ? [] : [silentDetails(silent, linkTo)]),
    ...(report.items.length === 0 ? [] : [itemDetails(report.items)]),
    ...doubtDetails(report),
  ];
  return joined(parts, footer(report));
}

function joined(parts: readonly string[], end: string): string {
  let text = '', left = 0;
  for (const part of parts) {
    if (text.length + part.length + end.length > LONGEST) left++;
    else text += `${part}\n\n`;
  }
  const cut = left === 0 ? '' : `_${left} more parts would make this comment too long; \`falco-rec diff\` shows them as text or JSON._\n\n`;
  return `${text}${cut}${end}\n`;
}

function summary({ counts, captures, old, new: now }: DiffReport): string {
  const events = captures.reduce((sum, one) => sum + one.events, 0);
  const head = differing(counts) === 0 ? 'the same' : countsText(counts);
  const where = `${amount(captures.length, 'capture')} (${amount(events, 'event')})`;
  return `### Alerts of the changed rules: ${head}\n\nOver ${where}, ${amount(old.rules, 'rule')} gave ${amount(old.alerts, 'alert')}, `
    + `and now ${amount(now.rules, 'rule')} give ${grouped(now.alerts)}; as before: ${grouped(counts.unchanged)}.`;
}

function table(rules: readonly RuleReport[], linkTo: LinkTo): string {
  const rows = rules.map((rule) => {
    const { removed, added, changed, unchanged } = rule.counts;
    const cells = [nameLink(rule, linkTo), ...[removed, added, changed, unchanged].map(cell), inline(changeText(rule))];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| rule | removed | added | changed | as before | in its file |', '|---|---:|---:|---:|---:|---|', ...rows].join('\n');
}

const cell = (count: number): string => (count === 0 ? '' : grouped(count));

function nameLink({ name, old, new: now }: RuleReport, linkTo: LinkTo): string {
  const url = now ? linkTo('new', now) : linkTo('old', old!);
  return url === undefined ? inline(name) : `[${inline(name)}](${url})`;
}

function ruleDetails(rule: RuleReport, linkTo: LinkTo, callOf: (file: string) => string): string {
  const more = unshown(rule);
  const definition = definitionLines(rule), examples = exampleLines(rule, callOf);
  return [
    `<details><summary><b>${html(rule.name)}</b>: ${countsText(rule.counts)}</summary>`, '',
    `${inline(changeText(rule))} · ${places(rule, linkTo)}`, '',
    ...(definition.length === 0 ? [] : [...asDiff(definition), '']),
    ...asDiff(examples), '',
    ...(more > 0 ? [`_${more} more, not shown._`, ''] : []),
    '</details>',
  ].join('\n');
}

const asDiff = (lines: readonly DiffLine[]): string[] =>
  fenced(lines.map(({ mark, text }) => (mark === '@' ? `@@ ${text} @@` : `${mark} ${text}`)), 'diff');

/** Where the rule was and is, linked. */
function places({ old, new: now }: RuleReport, linkTo: LinkTo): string {
  const both = [['old', old], ['new', now]] as const;
  return both.flatMap(([version, place]) => (place === undefined ? [] : [placeLink(place, linkTo(version, place))])).join(' → ');
}

function placeLink({ file, line }: Place, url: string | undefined): string {
  const code = `<code>${inline(basename(file))}:${line}</code>`;
  return url === undefined ? code : `<a href="${html(url)}">${code}</a>`;
}

function silentDetails(rules: readonly RuleReport[], linkTo: LinkTo): string {
  const items = rules.map((rule) => `- **${inline(rule.name)}**: ${inline(changeText(rule))} · ${places(rule, linkTo)}`);
  return folded(`${amount(rules.length, 'rule')} changed in the files, with the same alerts here`, items);
}

const itemDetails = (items: readonly ItemChange[]): string => folded(
  `Lists and macros that differ: ${items.length}`,
  items.flatMap((item) => [
    `- ${item.kind} **${inline(item.name)}**${item.change === 'changed' ? '' : `: ${item.change}`}`,
    ...(item.lines.length === 0 ? [] : ['', ...asDiff(itemLines(item)).map((line) => `  ${line}`)]),
  ]));

function doubtDetails(report: DiffReport): string[] {
  const found = doubts(report);
  return found.length === 0 ? [] : [folded('⚠️ What the comparison cannot say', found.map((doubt) => `- ${inline(doubt)}`))];
}

const folded = (title: string, lines: readonly string[]): string =>
  [`<details><summary>${html(title)}</summary>`, '', ...lines, '', '</details>'].join('\n');

const footer = ({ old, new: now }: DiffReport): string =>
  `<sub>falco-rec diff · old: ${inline(old.files.join(', '))} · new: ${inline(now.files.join(', '))} · `
  + 'why an event matches: `falco-rec explain CAPTURE --rules FILES --event N`</sub>\n';

/** Files by what distinguishes them: the folder that they all lie in is left out. */
function shortNames(files: readonly string[]): (file: string) => string {
  const folders = files.map((file) => dirname(file).split('/'));
  const first = folders[0] ?? [];
  const differs = first.findIndex((name, depth) => folders.some((folder) => folder[depth] !== name));
  const common = differs < 0 ? first.length : differs;
  return (file) => file.split('/').slice(common).join('/');
}
