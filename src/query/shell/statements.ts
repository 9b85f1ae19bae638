// Where statements end in what was typed so far: at a `;` outside of quotes and comments.

/** Comments, quoted texts (also those that are not closed yet), and ends of statements. */
const TOKEN = new RegExp([
  String.raw`(?<comment>--[^\n]*|/\*[\s\S]*?(?:\*/|$))`,
  String.raw`(?<quoted>(?<!\w)[eE]'(?:\\[\s\S]|''|[^'\\])*(?:'|$)|'(?:''|[^'])*(?:'|$)|"(?:""|[^"])*(?:"|$)`,
  String.raw`(?<!\w)\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$))`,
  String.raw`(?<end>;)`,
].join('|'), 'g');

export interface Typed {
  /** Statements that are whole; blank where there is none. */
  readonly whole: string;
  /** What begins the next one. */
  readonly rest: string;
}

export function splitTyped(text: string): Typed {
  let end = 0;
  for (const { index, groups } of text.matchAll(TOKEN)) if (groups!['end']) end = index + 1;
  const rest = text.slice(end);
  return { whole: text.slice(0, end), rest: isBlank(rest) ? '' : rest };
}

/** Nothing but blanks and comments that are closed. */
const isBlank = (text: string): boolean => text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() === '';

/** Whether the end of a text lies in quotes or in a comment, where no name is meant. */
export function isWithinText(text: string): boolean {
  const last = [...text.matchAll(TOKEN)].at(-1);
  if (last?.groups!['end'] || last === undefined || last.index + last[0].length < text.length) return false;
  return last[0].startsWith('--') || (last.groups!['comment'] ? !last[0].endsWith('*/') : /^[eE]?'/.test(last[0]) && !isClosed(last[0]));
}

const isClosed = (quoted: string): boolean => quoted.length > 1 && quoted.endsWith("'");

/** A statement as a line editor can bring it back; undefined where a text in it has several lines. */
export function asOneLine(statement: string): string | undefined {
  let line = '', at = 0, fits = true;
  for (const { index, 0: token, groups } of statement.matchAll(TOKEN)) {
    line += joined(statement.slice(at, index)) + (groups!['comment'] ? inlined(token) : token);
    if (groups!['quoted'] && token.includes('\n')) fits = false;
    at = index + token.length;
  }
  return fits ? (line + joined(statement.slice(at))).trim() : undefined;
}

const joined = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** A comment up to the end of a line would take the rest of the statement with it. */
const inlined = (comment: string): string =>
  joined(comment.startsWith('--') ? `/* ${comment.slice(2).trim().replaceAll('*/', '* /')} */` : comment);
