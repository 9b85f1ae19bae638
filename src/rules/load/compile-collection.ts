// Everything collected → rules ready to run: lists substituted, conditions parsed, macros expanded, all of it checked.
import type { Vocabulary } from '../compile/bind-term.js';
import type { Expression } from '../condition/ast.js';
import { expandMacros, type MacroScope } from '../condition/macros.js';
import { parseCondition } from '../condition/parser.js';
import { inside, Rejection, seenFrom, type Diagnostic, type Within } from '../diagnostic.js';
import { skippedUnknown, unusedList, unusedMacro } from '../diagnostics/rule-warnings.js';
import type { Place, TracedText } from '../traced-text.js';
import { checkOutput, printedOutput } from './check-output.js';
import { checkRule } from './check-rule.js';
import type { CollectedMacro, CollectedRule, Collection } from './collection.js';
import { withExceptions } from './exception-text.js';
import type { LoadedRule } from './loaded-rule.js';
import { itemsOf, substituteList } from './substitute-lists.js';
import { positionOf } from '../render-diagnostic.js';

export interface LoadedMacro { readonly name: string; readonly condition: Expression }
export interface LoadedList { readonly name: string; readonly items: readonly string[] }

export interface Compiled {
  readonly rules: readonly LoadedRule[];
  readonly macros: readonly LoadedMacro[];
  readonly lists: readonly LoadedList[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Work {
  readonly collection: Collection;
  readonly vocabulary: Vocabulary;
  readonly lists: readonly { readonly name: string; readonly items: readonly TracedText[] }[];
  readonly trees: Map<string, Expression>;
  readonly usedLists: Set<string>;
  readonly usedMacros: Set<string>;
  /** Macros with an error of their own: what uses them is not blamed. */
  readonly broken: Set<string>;
  readonly diagnostics: Diagnostic[];
}

/** Compiles a collection; problems are returned, not thrown, so that all rules are checked. */
export function compileCollection(collection: Collection, vocabulary: Vocabulary): Compiled {
  const usedLists = new Set<string>();
  const lists = inOrder(collection.lists).map((list) =>
    ({ name: list.name, items: itemsOf(list, collection.lists, (name) => usedLists.add(name)) }));
  const work: Work = {
    collection, vocabulary, lists, usedLists,
    trees: new Map(), usedMacros: new Set(), broken: new Set(), diagnostics: [],
  };
  const macros = compileMacros(work);
  const rules = inOrder(collection.rules).flatMap((rule) => compileRule(rule, work) ?? []);
  const failed = work.diagnostics.some(({ code }) => code.startsWith('LOAD_ERR_'));
  if (!failed) warnUnused(work);
  return {
    rules, macros, diagnostics: work.diagnostics,
    lists: lists.map(({ name, items }) => ({ name, items: items.map(({ text }) => text) })),
  };
}

const inOrder = <T extends { readonly index: number }>(defined: ReadonlyMap<string, T>): T[] =>
  [...defined.values()].sort((a, b) => a.index - b.index);

/** Runs `action`; a problem is noted within `outer`, and undefined returned. */
function attempt<T>(work: Work, outer: readonly Within[], action: () => T): T | undefined {
  try {
    return inside(outer, action);
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    work.diagnostics.push(thrown.diagnostic);
    return undefined;
  }
}

function compileMacros(work: Work): LoadedMacro[] {
  const macros = inOrder(work.collection.macros);
  for (const macro of macros) {
    const tree = attempt(work, macro.within, () =>
      parseWithin(substituteLists(macro.condition, work), macro.conditionWithin));
    if (tree === undefined) work.broken.add(macro.name);
    else work.trees.set(macro.name, tree);
  }
  return macros.flatMap((macro) => compileMacro(macro, work) ?? []);
}

function compileMacro(macro: CollectedMacro, work: Work): LoadedMacro | undefined {
  const tree = work.trees.get(macro.name);
  if (tree === undefined || mentions(tree, work)) {
    work.broken.add(macro.name);
    return undefined;
  }
  const condition = attempt(work, macro.within, () =>
    withinExpression(() => expandMacros(tree, scopeFor(macro.visibility, work), [macro.name])));
  if (condition === undefined) work.broken.add(macro.name);
  return condition && { name: macro.name, condition };
}

/** What a macro with this visibility can see; rules see all. */
function scopeFor(visibility: number, work: Work): MacroScope {
  const { collection: { macros }, trees, usedMacros } = work;
  return {
    names: macros.keys(),
    used: (name) => usedMacros.add(name),
    find: (name) => {
      const macro = macros.get(name);
      const tree = trees.get(name);
      if (macro === undefined || tree === undefined || macro.index >= visibility) return undefined;
      return { tree, scope: scopeFor(macro.visibility, work) };
    },
  };
}

function substituteLists(condition: TracedText, { lists, usedLists }: Work): TracedText {
  return lists.reduce((text, { name, items }) => {
    const substituted = substituteList(text, name, items);
    if (substituted !== undefined) usedLists.add(name);
    return substituted ?? text;
  }, condition);
}

/** Parses; a problem lies within the condition, at its own place. */
const parseWithin = (condition: TracedText, outer: readonly Within[]): Expression =>
  inside(outer, () => withinExpression(() => parseCondition(condition)));

/** Falco's innermost location is the expression's own place, which is where our diagnostic points. */
function withinExpression<T>(action: () => T): T {
  try {
    return action();
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    throw new Rejection(seenFrom(thrown.diagnostic, { type: 'condition expression', name: '', place: thrown.diagnostic.place }));
  }
}

function compileRule(rule: CollectedRule, work: Work): LoadedRule | undefined {
  if (rule.unknownSource) return undefined;
  const before = work.diagnostics.length;
  const condition = attempt(work, rule.within, () => conditionOf(rule, work));
  // Falco looks at the output before it looks up the condition's fields.
  if (condition !== undefined && outputIsSound(rule, work) && isSound(rule, condition, work)) return loaded(rule, condition);
  const problem = work.diagnostics[before];
  if (problem !== undefined && rule.skipIfUnknown && isUnknownName(problem)) {
    work.diagnostics[before] = { ...skippedUnknown({ reason: problem.message }, problem.place), within: problem.within };
  }
  return undefined;
}

/** The rule's tree; undefined where it uses a macro that has been blamed already. */
function conditionOf(rule: CollectedRule, work: Work): Expression | undefined {
  const text = substituteLists(withExceptions(rule.condition, rule.exceptions), work);
  const parsed = parseWithin(text, rule.conditionWithin);
  if (mentions(parsed, work)) return undefined;
  return withinExpression(() => expandMacros(parsed, scopeFor(Infinity, work)));
}

function isSound(rule: CollectedRule, condition: Expression, work: Work): boolean {
  const outer = [...rule.within, ...rule.conditionWithin];
  const warnings = attempt(work, outer, () => withinExpression(() => checkRule(rule, condition, work.vocabulary)));
  work.diagnostics.push(...warnings ?? []);
  return warnings !== undefined;
}

/** Whether a tree uses a macro that is broken, or that itself uses a broken one. */
function mentions(tree: Expression, work: Work): boolean {
  switch (tree.kind) {
    case 'and':
    case 'or': return tree.children.some((child) => mentions(child, work));
    case 'not': return mentions(tree.child, work);
    case 'macro': return work.broken.has(tree.name);
    case 'check': return false;
  }
}

function outputIsSound(rule: CollectedRule, work: Work): boolean {
  const problem = checkOutput(rule.output);
  if (problem === undefined) return true;
  work.diagnostics.push(seenFrom(problem, ...rule.within, ...rule.outputWithin));
  return false;
}

const UNKNOWN = /nonexistent field|invalid formatting token|unknown event type|unknown filter:/;

const isUnknownName = ({ message, code }: Diagnostic): boolean => code.startsWith('LOAD_ERR_') && UNKNOWN.test(message);

function loaded(rule: CollectedRule, condition: Expression): LoadedRule {
  const { name, output, description, priority, source, enabled, capture, captureDuration } = rule;
  return {
    name, condition, output: printedOutput(output), description, priority, source, enabled, capture, captureDuration,
    tags: [...rule.tags].sort(), position: { file: rule.place.source.name, line: lineOf(rule.place) },
  };
}

const lineOf = ({ source, offset }: Place): number => positionOf(source, offset).line;

function warnUnused({ collection, usedLists, usedMacros, diagnostics }: Work): void {
  for (const { name, place, within } of inOrder(collection.lists)) {
    if (!usedLists.has(name)) diagnostics.push(seenFrom(unusedList({}, place), ...within));
  }
  for (const { name, place, within } of inOrder(collection.macros)) {
    if (!usedMacros.has(name)) diagnostics.push(seenFrom(unusedMacro({}, place), ...within));
  }
}

