// A condition as the tree that its author wrote, each test of it ready to be asked alone.
//
// The engine folds, groups and keeps; here nothing is kept, so that every term can be told with its value. The predicates are
// those that the engine opens, which is why both must give the same verdict.
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import { bindCondition } from '../compile/bind.js';
import { bindTerm, placeOf, type Vocabulary } from '../compile/bind-term.js';
import type { Check, Expression, Term } from '../condition/ast.js';
import { printCondition, printTerm } from '../condition/print.js';
import { FIELD_VOCABULARY } from '../field-vocabulary.js';
import { positionOf } from '../render-diagnostic.js';
import { originsAt } from '../traced-text.js';
import { asker, decider } from './asker.js';
import { matchedItems, type MatchedItem } from './matched-items.js';
import { valueReader } from './values.js';
import { writtenTerm } from './written-term.js';

interface Named {
  /** Macros that stand here in the rule, the outermost first. */
  readonly macros: readonly string[];
  /** The exception that this is the test of; the rule has it negated. */
  readonly exception?: string | undefined;
}

/** Where a test was written: in the rule, a macro or an exception; lines count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
}

/** One test: `fd.name startswith /etc`. */
export interface AskedTerm extends Named {
  readonly kind: 'term';
  /** With the items of lists: what reads the same is the same test. */
  readonly text: string;
  /** As its author wrote it: with the names of lists. */
  readonly written: string;
  readonly check: Check;
  readonly position: Position;
  /** Macros that it stands in, the outermost first. */
  readonly within: readonly string[];
  /** The exception that it stands in. */
  readonly excepted: string | undefined;
  /** Its verdict where the event's code alone decides it: no other event of this kind can change that. */
  decidedBy(code: number): boolean | undefined;
  ask(event: CurrentEvent): boolean;
  /** What it is about: each field or transformer as written, with its value as outputs show it; undefined for none. */
  values(event: CurrentEvent): readonly TermValue[];
  /** Of a list on its right, the items that it is true for. */
  matched(event: CurrentEvent): readonly MatchedItem[];
}

export interface TermValue {
  readonly term: string;
  readonly value: string | undefined;
}

export interface AskedJunction extends Named { readonly kind: 'and' | 'or'; readonly children: readonly AskedTree[] }
export interface AskedNegation extends Named { readonly kind: 'not'; readonly child: AskedTree }
export type AskedTree = AskedTerm | AskedJunction | AskedNegation;

/** What terms are opened for, and what stands around them. */
interface Surroundings {
  readonly state: State;
  readonly vocabulary: Vocabulary;
  readonly within: readonly string[];
  readonly excepted: string | undefined;
}

/** Makes the terms of a condition ready for a state. Its macros are expanded, and it is known to be sound. */
export const askTerms = (tree: Expression, state: State, vocabulary: Vocabulary = FIELD_VOCABULARY): AskedTree =>
  treeOf(tree, undefined, { state, vocabulary, within: [], excepted: undefined });

function treeOf(tree: Expression, exception: string | undefined, around: Surroundings): AskedTree {
  const macros = (tree.macros ?? []).map(({ name }) => name);
  const here = { ...around, within: [...around.within, ...macros], excepted: exception ?? around.excepted };
  switch (tree.kind) {
    case 'and':
    case 'or': return { kind: tree.kind, macros, exception, children: tree.children.map((child) => treeOf(child, undefined, here)) };
    case 'not': return { kind: 'not', macros, exception, child: treeOf(tree.child, exceptionOf(tree), here) };
    case 'check': return { ...termOf(tree, here), macros, exception };
    case 'macro': throw new Error(`macro ${tree.name} was not expanded`);
  }
}

/** An exception is written behind the rule's condition as `not (…)`. */
const exceptionOf = ({ range }: Expression): string | undefined =>
  originsAt(range.text, range.start).find(({ kind }) => kind === 'exception')?.name;

function termOf(check: Check, { state, vocabulary, within, excepted }: Surroundings): Omit<AskedTerm, keyof Named> {
  const bound = bindCondition(check, vocabulary);
  const readers = termsOf(check).map((term) => ({ term: printTerm(term), read: valueReader(bindTerm(term, vocabulary), state.texts) }));
  return {
    kind: 'term', check, text: printCondition(check), written: writtenTerm(check), position: positionOfCheck(check), within, excepted,
    decidedBy: decider(bound),
    ask: asker(bound, state),
    values: (event) => readers.map(({ term, read }) => ({ term, value: read(event) })),
    matched: matchedItems(check, state, vocabulary),
  };
}

const termsOf = ({ left, right }: Check): readonly Term[] =>
  (right?.kind === 'field' || right?.kind === 'transformer' ? [left, right] : [left]);

function positionOfCheck({ range }: Check): Position {
  const { source, offset } = placeOf(range);
  return { file: source.name, line: positionOf(source, offset).line };
}
