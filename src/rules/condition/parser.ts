// Text of a condition → tree. Recursive descent over the grammar of rules-language section 4; a method a production.
import {
  argumentExpected, blankExpected, bracketExpected, checkExpected, emptyCondition, fieldOfValExpected, listEndExpected, listExpected,
  nestedTooDeep, numberExpected, operatorExpected, parenthesisExpected, transformerArgumentExpected, unexpectedToken, valueExpected,
} from '../diagnostics/condition-problems.js';
import { meant } from '../nearest.js';
import type { TracedText } from '../traced-text.js';
import type {
  ArgumentList, Check, Constant, ConstantList, Expression, FieldTerm, Modifier, Operand, Term, TransformerArgument, TransformerTerm,
} from './ast.js';
import { Lexer, TOKENS } from './lexer.js';
import { GRAMMAR, type RightSide } from './vocabulary.js';

const NESTING_LIMIT = 1000;
const MODIFIERS: ReadonlySet<string> = new Set(['oneof', 'anyof', 'allof']);
const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** Parses a condition; a problem is thrown as a `Rejection`. */
export function parseCondition(traced: TracedText): Expression {
  const lexer = new Lexer(traced);
  lexer.blanks();
  if (lexer.atEnd) lexer.fail(emptyCondition, {});
  const tree = new Parser(lexer).or();
  lexer.blanks();
  if (!lexer.atEnd) lexer.fail(unexpectedToken, { after: lexer.last, hint: hintForLeftover(lexer) });
  return tree;
}

/** Parses the field or transformer call that a text begins with; undefined where it begins with neither. */
export function parseLeadingTerm(traced: TracedText): Term | undefined {
  return new Parser(new Lexer(traced)).term();
}

function hintForLeftover(lexer: Lexer): string | undefined {
  if (lexer.text[lexer.position] === ',') return 'a list must stand in parentheses: in (my_list)';
  const word = lexer.match(TOKENS.identifier) ?? '';
  if (KEYWORDS.has(word)) return `a check must follow '${word}'`;
  if (/^(and|or|not)$/i.test(word)) return `keywords are lower case: ${word.toLowerCase()}`;
  return meant(word, KEYWORDS);
}

class Parser {
  private depth = 0;

  constructor(private readonly lexer: Lexer) {}

  or(): Expression {
    return this.chain('or', () => this.chain('and', () => this.not()));
  }

  private chain(kind: 'and' | 'or', part: () => Expression): Expression {
    const { lexer } = this;
    lexer.blanks();
    const start = lexer.position;
    const children = [part()];
    while ((lexer.blanks(), lexer.takeKeyword(kind))) children.push(part());
    return children.length === 1 ? children[0]! : { kind, children, range: lexer.from(start) };
  }

  private not(): Expression {
    const { lexer } = this;
    lexer.blanks();
    const start = lexer.position;
    let negated = false;
    for (; lexer.takeKeyword('not'); lexer.blanks()) negated = !negated;
    const child = this.primary();
    return negated ? { kind: 'not', child, range: lexer.from(start) } : child;
  }

  private primary(): Expression {
    const { lexer } = this;
    if (lexer.takeText('(')) return this.parenthesised();
    const start = lexer.position;
    const left = this.term();
    if (left !== undefined) return this.check(left, start);
    const name = lexer.take(TOKENS.identifier);
    if (name === undefined || KEYWORDS.has(name)) return this.noCheck(start);
    return { kind: 'macro', name, range: lexer.from(start) };
  }

  private noCheck(start: number): never {
    this.lexer.position = start;
    const next = this.lexer.text[start];
    const hint = next === '"' || next === "'" ? 'a condition compares fields with values, not values with each other' : undefined;
    return this.lexer.fail(checkExpected, { hint });
  }

  private parenthesised(): Expression {
    const { lexer } = this;
    if (++this.depth > NESTING_LIMIT) lexer.fail(nestedTooDeep, { limit: NESTING_LIMIT });
    const inner = this.or();
    lexer.blanks();
    if (!lexer.takeText(')')) lexer.fail(parenthesisExpected, {});
    this.depth--;
    return inner;
  }

  term(): Term | undefined {
    return this.field() ?? this.transformer();
  }

  private field(): FieldTerm | undefined {
    const { lexer } = this;
    const start = lexer.position;
    const name = lexer.take(TOKENS.field);
    if (name === undefined) return undefined;
    return { kind: 'field', name, argument: this.bracketed(name), range: lexer.from(start) };
  }

  private bracketed(after: string): string | undefined {
    const { lexer } = this;
    if (!lexer.takeText('[')) return undefined;
    const argument = lexer.takeQuoted()?.value ?? lexer.take(TOKENS.argument);
    if (argument === undefined) lexer.fail(argumentExpected, { after });
    if (!lexer.takeText(']')) lexer.fail(bracketExpected, {});
    return argument;
  }

