// A test as its author wrote it: lists by their names, since forty items tell nobody what was meant.
import type { Check, Constant, ConstantList } from '../condition/ast.js';
import { printCheckHead, printCondition, printConstant } from '../condition/print.js';
import { originsAt, type Origin } from '../traced-text.js';

/** `proc.name in (shell_binaries, vi)`; what stands in no list is printed as conditions always are. */
export function writtenTerm(check: Check): string {
  const { right } = check;
  return right?.kind === 'constants' ? `${printCheckHead(check)} (${writtenItems(right).join(', ')})` : printCondition(check);
}

/** Names of the lists that brought a value, the outermost first. */
export const listsOf = ({ range }: Constant): readonly string[] =>
  originsAt(range.text, range.start).filter(isList).map(({ name }) => name);

interface Part { readonly start: number; readonly text: string }

/** Items and names of lists in order. A list without items is known by the stretch that it left, so stretches are looked at, too. */
function writtenItems({ items, range }: ConstantList): readonly string[] {
  const lists = range.text.pieces.filter(({ start }) => start >= range.start && start < range.end)
    .flatMap(({ start, origins }): Part[] => partOf(start, origins?.find(isList)));
  const own = items.filter((item) => listsOf(item).length === 0).map((item) => ({ start: item.range.start, text: printConstant(item) }));
  return [...new Set([...lists, ...own].sort((a, b) => a.start - b.start).map(({ text }) => text))];
}

const partOf = (start: number, list: Origin | undefined): Part[] => (list === undefined ? [] : [{ start, text: list.name }]);
const isList = ({ kind }: Origin): boolean => kind === 'list';
