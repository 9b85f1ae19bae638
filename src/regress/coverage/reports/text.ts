// Coverage for people: by file, every rule with its parts that are not covered, macros and lists where something is not.
import { shortened, type Paint } from '../../../rules/explain/look.js';
import { percentText } from '../../percent-text.js';
import { isCovered, shareOf, type Coverage, type PartResult, type RuleResult, type Share } from '../result.js';
import { GROUPS } from '../groups.js';
import { whyUncovered } from './wording.js';

/** The whole report, with line ends. */
export function printCoverage(coverage: Coverage, paint: Paint): string {
  const owners = byOwner(coverage.parts);
  const files = [...new Set(owners.map(({ file }) => file))];
  const sections = files.flatMap((file) => {
    const lines = owners.filter((owner) => owner.file === file).flatMap((owner) => ownerLines(owner, coverage, paint));
    return lines.length === 0 ? [] : [paint.bold(file), ...lines, ''];
  });
  return [...sections, ...totals(coverage.parts, paint)].map((line) => `${line}\n`).join('');
}

interface Owned {
  readonly kind: PartResult['owner']['kind'];
  readonly name: string;
  /** Where it is defined, as far as its parts tell. */
  readonly file: string;
  readonly parts: readonly PartResult[];
}

function byOwner(parts: readonly PartResult[]): readonly Owned[] {
  const owners = new Map<string, Owned & { parts: PartResult[] }>();
  for (const part of parts) {
    const { owner: { kind, name }, file } = part;
    const key = `${kind} ${name}`;
    const owned = owners.get(key) ?? { kind, name, file, parts: [] };
    // What was appended elsewhere may come first; the thing itself says where it belongs.
    owners.set(key, part.kind === kind ? { ...owned, file } : owned);
    owned.parts.push(part);
  }
  return [...owners.values()];
}

function ownerLines(owned: Owned, { rules }: Coverage, paint: Paint): string[] {
  const { kind, name, parts } = owned;
  const open = parts.filter((part) => !isCovered(part));
  const unexplained = open.filter(({ explained }) => explained === undefined);
  const rule = kind === 'rule' ? rules.find((one) => one.name === name) : undefined;
  if (rule === undefined && open.length === 0) return [];
  const mark = unexplained.length === 0 ? paint.green('✓') : paint.red('✗');
  const itself = unexplained.find((part) => part.kind === kind);
  const facts = [`${parts.length - open.length} of ${parts.length}`, ...(rule !== undefined && rule.fired > 0 ? [firedText(rule)] : [])];
  return [
    `  ${mark} ${kind} ${paint.bold(name)}  ${paint.dim(facts.join(', '))}${itself ? paint.yellow(`  ${whyUncovered(itself)}`) : ''}`,
    ...ruleLines(rule, paint),
    // Of what is dead as a whole, or was never asked, no part need be told.
    ...(itself === undefined || mayBeMended(itself) ? openLines(unexplained.filter((part) => part !== itself), owned, paint) : []),
    ...explainedLines(open, paint),
  ];
}

const mayBeMended = ({ dead, seen }: PartResult): boolean => dead === undefined && seen.true + seen.false > 0;

const openLines = (parts: readonly PartResult[], owned: Owned, paint: Paint): string[] => [
  ...parts.filter(({ kind }) => kind !== 'item').flatMap((part) => partLines(part, owned, paint)),
  ...itemLines(parts.filter(({ kind }) => kind === 'item'), owned, paint),
];

const firedText = ({ fired }: RuleResult): string => (fired === 1 ? 'fired once' : `fired ${fired} times`);

function ruleLines(rule: RuleResult | undefined, paint: Paint): string[] {
  if (rule === undefined) return [];
  const { shadow, unrecorded } = rule;
  return [
    ...(shadow === undefined ? [] : [shadow.text]),
    ...(unrecorded.length === 0 ? [] : [`it asks about events that were not recorded: ${unrecorded.join(', ')}`]),
  ].map((line) => `      ${paint.yellow(line)}`);
}

function partLines(part: PartResult, { file }: Owned, paint: Paint): string[] {
  const [line, caret] = part.snippet.split('\n');
  const gutter = paint.dim('|');
  return [
    `      ${addressIn(file, part)}  ${shortened(part.text, WIDEST)} ${paint.yellow(whyUncovered(part))}`,
    `        ${gutter} ${line}`, `        ${gutter} ${paint.yellow(caret!)}`,
  ];
}

/** Items that have the same fate are told together. */
function itemLines(items: readonly PartResult[], { file }: Owned, paint: Paint): string[] {
  const fates = new Map<string, PartResult[]>();
  for (const item of items) fates.set(whyUncovered(item), [...(fates.get(whyUncovered(item)) ?? []), item]);
  return [...fates].flatMap(([fate, some]) => {
    const names = filled(some.map(({ text }) => shortened(text, WIDEST)), 92);
    const head = `      ${addressIn(file, some[0]!)}  ${paint.yellow(`${fate}:`)} ${names[0]}`;
    return [head, ...names.slice(1).map((line) => `        ${line}`)];
  });
}

function explainedLines(open: readonly PartResult[], paint: Paint): string[] {
  const whys = new Map<string, number>();
  for (const { explained } of open) if (explained !== undefined) whys.set(explained, (whys.get(explained) ?? 0) + 1);
  return [...whys].map(([why, count]) => paint.dim(`      ${count} left out on purpose: ${why}`));
}

const addressIn = (file: string, part: PartResult): string =>
  (part.file === file ? `${part.line}:${part.column}` : `${part.file}:${part.line}:${part.column}`);

/** Characters of a part's text. */
const WIDEST = 72;

/** Words with commas between, on lines of this width. */
function filled(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const [index, word] of words.entries()) {
    const text = index < words.length - 1 ? `${word},` : word;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= width) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return lines;
}

function totals(parts: readonly PartResult[], paint: Paint): string[] {
  return Object.entries(GROUPS).flatMap(([name, { has }]) => {
    const some = parts.filter(has);
    return some.length === 0 ? [] : [totalLine(name, shareOf(some), paint)];
  });
}

function totalLine(name: string, { covered, total, explained }: Share, paint: Paint): string {
  const left = explained === 0 ? '' : paint.dim(`, ${explained} left out on purpose`);
  return `${name.padEnd(10)} ${`${covered} of ${total}`.padStart(13)} ${percentText(covered, total).padStart(8)}${left}`;
}
