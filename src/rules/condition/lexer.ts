// Tokens of a condition. Which token can stand somewhere is known only to the parser (a bare word after `=` reaches further than
// an identifier), so the lexer is a cursor that is asked for one kind at a time.
import { badEscape, nulByte, unclosedString } from '../diagnostics/condition-problems.js';
import { reject, type Diagnostic, type Problem } from '../diagnostic.js';
import { toBytes } from '../../capture/texts.js';
import { placeIn, type TracedText } from '../traced-text.js';
import type { Constant, Range } from './ast.js';
import { unescapeQuoted } from './escapes.js';

/** Shapes of tokens, each tried at the cursor. */
export const TOKENS = {
  blanks: /[ \t\x08\r\n]+/y,
  identifier: /[a-zA-Z]+[a-zA-Z0-9_]*/y,
  field: /[a-zA-Z]+[a-zA-Z0-9_]*(?:\.[a-zA-Z]+[a-zA-Z0-9_]*)+/y,
  argument: /[^\][\x08"' \t\r\n]+/y,
  hexadecimal: /0[xX][0-9a-fA-F]+/y,
  number: /[+-]?[0-9]+\.?[0-9]*(?:[eE][+-][0-9]+)?/y,
  bareText: /[^()"' \x08\t\r\n=,]+/y,
  word: /[a-z]+/y,
  symbol: /<=|<|>=|>|==|=|!=/y,
  /** A quote after a backslash never closes, not even where that backslash is itself escaped. */
  quoted: /"(?:|[^]*?[^\\])"|'(?:|[^]*?[^\\])'/y,
} as const;

export class Lexer {
  position = 0;
  /** The last token taken, for messages. */
  last = '';

  constructor(readonly traced: TracedText) {}

  get text(): string {
    return this.traced.text;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Skips blanks; says whether there were any. */
  blanks(): boolean {
    const found = this.match(TOKENS.blanks);
    this.position += found?.length ?? 0;
    return found !== undefined;
  }

  /** What a shape matches at the cursor, not taken. */
  match(shape: RegExp): string | undefined {
    shape.lastIndex = this.position;
    return shape.exec(this.text)?.[0];
  }

  /** Takes a token of this shape if one stands here. */
  take(shape: RegExp): string | undefined {
    const token = this.match(shape);
    if (token === undefined) return undefined;
    this.position += token.length;
    return (this.last = token);
  }

  /** Takes exactly this text if it stands here. */
  takeText(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    this.last = token;
    return true;
  }

  /** Takes a keyword: it must be followed by a blank or an opening parenthesis. */
  takeKeyword(keyword: string): boolean {
    const next = this.text[this.position + keyword.length];
    return next !== undefined && ' \t\b\r\n('.includes(next) && this.takeText(keyword);
  }

  /** Takes a quoted string, escapes resolved. */
  takeQuoted(): Constant | undefined {
    const quote = this.text[this.position];
    if (quote !== '"' && quote !== "'") return undefined;
    const start = this.position;
    const token = this.take(TOKENS.quoted);
    if (token === undefined) this.fail(unclosedString, { quote });
    const value = unescapeQuoted(token, (escape, index) =>
      this.failAt(badEscape, { escape }, start + index, start + index + escape.length));
    if (value.includes('\0')) this.failAt(nulByte, {}, start, this.position);
    return { kind: 'constant', value, quoted: true, range: this.from(start) };
  }

  /** Takes a token of this shape as a value. */
  takeBare(shape: RegExp): Constant | undefined {
    const start = this.position;
    const token = this.take(shape);
    if (token === undefined) return undefined;
    return { kind: 'constant', value: toBytes(token), quoted: false, range: this.from(start) };
  }

  /** The range from `start` to the cursor. */
  from(start: number): Range {
    return { text: this.traced, start, end: this.position };
  }

  /** Ends the parse with a problem at the cursor (or at the word that stands there). */
  fail<P>(problem: Problem<P>, particulars: P): never {
    const word = this.match(TOKENS.bareText) ?? '';
    this.failAt(problem, particulars, this.position, this.position + word.length);
  }

  /** Ends the parse with a problem of the range from `start` to `end`. */
  failAt<P>(problem: Problem<P>, particulars: P, start: number, end: number): never {
    const diagnostic: Diagnostic = problem(particulars, placeIn(this.traced, start, end));
    return reject(diagnostic);
  }
}
