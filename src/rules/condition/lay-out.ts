// Tree → text over several lines, for people: what fits on a line stays on one, what does not is opened at its `and` and `or`.
import type { Check, Constant, Expression } from './ast.js';
import { printCheckHead, printCondition, printConstant } from './print.js';

const WIDTH = 100;
const INDENT = '  ';

/** Prints a condition on as many lines as it needs; reading it again gives the same tree. */
export const layOutCondition = (tree: Expression, width = WIDTH): string => linesOf(tree, width).join('\n');

function linesOf(tree: Expression, room: number): string[] {
  const line = printCondition(tree);
  if (line.length <= room) return [line];
  switch (tree.kind) {
    case 'and':
    case 'or': return tree.children.flatMap((child, index) => behind(index === 0 ? '' : `${tree.kind} `, part(child, tree.kind, room)));
    case 'not': return behind('not ', part(tree.child, 'not', room));
    case 'check': return tree.right?.kind === 'constants' ? listLines(tree, tree.right.items, room) : [line];
    case 'macro': return [line];
  }
}

const behind = (word: string, [first, ...more]: readonly string[]): string[] => [`${word}${first}`, ...more];

/** A part of a junction or a negation; over several lines it is always in parentheses, so that nobody need know what binds tighter. */
function part(tree: Expression, outer: 'and' | 'or' | 'not', room: number): string[] {
  const lines = linesOf(tree, room - outer.length - 3);
  const single = tree.kind === 'check' || tree.kind === 'macro' || tree.kind === 'not';
  const bare = single || (lines.length === 1 && tree.kind === 'and' && outer === 'or');
  if (bare) return lines;
  return lines.length === 1 ? [`(${lines[0]})`] : ['(', ...linesOf(tree, room - INDENT.length).map((line) => INDENT + line), ')'];
}

/** A test against a long list: the list's items fill lines of their own. */
function listLines(check: Check, items: readonly Constant[], room: number): string[] {
  const filled: string[] = [];
  for (const [index, item] of items.entries()) {
    const text = `${printConstant(item)}${index < items.length - 1 ? ',' : ''}`;
    const last = filled.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= room) filled[filled.length - 1] = `${last} ${text}`;
    else filled.push(INDENT + text);
  }
  return [`${printCheckHead(check)} (`, ...filled, ')'];
}
