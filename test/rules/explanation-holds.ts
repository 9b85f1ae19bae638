// Whether an explanation holds: its verdict the engine's, its parts adding up to it, each term's verdict that of its value.
import {
  decidingTerms, explain, type ExplainedJunction, type ExplainedNegation, type ExplainedTerm, type Explanation,
} from '../../src/rules/explain/explanation.js';
import { flips, flipText, wouldHold } from '../../src/rules/explain/flips.js';
import type { AskedTerm, AskedTree } from '../../src/rules/explain/terms.js';
import { FIELD_VOCABULARY } from '../../src/rules/field-vocabulary.js';
import type { CurrentEvent } from '../../src/state/current-event.js';
import { byHand } from './by-hand.js';
import { interpret } from './reference-interpreter.js';

/** The verdict again, from the terms alone: `turned` are those that are asked to be otherwise. */
export function again(tree: Explanation, turned: ReadonlySet<string> = new Set()): boolean {
  switch (tree.kind) {
    case 'and': return tree.children.every((child) => again(child, turned));
    case 'or': return tree.children.some((child) => again(child, turned));
    case 'not': return !again(tree.child, turned);
    case 'term': return tree.verdict !== turned.has(tree.text);
  }
}

const textsOf = (told: Explanation): readonly string[] =>
  (told.kind === 'term' ? [told.text] : told.kind === 'not' ? textsOf(told.child) : told.children.flatMap(textsOf));

/** What is wrong with an explanation; nothing if it holds. */
export function complaint(tree: AskedTree, event: CurrentEvent, matches: boolean): string | undefined {
  const told = explain(tree, event);
  if (told.verdict !== matches) return `the engine says ${matches}`;
  if (again(told) !== matches) return 'its parts do not add up';
  const deciders = decidingTerms(told);
  if (deciders.length === 0) return 'nothing decided';
  const all = textsOf(told);
  const isOnce = (text: string): boolean => all.indexOf(text) === all.lastIndexOf(text);
  const [only, ...others] = new Set(deciders.map(({ text }) => text));
  if (others.length === 0 && isOnce(only!) && again(told, new Set([only!])) === matches) return 'what decided alone does not decide';
  const failed = flips(tree, event);
  const turned = new Set(failed?.map(({ term }) => term.text));
  if (failed === undefined) return matches ? 'it matches, and is said to be impossible' : undefined;
  if ((failed.length === 0) !== matches) return 'a near miss that matches';
  if (wouldHold(tree, event, failed) !== again(told, turned)) return 'what would be is said otherwise';
  return ![...turned].every(isOnce) || again(told, turned) ? undefined : `flipping ${failed.map(flipText).join(', ')} does not help`;
}

/** A term whose verdict is not what its value makes of it; of real fields only. */
export function valueComplaint(tree: AskedTree, event: CurrentEvent): string | undefined {
  for (const [asked, told] of termsOf(tree, explain(tree, event))) {
    const verdict = byHand(asked.check, told) ?? interpret(asked.check, event, FIELD_VOCABULARY);
    if (verdict !== told.verdict) return `${told.text} is said to be ${told.verdict} of ${JSON.stringify(told.values)}`;
  }
  return undefined;
}

/** The terms of both trees, which are the same tree. */
function termsOf(asked: AskedTree, told: Explanation): readonly (readonly [AskedTerm, ExplainedTerm])[] {
  if (asked.kind === 'term') return [[asked, told as ExplainedTerm]];
  if (asked.kind === 'not') return termsOf(asked.child, (told as ExplainedNegation).child);
  return asked.children.flatMap((child, index) => termsOf(child, (told as ExplainedJunction).children[index]!));
}
