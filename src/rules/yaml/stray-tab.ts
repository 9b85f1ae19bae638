// Tabs that look like indentation behind a plain text. Falco's loader refuses them; the YAML library takes such a line for blank.
import { isCollection, visit, type Document, type Node } from 'yaml';

/** Offset of the first such tab in a text that the document was read from; undefined where there is none. */
export function strayTab(document: Document.Parsed, text: string): number | undefined {
  if (!text.includes('\t')) return undefined;
  let found: number | undefined;
  visit(document, {
    Scalar(_, { type, range }, path) {
      if (type === 'PLAIN' && range) found = tabBehind(text, range[1], columnOf(path, text) + 1);
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

/** The column of the collection that a text is in; those in brackets have none. */
function columnOf(path: readonly unknown[], text: string): number {
  const around = path.findLast(isCollection) as (Node & { flow?: boolean }) | undefined;
  if (around?.range == null || around.flow === true) return -1;
  const [start] = around.range;
  return start - text.lastIndexOf('\n', start - 1) - 1;
}

/** A tab before column `indent` on the lines that come next, up to the first that is not blank. */
function tabBehind(text: string, end: number, indent: number): number | undefined {
  const rest = /[ \t]*\r?\n/y;
  rest.lastIndex = end;
  while (rest.test(text)) {
    const line = rest.lastIndex;
    let at = line;
    while (text[at] === ' ') at++;
    if (text[at] === '\t' && at - line < indent) return at;
    rest.lastIndex = line;
  }
  return undefined;
}
