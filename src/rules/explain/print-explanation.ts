// An explanation as lines for people: a tree with a mark for each verdict, values beside the terms, an arrow where it was decided.
//
// A rule of many macros is long, and most of it decided nothing. Such parts are one line each, and so are macros and exceptions that
// are negated and do not hold: their names say what they are about. Whoever wants all of it asks for the full tree.
import type { ExplainedTerm, Explanation } from './explanation.js';
import { PLAIN_LOOK, shortened, type Look } from './look.js';
import { matchedText, valuesText } from './print-values.js';

interface Line {
  readonly depth: number;
  readonly verdict: boolean;
  readonly text: string;
  /** The term that is told; undefined for what joins terms. */
  readonly term: ExplainedTerm | undefined;
  readonly decides: boolean;
}

/** The lines of an explanation, without line ends; `full` opens parts that decided nothing, too. */
export function printExplanation(told: Explanation, look: Look = PLAIN_LOOK, full = false): string[] {
  const lines = linesOf(told, 0, full);
  const widest = Math.max(...lines.filter(({ term }) => term !== undefined).map(widthOf), 0);
  const width = Math.min(widest, WIDEST_TERM, Math.floor(look.columns * 0.6));
  return lines.map((line) => painted(line, width, look));
}

function linesOf(told: Explanation, depth: number, full: boolean): Line[] {
  const { verdict, decides } = told;
  const term = onlyTerm(told);
  const names = namesOf(told);
  const folded = !full && isFolded(told);
  if (folded) return [{ depth, verdict, decides: false, text: textOf(told), term: names.length === 0 ? term : undefined }];
  if (term !== undefined) {
    return [...headsOf(names, told, depth), { depth: depth + names.length, verdict, decides, text: textOf(told, false), term }];
  }
  const heads = told.kind === 'not' ? [...names, 'not'] : joinedHeads(names, told.kind === 'and' ? 'all of' : 'any of');
  return [...headsOf(heads, told, depth), ...partsOf(told).flatMap((part) => linesOf(part, depth + heads.length, full))];
}

/** What stands below; of an `and` within an `and` its parts, since the parentheses between them say nothing. */
function partsOf(told: Explanation): readonly Explanation[] {
  switch (told.kind) {
    case 'term': return [];
    case 'not': return [told.child];
    case 'and':
    case 'or': return told.children.flatMap((child) =>
      (child.kind === told.kind && namesOf(child).length === 0 ? partsOf(child) : [child]));
  }
}

/** A term, or a negated term: one line says it all. */
function onlyTerm(told: Explanation): ExplainedTerm | undefined {
  if (told.kind === 'term') return told;
  return told.kind === 'not' && told.child.kind === 'term' && namesOf(told.child).length === 0 ? told.child : undefined;
}

const headsOf = (names: readonly string[], { verdict }: Explanation, depth: number): Line[] =>
  names.map((text, index) => ({ depth: depth + index, verdict, text, term: undefined, decides: false }));

/** A macro that is a junction needs no line for both. */
const joinedHeads = (names: readonly string[], kind: string): readonly string[] =>
  (names.length === 0 ? [kind] : names.with(-1, `${names.at(-1)}: ${kind}`));

const namesOf = ({ macros, exception }: Explanation): readonly string[] =>
  (exception === undefined ? macros : [`exception ${exception}`, ...macros]);

function isFolded(told: Explanation): boolean {
  if (!told.decides) return true;
  return told.kind === 'not' && told.verdict && namesOf(told.child).length > 0;
}

/** A part in one line: its name, or the condition as its author wrote it. */
function textOf(told: Explanation, byName = true): string {
  const [name] = namesOf(told);
  if (byName && name !== undefined) return name;
  switch (told.kind) {
    case 'term': return told.written;
    case 'not': return `not ${textOf(told.child)}`;
    case 'and':
    case 'or': return `(${told.children.map((child) => textOf(child)).join(` ${told.kind} `)})`;
  }
}

const widthOf = ({ depth, text }: Line): number => 2 * depth + text.length;
/** The marks left and right of a line, and the gap before its value. */
const MARK = 2;
const GAP = 3;
const ARROW = 3;
const NARROWEST = 12;
const WIDEST_TERM = 72;

function painted(line: Line, width: number, { paint, columns }: Look): string {
  const { depth, verdict, text, term, decides } = line;
  const mark = verdict ? paint.green('✓') : paint.red('✗');
  const room = (term === undefined ? columns - MARK : width) - 2 * depth;
  const head = `${'  '.repeat(depth)}${mark} ${shortened(text, Math.max(room, NARROWEST))}`;
  if (term === undefined) return head;
  const fill = ' '.repeat(Math.max(width - widthOf(line), 0) + GAP);
  return `${head}${fill}${paint.dim(valueText(term, columns - MARK - width - GAP - ARROW))}${decides ? paint.yellow('  ◄') : ''}`;
}

function valueText({ values, matched }: ExplainedTerm, width: number): string {
  const item = matchedText(matched, values);
  return `${valuesText(values, Math.max(width - item.length, NARROWEST))}${item}`;
}
