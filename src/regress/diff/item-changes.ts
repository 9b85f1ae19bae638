// Lists and macros that differ between two versions of rules: one change of them changes many conditions.
import type { LoadResult } from '../../rules/load/load-rules.js';
import { changedLines, type Line } from './changed-lines.js';
import { conditionLines } from './condition-lines.js';
import type { ItemChange } from './report.js';

type Items = Pick<LoadResult, 'lists' | 'macros'>;

/** Lists first, each kind in the order of names. */
export function itemChanges(before: Items, after: Items): readonly ItemChange[] {
  return [
    ...changesOf('list', linesByName(before.lists, listLines), linesByName(after.lists, listLines)),
    ...changesOf('macro', linesByName(before.macros, macroLines), linesByName(after.macros, macroLines)),
  ];
}

type LinesByName = ReadonlyMap<string, readonly Line[]>;

const linesByName = <T extends { readonly name: string }>(items: readonly T[], linesOf: (item: T) => readonly Line[]): LinesByName =>
  new Map(items.map((item) => [item.name, linesOf(item)]));

const listLines = ({ items }: Items['lists'][number]): readonly Line[] => [...new Set(items)].sort().map((text) => ({ depth: 0, text }));
const macroLines = ({ condition }: Items['macros'][number]): readonly Line[] => conditionLines(condition);

function changesOf(kind: ItemChange['kind'], before: LinesByName, after: LinesByName): ItemChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): ItemChange[] => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === undefined) return [{ kind, name, change: 'added', lines: [] }];
    if (now === undefined) return [{ kind, name, change: 'removed', lines: [] }];
    const lines = changedLines(old, now);
    return lines.length === 0 ? [] : [{ kind, name, change: 'changed', lines }];
  });
}
