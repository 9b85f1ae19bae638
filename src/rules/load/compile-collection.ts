// Everything collected → rules ready to run: lists substituted, conditions parsed, macros expanded, all of it checked.
import type { Vocabulary } from '../compile/bind-term.js';
import type { Expression } from '../condition/ast.js';
import { expandMacros, type MacroScope } from '../condition/macros.js';
import { parseCondition } from '../condition/parser.js';
import { inside, Rejection, seenFrom, severityOf, type Diagnostic, type Within } from '../diagnostic.js';
import { skippedUnknown, unusedList, unusedMacro } from '../diagnostics/rule-warnings.js';
import type { Place, TracedText } from '../traced-text.js';
import { checkOutput, printedOutput } from './checks/check-output.js';
import { checkRule } from './checks/check-rule.js';
import type { CollectedList, CollectedMacro, CollectedRule, Collection } from './collection.js';
import { exceptionsTested, withExceptions } from './exception-text.js';
import type { LoadedRule } from './loaded-rule.js';
import { itemsOf, substituteList } from './substitute-lists.js';
import { positionOf } from '../render-diagnostic.js';

export interface LoadedMacro {
  readonly name: string;
  readonly condition: Expression;
  /** Where it was first defined. */
  readonly place: Place;
}

export interface LoadedList {
  readonly name: string;
  /** Items, with those of lists that it names. */
  readonly items: readonly string[];
  /** What its definition and appends say, each where it was written: items, and names of lists. */
  readonly written: readonly TracedText[];
  /** Where it was first defined. */
  readonly place: Place;
}

export interface Compiled {
  readonly rules: readonly LoadedRule[];
  readonly macros: readonly LoadedMacro[];
  readonly lists: readonly LoadedList[];
  readonly diagnostics: readonly Diagnostic[];
  /** What compiling goes on from when another file is added. */
  readonly work: Work;
}

/** What has been compiled, and what it follows from. */
interface Work {
  readonly collection: Collection;
  readonly vocabulary: Vocabulary;
  readonly rules: LoadedRule[];
  readonly macros: LoadedMacro[];
  /** Of items before this number (`Collection.counter`) all is done. */
  since: number;
  /** Conditions with lists substituted, as text. */
  readonly substituted: string[];
  lists: readonly { readonly name: string; readonly items: readonly TracedText[] }[];
  readonly trees: Map<string, Expression>;
  readonly usedLists: Set<string>;
  readonly usedMacros: Set<string>;
  /** Macros with an error of their own: what uses them is not blamed. */
  readonly broken: Set<string>;
  readonly diagnostics: Diagnostic[];
}

/**
 * Compiles a collection; problems are returned, not thrown, so that all rules are checked.
 * @param former what the same collection gave, without errors, before a file was added: what that file leaves as it was
 * is not compiled again
 */
export function compileCollection(collection: Collection, vocabulary: Vocabulary, former?: Compiled): Compiled {
  const work = former !== undefined && onlyAddsTo(former.work) ? former.work : newWork(collection, vocabulary);
  const { diagnostics, rules, macros } = work;
  work.lists = inOrder(collection.lists).map((list) =>
    ({ name: list.name, items: itemsOf(list, collection.lists, (name) => work.usedLists.add(name)) }));
  macros.push(...compileMacros(work));
  rules.push(...inOrder(collection.rules).filter(isNewIn(work)).flatMap((rule) => compileRule(rule, work) ?? []));
  work.since = collection.counter;
  const failed = diagnostics.some(({ code }) => severityOf(code) === 'error');
  return {
    rules, macros, work, diagnostics: failed ? diagnostics : [...diagnostics, ...unusedItems(work)],
    lists: work.lists.map(({ name, items }) => loadedList(collection.lists.get(name)!, items)),
  };
}

const loadedList = ({ name, place, items: written }: CollectedList, items: readonly TracedText[]): LoadedList =>
  ({ name, place, written, items: items.map(({ text }) => text) });

const newWork = (collection: Collection, vocabulary: Vocabulary): Work => ({
  collection, vocabulary, rules: [], macros: [], since: 0, substituted: [], lists: [],
  trees: new Map(), usedLists: new Set(), usedMacros: new Set(), broken: new Set(), diagnostics: [],
});

const isNewIn = ({ since }: Work) => ({ index }: { readonly index: number }): boolean => index >= since;

/** Whether what came since changed nothing that was there, and no condition that was there mentions a list that came. */
function onlyAddsTo({ collection: { lists, macros, rules }, since, substituted }: Work): boolean {
  const items = [...lists.values(), ...macros.values(), ...rules.values()];
  if (items.some(({ index, visibility }) => index < since && visibility >= since)) return false;
  return ![...lists.values()].some(({ name, index }) => index >= since && substituted.some((text) => text.includes(name)));
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
  const macros = inOrder(work.collection.macros).filter(isNewIn(work));
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
  return condition && { name: macro.name, condition, place: macro.place };
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

function substituteLists(condition: TracedText, { lists, usedLists, substituted }: Work): TracedText {
  const text = lists.reduce((so, { name, items }) => {
    const further = substituteList(so, name, items);
    if (further !== undefined) usedLists.add(name);
    return further ?? so;
  }, condition);
  substituted.push(text.text);
  return text;
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
  // What warnings there are stand before the problem, which was the end.
  const last = work.diagnostics.length - 1;
  const problem = last < before ? undefined : work.diagnostics[last];
  if (problem !== undefined && rule.skipIfUnknown && isUnknownName(problem)) {
    work.diagnostics[last] = { ...skippedUnknown({ reason: problem.message }, problem.place), within: problem.within };
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
  const report = (warning: Diagnostic): void => { work.diagnostics.push(warning); };
  const bound = attempt(work, outer, () => withinExpression(() => checkRule(rule, condition, work.vocabulary, report)));
  return bound !== undefined;
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
  const found = checkOutput(rule);
  work.diagnostics.push(...found);
  return !found.some(({ code }) => severityOf(code) === 'error');
}

const UNKNOWN = /nonexistent field|invalid formatting token|unknown event type|unknown filter:/;

const isUnknownName = ({ message, code }: Diagnostic): boolean => code.startsWith('LOAD_ERR_') && UNKNOWN.test(message);

function loaded(rule: CollectedRule, condition: Expression): LoadedRule {
  const { name, output, description, priority, source, enabled, capture, captureDuration } = rule;
  return {
    name, condition, output: printedOutput(output), description, priority, source, enabled, capture, captureDuration,
    tags: [...rule.tags].sort(), place: rule.place, position: { file: rule.place.source.name, line: lineOf(rule.place) },
    exceptions: exceptionsTested(rule.exceptions).map(({ name: exception, place }) => ({ name: exception, place })),
  };
}

const lineOf = ({ source, offset }: Place): number => positionOf(source, offset).line;

function unusedItems({ collection, usedLists, usedMacros }: Work): Diagnostic[] {
  const lists = inOrder(collection.lists).filter(({ name }) => !usedLists.has(name));
  const macros = inOrder(collection.macros).filter(({ name }) => !usedMacros.has(name));
  return [
    ...lists.map(({ place, within }) => seenFrom(unusedList({}, place), ...within)),
    ...macros.map(({ place, within }) => seenFrom(unusedMacro({}, place), ...within)),
  ];
}
