// Diagnostics as people and machines read them: text with the line and a caret, and JSON in Falco's shape.
import { CODES, severityOf, type Diagnostic, type Within } from './diagnostic.js';
import type { Place, Source } from './traced-text.js';

const CONTEXT = 60;

interface Position {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const lineStarts = new WeakMap<Source, readonly number[]>();

/** Offsets at which lines begin; found once, since every rule is placed by them. */
function lineStartsOf(source: Source): readonly number[] {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    starts = [0, ...[...source.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    lineStarts.set(source, starts);
  }
  return starts;
}

/** Line and column (from 1) of an offset, and the line itself. */
export function positionOf(source: Source, offset: number): Position {
  const starts = lineStartsOf(source);
  const line = starts.findLastIndex((one) => one <= offset) + 1;
  const start = starts[line - 1]!;
  const end = source.text.indexOf('\n', start);
  return { line, column: offset - start + 1, text: source.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '') };
}

/** The line with a caret under the place; long lines are cut around it. */
export function snippetOf(place: Place): string {
  const { column, text } = positionOf(place.source, place.offset);
  const from = Math.max(0, column - 1 - CONTEXT);
  const shown = text.slice(from, column - 1 + CONTEXT).replaceAll('\t', ' ');
  const width = Math.max(1, Math.min(place.length, shown.length - (column - 1 - from)));
  return `${shown}\n${' '.repeat(column - 1 - from)}${'^'.repeat(width)}`;
}

const placeOf = (diagnostic: Diagnostic): Place | undefined =>
  diagnostic.place ?? diagnostic.within.findLast(({ place }) => place !== undefined)?.place;

/** The file that a diagnostic is about: where it is to be mended. */
export const fileOf = (diagnostic: Diagnostic): string | undefined => placeOf(diagnostic)?.source.name;

/** Where a diagnostic points, line and column from 1; undefined is what is not known or not read. */
export interface Address {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

export function addressOf(diagnostic: Diagnostic): Address {
  const place = placeOf(diagnostic);
  const { line, column } = place === undefined || place.source.text === '' ? {} : positionOf(place.source, place.offset);
  return { file: place?.source.name, line, column };
}

/** One diagnostic as a compiler would say it: place, message, line with caret, help. */
export function renderText(diagnostic: Diagnostic): string {
  const place = placeOf(diagnostic);
  const address = Object.values(addressOf(diagnostic)).filter((part) => part !== undefined).join(':');
  const at = address === '' ? '' : `${address}: `;
  const lines = [`${at}${severityOf(diagnostic.code)}: ${diagnostic.message} [${diagnostic.code}]`];
  const named = diagnostic.within.findLast(({ name }) => name !== '');
  if (named !== undefined) lines.push(`  in ${named.type} '${named.name}'`);
  if (place !== undefined && place.source.text !== '') lines.push(...snippetOf(place).split('\n').map((line) => `  | ${line}`.trimEnd()));
  if (diagnostic.help !== undefined) lines.push(`  = help: ${diagnostic.help}`);
  return `${lines.join('\n')}\n`;
}

/** A diagnostic as `falco -V` with JSON output has it; lines and columns count from 0 there. */
export interface FalcoDiagnostic {
  readonly context: { readonly locations: readonly FalcoLocation[]; readonly snippet: string };
  readonly code: string;
  readonly codedesc: string;
  readonly message: string;
}

interface FalcoLocation {
  readonly item_type: string;
  readonly item_name: string;
  readonly position: { readonly name: string; readonly line: number; readonly column: number; readonly offset: number };
}

/** One diagnostic in Falco's JSON shape. */
export function renderJson(diagnostic: Diagnostic): FalcoDiagnostic {
  const place = placeOf(diagnostic);
  return {
    context: {
      locations: diagnostic.within.map((within) => locationOf(within, place?.source.name ?? '')),
      snippet: place === undefined ? '' : `${snippetOf(place)}\n`,
    },
    code: diagnostic.code,
    codedesc: CODES[diagnostic.code],
    message: diagnostic.message,
  };
}

function locationOf({ type, name, place }: Within, file: string): FalcoLocation {
  if (place === undefined) return { item_type: type, item_name: name, position: { name: file, line: 0, column: 0, offset: 0 } };
  const { line, column } = positionOf(place.source, place.offset);
  return {
    item_type: type, item_name: name,
    position: { name: place.source.name, line: line - 1, column: column - 1, offset: place.offset },
  };
}
