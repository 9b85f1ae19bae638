// Long texts on lines of reports: cut or wrapped, and with nothing in them that could forge a line.
import { shortened as cut } from '../../../rules/explain/look.js';
import { printable } from '../../../rules/printable.js';

export const PRINTED_WIDTH = 100;

/** At most so many characters, in one line. */
export const shortened = (text: string, width = PRINTED_WIDTH): string => cut(printable(text), width);

/** In lines of about that width, broken between words. */
export function wrap(text: string, width = PRINTED_WIDTH): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
