// A condition as the tree that its author wrote, each test of it ready to be asked alone.
//
// The engine folds, groups and keeps; here nothing is kept, so that every term can be told with its value. The predicates are
// those that the engine opens, which is why both must give the same verdict.
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import { bindCondition } from '../compile/bind.js';
import { bindTerm, type Vocabulary } from '../compile/bind-term.js';
import type { Bound } from '../compile/bound.js';
import type { Check, Expression, Term } from '../condition/ast.js';
import { printCondition, printTerm } from '../condition/print.js';
import { FIELD_VOCABULARY } from '../field-vocabulary.js';
import { valueReader } from './values.js';

interface Named {
  /** Macros that stand here in the rule, the outermost first. */
  readonly macros: readonly string[];
}

/** One test: `fd.name startswith /etc`. */
export interface AskedTerm extends Named {
  readonly kind: 'term';
  readonly text: string;
  readonly check: Check;
  /** Macros that it stands in, the outermost first. */
  readonly within: readonly string[];
  /** Its verdict where the event's code alone decides it: no other event of this kind can change that. */
  decidedBy(code: number): boolean | undefined;
  ask(event: CurrentEvent): boolean;
  /** What it is about: each field or transformer as written, with its value as outputs show it; undefined for none. */
  values(event: CurrentEvent): readonly TermValue[];
}

export interface TermValue {
  readonly term: string;
  readonly value: string | undefined;
}

export interface AskedJunction extends Named { readonly kind: 'and' | 'or'; readonly children: readonly AskedTree[] }
export interface AskedNegation extends Named { readonly kind: 'not'; readonly child: AskedTree }
export type AskedTree = AskedTerm | AskedJunction | AskedNegation;

/** Makes the terms of a condition ready for a state. Its macros are expanded, and it is known to be sound. */
export function askTerms(
  tree: Expression, state: State, vocabulary: Vocabulary = FIELD_VOCABULARY, around: readonly string[] = [],
): AskedTree {
  const macros = (tree.macros ?? []).map(({ name }) => name);
  const within = [...around, ...macros];
  const part = (child: Expression): AskedTree => askTerms(child, state, vocabulary, within);
  switch (tree.kind) {
    case 'and':
    case 'or': return { kind: tree.kind, macros, children: tree.children.map(part) };
    case 'not': return { kind: 'not', macros, child: part(tree.child) };
    case 'check': return { ...termOf(tree, state, vocabulary), macros, within };
    case 'macro': throw new Error(`macro ${tree.name} was not expanded`);
  }
}

function termOf(check: Check, state: State, vocabulary: Vocabulary): Omit<AskedTerm, 'macros' | 'within'> {
  const bound = bindCondition(check, vocabulary);
  const readers = termsOf(check).map((term) => ({ term: printTerm(term), read: valueReader(bindTerm(term, vocabulary), state.texts) }));
  return {
    kind: 'term', check, text: printCondition(check),
    decidedBy: decider(bound),
    ask: asker(bound, state),
    values: (event) => readers.map(({ term, read }) => ({ term, value: read(event) })),
  };
}

const termsOf = ({ left, right }: Check): readonly Term[] =>
  (right?.kind === 'field' || right?.kind === 'transformer' ? [left, right] : [left]);

function decider(bound: Bound): AskedTerm['decidedBy'] {
  if (bound.kind === 'predicate') return bound.decide;
  return () => (bound.kind === 'constant' ? bound.value : undefined);
}

function asker(bound: Bound, { texts }: State): AskedTerm['ask'] {
  if (bound.kind === 'constant') return () => bound.value;
  if (bound.kind !== 'predicate') throw new Error('a check binds to one predicate');
  const ask = bound.open(texts);
  return (event) => bound.decide(event.type.code) ?? ask(event);
}
