// Text from captures and rule files inside Markdown: nothing of it may be taken for markup.

/** Lines as a block of code, behind a fence longer than any run of backticks within, so that nothing can end it early. */
export function fenced(lines: readonly string[], language = ''): string[] {
  const runs = lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length + 1));
  const fence = '`'.repeat(Math.max(3, ...runs));
  return [`${fence}${language}`, ...lines, fence];
}

/** As text between tags. A name after @ would be told that somebody mentions it. */
export const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '&#64;');

/** As text in a paragraph or a cell of a table: what Markdown would read as markup is escaped, too. */
export const inline = (text: string): string => html(text).replace(/[\\`*_[\]|~]/g, '\\$&');