  private transformer(): TransformerTerm | undefined {
    const { lexer } = this;
    const start = lexer.position;
    const name = lexer.match(TOKENS.identifier);
    if (name === undefined || !GRAMMAR.transformers.has(name) || lexer.text[start + name.length] !== '(') return undefined;
    lexer.takeText(`${name}(`);
    const args = this.separated(() => this.transformerArgument(name));
    return { kind: 'transformer', name, arguments: args, argument: this.bracketed(`${name}()`), range: lexer.from(start) };
  }

  private transformerArgument(transformer: string): TransformerArgument {
    const { lexer } = this;
    if (transformer === 'val') return this.field() ?? lexer.fail(fieldOfValExpected, {});
    return this.argumentList() ?? this.term() ?? lexer.takeQuoted() ?? lexer.fail(transformerArgumentExpected, { transformer });
  }

  private argumentList(): ArgumentList | undefined {
    const { lexer } = this;
    const start = lexer.position;
    if (!lexer.takeText('(')) return undefined;
    const item = (): Term | Constant =>
      this.term() ?? lexer.takeQuoted() ?? lexer.takeBare(TOKENS.number) ?? lexer.fail(valueExpected, { after: lexer.last });
    return { kind: 'arguments', items: this.separated(item), range: lexer.from(start) };
  }

  /** Items between commas up to a closing parenthesis; the opening one has been taken. */
  private separated<T>(item: () => T): T[] {
    const { lexer } = this;
    const items: T[] = [];
    lexer.blanks();
    if (lexer.takeText(')')) return items;
    for (;;) {
      lexer.blanks();
      items.push(item());
      lexer.blanks();
      if (lexer.takeText(')')) return items;
      if (!lexer.takeText(',')) lexer.fail(listEndExpected, {});
    }
  }

  private check(left: Term, start: number): Check {
    const { lexer } = this;
    lexer.blanks();
    const operatorStart = lexer.position;
    const [operator, side] = this.operator(left);
    const operatorRange = lexer.from(operatorStart);
    lexer.blanks();
    const modifier = side === 'text' ? this.modifier() : undefined;
    const right = this.right(modifier === undefined ? side : 'list', modifier ?? operator);
    return { kind: 'check', left, operator, operatorRange, modifier, right, range: lexer.from(start) };
  }

  private operator(left: Term): [string, RightSide] {
    const { lexer } = this;
    const operator = lexer.match(TOKENS.symbol) ?? lexer.match(TOKENS.word) ?? '';
    const side = GRAMMAR.operators.get(operator);
    if (side === undefined) {
      const after = lexer.text.slice(left.range.start, left.range.end);
      const operators = [...GRAMMAR.operators.keys()].join(' ');
      return lexer.fail(operatorExpected, { after, operators, hint: meant(operator, GRAMMAR.operators.keys()) });
    }
    lexer.takeText(operator);
    const needsBlank = side !== 'none' && /^[a-z]/.test(operator);
    if (needsBlank && lexer.match(TOKENS.blanks) === undefined) lexer.fail(blankExpected, { after: operator });
    return [operator, side];
  }

  /** A word after an operator is a modifier only if a list can follow; otherwise it is a value that reads the same. */
  private modifier(): Modifier | undefined {
    const { lexer } = this;
    const start = lexer.position;
    const last = lexer.last;
    const word = lexer.match(TOKENS.word);
    if (word === undefined || !MODIFIERS.has(word)) return undefined;
    lexer.takeText(word);
    lexer.blanks();
    const next = lexer.match(TOKENS.identifier);
    if (lexer.text[lexer.position] === '(' || (next !== undefined && !KEYWORDS.has(next))) return word as Modifier;
    [lexer.position, lexer.last] = [start, last];
    return undefined;
  }

  private right(side: RightSide, after: string): Operand | undefined {
    const { lexer } = this;
    switch (side) {
      case 'none': return undefined;
      case 'number':
        return this.transformer() ?? lexer.takeBare(TOKENS.hexadecimal) ?? lexer.takeBare(TOKENS.number)
          ?? lexer.fail(numberExpected, { operator: after });
      case 'text':
        return this.transformer() ?? lexer.takeQuoted() ?? lexer.takeBare(TOKENS.bareText) ?? lexer.fail(valueExpected, { after });
      case 'list':
        return this.transformer() ?? this.constants() ?? this.single() ?? lexer.fail(listExpected, { after });
    }
  }

  private constants(): ConstantList | undefined {
    const { lexer } = this;
    const start = lexer.position;
    if (!lexer.takeText('(')) return undefined;
    const item = (): Constant => lexer.takeQuoted() ?? lexer.takeBare(TOKENS.bareText) ?? lexer.fail(valueExpected, { after: lexer.last });
    return { kind: 'constants', items: this.separated(item), range: lexer.from(start) };
  }

  private single(): ConstantList | undefined {
    const word = this.lexer.takeBare(TOKENS.identifier);
    return word && { kind: 'constants', items: [word], range: word.range };
  }
}
