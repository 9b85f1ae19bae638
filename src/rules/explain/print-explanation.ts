// An explanation as lines for people: a tree with a mark for each verdict, values beside the terms, an arrow where it was decided.
import type { ExplainedNegation, ExplainedTerm, Explanation } from './explanation.js';
import type { FailedTerm } from './flips.js';
import type { TermValue } from './terms.js';

/** How words stand out; none of it where nobody looks on. */
export interface Paint {
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

const same = (text: string): string => text;
export const PLAIN: Paint = { red: same, green: same, yellow: same, cyan: same, dim: same, bold: same };

interface Line {
  readonly depth: number;
  readonly verdict: boolean;
  readonly text: string;
  readonly value: string;
  readonly decides: boolean;
}

const WIDEST_TERM = 72;
const WIDEST_VALUE = 60;

/** The lines of an explanation, without line ends. */
export function printExplanation(told: Explanation, paint: Paint = PLAIN): string[] {
  const lines = linesOf(told, 0);
  const width = Math.max(...lines.filter(({ value }) => value !== '').map(widthOf), 0);
  return lines.map((line) => painted(line, width, paint));
}

function linesOf(told: Explanation, depth: number): Line[] {
  const { macros, verdict } = told;
  const named = (text: string, index: number): Line => ({ depth: depth + index, verdict, text, value: '', decides: false });
  if (told.kind === 'term' || told.kind === 'not') return [...macros.map(named), ...linesOfOne(told, depth + macros.length)];
  // A macro that is a junction needs no line for both.
  const kind = told.kind === 'and' ? 'all of' : 'any of';
  const heads = macros.length === 0 ? [kind] : macros.map((name, index) => (index < macros.length - 1 ? name : `${name}: ${kind}`));
  return [...heads.map(named), ...told.children.flatMap((child) => linesOf(child, depth + heads.length))];
}

function linesOfOne(told: ExplainedTerm | ExplainedNegation, depth: number): Line[] {
  const { verdict, decides } = told;
  if (told.kind === 'term') return [termLine(told, depth)];
  const { child } = told;
  // One line says it all where just a test is negated.
  if (child.kind === 'term' && child.macros.length === 0) return [{ ...termLine(child, depth, 'not '), verdict, decides }];
  return [{ depth, verdict, text: 'not', value: '', decides: false }, ...linesOf(child, depth + 1)];
}

/** Lines of the terms that failed, as they should have been: `✗ fd.name = /etc/crontab — it was /etc/shadow`. */
export const printFailed = (failed: readonly FailedTerm[], paint: Paint = PLAIN): string[] =>
  failed.map(({ text, values }) => `${paint.red('✗')} ${shortened(text, WIDEST_TERM)} ${paint.dim(`— it was ${valuesText(values)}`)}`);

const termLine = ({ text, values, verdict, decides }: ExplainedTerm, depth: number, before = ''): Line =>
  ({ depth, verdict, text: shortened(`${before}${text}`, WIDEST_TERM), value: valuesText(values), decides });

/** `cat`; of several `fd.sip 10.0.0.1, fd.cip 10.0.0.2`; of a missing value `no value`. */
export function valuesText(values: readonly TermValue[]): string {
  const shown = values.map(({ value }) => (value === undefined ? 'no value' : shortened(quoted(value), WIDEST_VALUE)));
  return shown.length === 1 ? shown[0]! : shown.map((value, index) => `${values[index]!.term} ${value}`).join(', ');
}

/** Control characters must not move a terminal's cursor, and an empty text must be seen. */
const quoted = (value: string): string => (value === '' || /[\x00-\x1f\x7f-\x9f]/.test(value) ? JSON.stringify(value) : value);

export const shortened = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);

const widthOf = ({ depth, text }: Line): number => 2 * depth + text.length;

function painted(line: Line, width: number, paint: Paint): string {
  const { depth, verdict, text, value, decides } = line;
  const mark = verdict ? paint.green('✓') : paint.red('✗');
  const gap = value === '' ? '' : `${' '.repeat(width - widthOf(line) + 3)}${paint.dim(value)}`;
  return `${'  '.repeat(depth)}${mark} ${text}${gap}${decides ? paint.yellow('  ◄') : ''}`;
}
