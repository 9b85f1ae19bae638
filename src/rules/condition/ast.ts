// The tree of a condition: readonly values, told apart by `kind`, each with the range it was read from.
import type { TracedText } from '../traced-text.js';

/** Characters `start` up to `end` of a condition's text. */
export interface Range {
  readonly text: TracedText;
  readonly start: number;
  readonly end: number;
}

export type Expression = And | Or | Not | MacroUse | Check;

interface Written {
  readonly range: Range;
  /** The macros that stood here before they were expanded, the outermost first. */
  readonly macros?: readonly MacroUse[];
}

export interface And extends Written { readonly kind: 'and'; readonly children: readonly Expression[] }
export interface Or extends Written { readonly kind: 'or'; readonly children: readonly Expression[] }
export interface Not extends Written { readonly kind: 'not'; readonly child: Expression }

/** A lone word: the name of a macro. */
export interface MacroUse extends Written { readonly kind: 'macro'; readonly name: string }

export type Modifier = 'oneof' | 'anyof' | 'allof';

/** One test of a field: `fd.name startswith /etc`. */
export interface Check extends Written {
  readonly kind: 'check';
  readonly left: Term;
  readonly operator: string;
  readonly operatorRange: Range;
  readonly modifier: Modifier | undefined;
  /** undefined for `exists`. */
  readonly right: Operand | undefined;
}

/** What has a value for an event: a field, or a transformer over fields. */
export type Term = FieldTerm | TransformerTerm;

export interface FieldTerm {
  readonly kind: 'field';
  readonly name: string;
  /** What stands in brackets. */
  readonly argument: string | undefined;
  readonly range: Range;
}

export interface TransformerTerm {
  readonly kind: 'transformer';
  readonly name: string;
  readonly arguments: readonly TransformerArgument[];
  /** The letter in `getopt(…)[c]`. */
  readonly argument: string | undefined;
  readonly range: Range;
}

export type TransformerArgument = Term | Constant | ArgumentList;

export interface ArgumentList {
  readonly kind: 'arguments';
  readonly items: readonly (Term | Constant)[];
  readonly range: Range;
}

export type Operand = Constant | ConstantList | Term;

/** A written value. Values are byte strings (one character a byte), as texts in captures are. */
export interface Constant {
  readonly kind: 'constant';
  readonly value: string;
  readonly quoted: boolean;
  readonly range: Range;
}

export interface ConstantList {
  readonly kind: 'constants';
  readonly items: readonly Constant[];
  readonly range: Range;
}
