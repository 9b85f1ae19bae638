// Macro names in a tree → the trees of those macros.
import { macroLoop, undefinedMacro } from '../diagnostics/condition-problems.js';
import { reject } from '../diagnostic.js';
import { meant } from '../nearest.js';
import { placeIn } from '../traced-text.js';
import type { Expression, MacroUse } from './ast.js';

/** Which macros a condition can see. */
export interface MacroScope {
  /** The macro's own tree and what it in turn can see; undefined where no such macro is visible. */
  find(name: string): { readonly tree: Expression; readonly scope: MacroScope } | undefined;
  /** For the hint when a name is not found. */
  readonly names: Iterable<string>;
  /** Told of each macro that is used. */
  used?(name: string): void;
}

/** The tree with every macro replaced by what it stands for, which keeps its name; unknown names and loops are rejected. */
export function expandMacros(tree: Expression, scope: MacroScope, path: readonly string[] = []): Expression {
  switch (tree.kind) {
    case 'and':
    case 'or': return { ...tree, children: tree.children.map((child) => expandMacros(child, scope, path)) };
    case 'not': return { ...tree, child: expandMacros(tree.child, scope, path) };
    case 'macro': return expandUse(tree, scope, path);
    case 'check': return tree;
  }
}

function expandUse(use: MacroUse, scope: MacroScope, path: readonly string[]): Expression {
  const { name, range } = use;
  const place = placeIn(range.text, range.start, range.end);
  if (path.includes(name)) reject(macroLoop({ name, path: [...path.slice(path.indexOf(name)), name] }, place));
  const macro = scope.find(name);
  if (macro === undefined) return reject(undefinedMacro({ name, hint: meant(name, scope.names) }, place));
  scope.used?.(name);
  const expanded = expandMacros(macro.tree, macro.scope, [...path, name]);
  return { ...expanded, macros: [use, ...(expanded.macros ?? [])] };
}
