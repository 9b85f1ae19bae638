// Where each character of a scalar's value was written.
//
// YAML changes only blanks (folding, indentation) and, in quotes, escapes. So value and source are walked side by side:
// what is no blank is found again in order, and a blank lies where the source's blanks begin.
import type { Place } from '../traced-text.js';

const BLANK = /[ \t\r\n]/;

/** Offsets in the source of the characters of `value`, whose scalar stands at `place`. */
export function scalarOffsets(value: string, { source, offset, length }: Place): Uint32Array {
  const { text } = source;
  const end = offset + length;
  let at = contentStart(text, offset);
  const style = text[offset];
  const offsets = new Uint32Array(value.length);
  for (let index = 0; index < value.length; index++) {
    const character = value[index]!;
    if (!BLANK.test(character)) while (at < end && BLANK.test(text[at]!)) at++;
    offsets[index] = Math.min(at, Math.max(offset, end - 1));
    at += widthAt(text, at, style, character);
  }
  return offsets;
}

/** Block scalars begin on the line after their header; quoted ones after the quote. */
function contentStart(text: string, offset: number): number {
  const style = text[offset];
  if (style === '>' || style === '|') return text.indexOf('\n', offset) + 1 || text.length;
  return style === '"' || style === "'" ? offset + 1 : offset;
}

/** How many characters of the source a character of the value takes. */
function widthAt(text: string, at: number, style: string | undefined, character: string): number {
  if (style === '"' && text[at] === '\\') {
    const escape = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|[^])/.exec(text.slice(at, at + 80))!;
    return escape[0].length;
  }
  if (style === "'" && character === "'") return 2;
  if (BLANK.test(character)) return BLANK.test(text[at] ?? 'x') ? 1 : 0;
  return text[at] === character ? 1 : 0;
}
