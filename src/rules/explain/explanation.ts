// Why an event satisfies a condition or does not: every part with its verdict, every term with its value, and which of them
// decided. Plain data, so that it can be printed, kept in a report or sent elsewhere.
import type { CurrentEvent } from '../../state/current-event.js';
import type { MatchedItem } from './matched-items.js';
import type { AskedTerm, AskedTree, Position, TermValue } from './terms.js';

interface Told {
  readonly verdict: boolean;
  /** The verdict of the whole follows from this part: were it otherwise, the whole might be. */
  readonly decides: boolean;
  /** Macros that stand here in the rule, the outermost first. */
  readonly macros: readonly string[];
  /** The exception that this is the test of: where it holds, the rule does not. */
  readonly exception?: string | undefined;
}

export interface ExplainedTerm extends Told {
  readonly kind: 'term';
  readonly text: string;
  /** As its author wrote it: with the names of lists. */
  readonly written: string;
  readonly position: Position;
  readonly values: readonly TermValue[];
  /** Of a list on its right, the items that it is true for. */
  readonly matched: readonly MatchedItem[];
  /** Events of this type always give this verdict. */
  readonly byType: boolean;
}

export interface ExplainedJunction extends Told { readonly kind: 'and' | 'or'; readonly children: readonly Explanation[] }
export interface ExplainedNegation extends Told { readonly kind: 'not'; readonly child: Explanation }
export type Explanation = ExplainedTerm | ExplainedJunction | ExplainedNegation;

/** Explains the verdict on the event that the replay stands at. */
export const explain = (tree: AskedTree, event: CurrentEvent): Explanation => withDeciders(judged(tree, event), true);

function judged(tree: AskedTree, event: CurrentEvent): Explanation {
  const { macros, exception } = tree;
  switch (tree.kind) {
    case 'term': return judgedTerm(tree, event);
    case 'not': {
      const child = judged(tree.child, event);
      return { kind: 'not', macros, exception, decides: false, verdict: !child.verdict, child };
    }
    case 'and':
    case 'or': {
      const children = tree.children.map((child) => judged(child, event));
      return { kind: tree.kind, macros, exception, decides: false, verdict: joined(tree.kind, children), children };
    }
  }
}

const joined = (kind: 'and' | 'or', children: readonly Explanation[]): boolean =>
  (kind === 'and' ? children.every(({ verdict }) => verdict) : children.some(({ verdict }) => verdict));

function judgedTerm(term: AskedTerm, event: CurrentEvent): ExplainedTerm {
  const { macros, exception, text, written, position } = term;
  const verdict = term.ask(event);
  return {
    kind: 'term', macros, exception, text, written, position, decides: false, verdict,
    byType: term.decidedBy(event.type.code) !== undefined,
    values: term.values(event),
    matched: verdict ? term.matched(event) : [],
  };
}

/** What decides a false `and` are its false parts, a true one all of them; an `or` the other way round. */
function withDeciders(told: Explanation, decides: boolean): Explanation {
  switch (told.kind) {
    case 'term': return { ...told, decides };
    case 'not': return { ...told, decides, child: withDeciders(told.child, decides) };
    case 'and':
    case 'or': return {
      ...told, decides, children: told.children.map((child) => withDeciders(child, decides && child.verdict === told.verdict)),
    };
  }
}

/** The terms that decide, in order. */
export function decidingTerms(told: Explanation): readonly ExplainedTerm[] {
  if (!told.decides) return [];
  switch (told.kind) {
    case 'term': return [told];
    case 'not': return decidingTerms(told.child);
    case 'and':
    case 'or': return told.children.flatMap(decidingTerms);
  }
}
