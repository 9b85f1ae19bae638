// Text → documents of the YAML library, where Falco's loader would begin and end them.
//
// What stands to the left of a document's first line, or as far left without going on with it, begins another document for that
// loader; the library takes it for a mistake.
import { Composer, Parser, type Document, type YAMLParseError } from 'yaml';
import { lexemesOf } from './lenient-lexer.js';
import { strayTab } from './stray-tab.js';

export interface ReadDocument {
  readonly document: Document.Parsed;
  /** Where the text begins that its positions count from. */
  readonly base: number;
}

/** What is wrong with a text, at this offset and so many characters long. */
export interface YamlFault { readonly reason: string; readonly offset: number; readonly length: number }

/** More documents than anybody begins by indentation. */
const MOST_PARTS = 1000;

const OPTIONS = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, strict: false } as const;

/** All documents up to the first fault. */
export function readDocuments(text: string): { readonly documents: readonly ReadDocument[]; readonly fault?: YamlFault } {
  const documents: ReadDocument[] = [];
  // A byte order mark would count as indentation.
  let base = text.startsWith('\uFEFF') ? 1 : 0;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const part = text.slice(base);
    const whole = compose(part);
    const error = firstError(whole);
    const begins = error && beginsAnother(error, part);
    if (error !== undefined && begins === undefined) return { documents, fault: faultOf(error, base) };
    const found = begins === undefined ? whole : compose(part.slice(0, begins));
    documents.push(...found.map((document) => ({ document, base })));
    const left = firstError(found);
    if (left !== undefined) return { documents, fault: faultOf(left, base) };
    const tab = found.map((document) => strayTab(document, part)).find((at) => at !== undefined);
    if (tab !== undefined) return { documents, fault: { reason: 'A tab where indentation is looked for', offset: base + tab, length: 1 } };
    if (begins === undefined) return { documents };
    base += begins;
  }
  return { documents, fault: { reason: `More than ${MOST_PARTS} documents without a line of ---`, offset: base, length: 1 } };
}

const compose = (text: string): Document.Parsed[] => [...new Composer(OPTIONS).compose(tokensOf(text), false, text.length)];

function* tokensOf(text: string): ReturnType<Parser['parse']> {
  const parser = new Parser();
  for (const lexeme of lexemesOf(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

const firstError = (documents: readonly Document.Parsed[]): YAMLParseError | undefined =>
  documents.flatMap(({ errors }) => errors).find((error) => !isEscapedApostrophe(error) && !isUnknownTag(error));

/** Falco's loader takes it in double quotes for the apostrophe; the library leaves it as it is written, and complains. */
export const isEscapedApostrophe = ({ message }: YAMLParseError): boolean => message === "Invalid escape sequence \\'";

/** Falco's loader takes no notice of tags, not even of those that nothing declares. */
const isUnknownTag = ({ code }: YAMLParseError): boolean => code === 'TAG_RESOLVE_FAILED';

/** Where another document begins, if that is what the error is about: the first thing on its line, behind a whole document. */
function beginsAnother({ message, pos: [at] }: YAMLParseError, text: string): number | undefined {
  if (!message.endsWith('at node end')) return undefined;
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return line > 0 && text.slice(line, at).trim() === '' ? line : undefined;
}

const faultOf = ({ message, pos: [start, end] }: YAMLParseError, base: number): YamlFault =>
  ({ reason: message.split('\n')[0]!, offset: base + start, length: Math.max(1, end - start) });
