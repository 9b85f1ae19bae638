// What every report says of a rule: its changes and its examples as lines that begin with - or +, and counts in words.
import type { MarkedLine } from '../changed-lines.js';
import type { PropertyChange } from '../definition-changes.js';
import { changedWords } from '../changed-words.js';
import { PRINTED_WIDTH, shortened, wrap } from './shorten.js';
import { differing, type Counts, type DiffReport, type Example, type ItemChange, type RuleReport } from '../report.js';

/** A line of a difference: `@` heads what follows. */
export interface DiffLine {
  readonly mark: '-' | '+' | ' ' | '@';
  readonly text: string;
}

/** More lines of one change are counted, not shown. */
const MOST_LINES = 24;

/** What `changeText` says in full already. */
const SHORT: ReadonlySet<string> = new Set(['name', 'enabled', 'priority']);

/** What changed in the definition, as far as it differs. */
export const definitionLines = ({ changes }: RuleReport): readonly DiffLine[] =>
  changes.filter(({ property }) => !SHORT.has(property)).flatMap(propertyLines);

function propertyLines({ property, old, new: now, lines }: PropertyChange): DiffLine[] {
  return [{ mark: '@', text: property }, ...bounded(lines?.map(nested) ?? valueLines(old, now))];
}

/** What a list or a macro has got and lost. */
export const itemLines = ({ lines }: ItemChange): readonly DiffLine[] => bounded(lines.map(nested));

const nested = ({ mark, depth, text }: MarkedLine): DiffLine => ({ mark, text: '  '.repeat(depth) + shortened(text) });

/** Two long texts: as far as they differ, or if they have little in common, both. */
function valueLines(old: string, now: string): DiffLine[] {
  const words = old === '' || now === '' ? undefined : changedWords(old, now);
  if (words !== undefined && words.length > 0) return words.flatMap(({ mark, text }) => wrapped(mark, text));
  return [...paragraphs('-', old), ...paragraphs('+', now)];
}

const paragraphs = (mark: DiffLine['mark'], value: string): DiffLine[] =>
  (value === '' ? [] : value.split('\n').flatMap((text) => wrapped(mark, shortened(text, MOST_LINES * PRINTED_WIDTH))));

function bounded(lines: readonly DiffLine[]): readonly DiffLine[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), { mark: ' ', text: `… ${lines.length - MOST_LINES + 1} more lines` }];
}

/** Differences of alerts with the places of their events, captures called by what `callOf` gives. */
export const exampleLines = ({ examples }: RuleReport, callOf = (file: string): string => file): readonly DiffLine[] =>
  examples.flatMap((example) => [{ mark: '@', text: exampleHead(example, callOf) }, ...alertLines(example)]);

function exampleHead({ kind, capture, event, parts, alike }: Example, callOf: (file: string) => string): string {
  const which = parts.length === 0 ? kind : `${kind}: ${parts.join(', ')}`;
  return `${callOf(capture)} event ${event} ${which}${alike === 0 ? '' : `, and ${alike} alike`}`;
}

/** Of a changed alert the new text, and which words of it are other ones. */
function alertLines({ old, new: now }: Example): DiffLine[] {
  if (old === undefined || now === undefined) return wrapped(now ? '+' : '-', alertText((now ?? old)!));
  const [before, after] = [alertText(old), alertText(now)];
  const words = changedWords(before, after);
  if (words === undefined) return [...wrapped('-', before), ...wrapped('+', after)];
  return [...wrapped(' ', after), ...words.flatMap(({ mark, text }) => wrapped(mark, text))];
}

const alertText = ({ priority, message }: NonNullable<Example['old']>): string =>
  shortened(`${priority}: ${message}`, 8 * PRINTED_WIDTH);

/** What does not fit a line goes on further in. */
const wrapped = (mark: DiffLine['mark'], text: string): DiffLine[] =>
  wrap(text).map((line, index) => ({ mark, text: index === 0 ? line : `    ${line}` }));

/** `97,713`. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 capture`, `1,200 captures`. */
export const amount = (n: number, what: string): string => `${grouped(n)} ${what}${n === 1 ? '' : 's'}`;

/** `3 removed, 12 added`; of none `none`. */
export function countsText({ removed, added, changed }: Counts): string {
  const told = [[removed, 'removed'], [added, 'added'], [changed, 'changed']] as const;
  return told.filter(([n]) => n > 0).map(([n, word]) => `${grouped(n)} ${word}`).join(', ') || 'none';
}

/** What became of the rule's definition, in a few words: `removed`, `renamed from X; condition, output`. */
export function changeText({ change, changes }: RuleReport): string {
  const renamed = changes.find(({ property }) => property === 'name');
  const properties = changes.filter((one) => one !== renamed).map(shortChange);
  if (change === 'added' || change === 'removed') return change;
  return [...(renamed ? [`renamed from ${renamed.old}`] : []), ...properties].join(', ') || 'not changed itself';
}

/** What is short is said at once. */
function shortChange({ property, old, new: now }: PropertyChange): string {
  if (property === 'enabled') return now === 'true' ? 'enabled' : 'disabled';
  return property === 'priority' ? `${old} → ${now}` : property;
}

/** Examples that are not shown, and are not like one that is. */
export function unshown({ counts, examples }: RuleReport): number {
  return differing(counts) - examples.reduce((shown, { alike }) => shown + 1 + alike, 0);
}

/** Rules whose alerts differ, and those that only are written otherwise. */
export function byEffect({ rules }: DiffReport): { readonly heard: readonly RuleReport[]; readonly silent: readonly RuleReport[] } {
  const isHeard = ({ counts }: RuleReport): boolean => differing(counts) > 0;
  return { heard: rules.filter(isHeard), silent: rules.filter((rule) => !isHeard(rule)) };
}

/** What keeps the comparison from being the whole truth: captures that were not read, lost events, what was not recorded. */
export function doubts({ captures }: DiffReport): readonly string[] {
  const told = captures.flatMap(({ file, lost, problems, unread }) => [
    ...problems.map((problem) => `${file}: ${unread ? 'not compared: ' : ''}${problem}`),
    ...(lost > 0 ? [`${file}: ${lost} events were lost while recording`] : []),
  ]);
  const unjudged = new Map<string, string[]>();
  for (const { file, unjudged: rules } of captures) {
    for (const name of Object.keys(rules)) unjudged.set(name, [...(unjudged.get(name) ?? []), file]);
  }
  return [...told, ...[...unjudged].map(([rule, files]) =>
    `rule ${rule} asks about events that ${files.length === 1 ? `${files[0]} does` : `${files.length} captures do`} not have recorded`)];
}
