// The YAML library's lexer, as patient with indentation as the loader that rule files are written for.
//
// The standard wants what is inside brackets and quotes indented more than what it belongs to. Falco's loader does not look, and
// many a rule file closes a list below its key. Nor does it mind a comma with nothing before it: there it reads null.
import { CST, Lexer } from 'yaml';

type Steps = Generator<string, string | null>;

/** What the library keeps to itself: how far a line must be indented to go on with what is open, and who asks. */
interface Inside {
  indentNext: number;
  lex(text: string): Generator<string>;
  parseFlowCollection(): Steps;
  parseQuotedScalar(): Steps;
}

const StrictLexer = Lexer as unknown as new () => Inside;

class LenientLexer extends StrictLexer {
  override parseFlowCollection(): Steps {
    return this.anyIndentation(super.parseFlowCollection());
  }

  override parseQuotedScalar(): Steps {
    return this.anyIndentation(super.parseQuotedScalar());
  }

  private* anyIndentation(steps: Steps): Steps {
    const { indentNext } = this;
    this.indentNext = 0;
    const next = yield* steps;
    this.indentNext = indentNext;
    return next;
  }
}

const OPENS_ITEM: ReadonlySet<string> = new Set(['[', '{', ',']);
const isBlank = (lexeme: string): boolean => lexeme.trim() === '' || lexeme.startsWith('#');

/** Gives `[a,,b]` the empty text in the middle, which the library would only complain of. */
function* withEmptyItems(lexemes: Iterable<string>): Generator<string> {
  let before = '';
  for (const lexeme of lexemes) {
    if (lexeme === ',' && OPENS_ITEM.has(before)) yield* [CST.SCALAR, ''];
    yield lexeme;
    // What follows the mark of a text is that text, whatever it looks like.
    if (before === CST.SCALAR) before = '';
    else if (!isBlank(lexeme)) before = lexeme;
  }
}

/** The lexemes of a text, for the library's parser. */
export const lexemesOf = (text: string): Generator<string> => withEmptyItems(new LenientLexer().lex(text));
