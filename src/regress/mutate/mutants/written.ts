// A part of a condition as its author wrote it: where it stands, and its text with names of macros and lists.
import { placeOf } from '../../../rules/compile/bind-term.js';
import type { Expression, Range } from '../../../rules/condition/ast.js';
import { checksIn, constantsOf } from '../../../rules/condition/checks-in.js';
import { printCondition } from '../../../rules/condition/print.js';
import { shortened } from '../../../rules/explain/look.js';
import { originsAt, type Place } from '../../../rules/traced-text.js';

const WIDEST = 90;

/** Where a node was written: a macro where its name stands, a test of an exception where its first value does. */
export function rangeOf(node: Expression): Range {
  const use = node.macros?.[0];
  if (use !== undefined) return use.range;
  const [value] = isOfException(node) ? checksIn(node).flatMap(constantsOf) : [];
  return value?.range ?? node.range;
}

/** Exceptions are values and fields; what is made of them nobody wrote. */
const isOfException = ({ range }: Expression): boolean => originsAt(range.text, range.start).some(({ kind }) => kind === 'exception');

/** The stretch of source that a range was read from, over lists that were put into it. */
export function writtenPlace(range: Range): Place {
  const { text, start } = range;
  const end = start + text.text.slice(start, range.end).trimEnd().length;
  const first = placeOf({ text, start, end: start + 1 });
  const last = placeOf({ text, start: end - 1, end });
  const found = first.source === last.source && last.offset >= first.offset;
  return found ? { ...first, length: last.offset + last.length - first.offset } : placeOf({ text, start, end });
}

/** A node in its author's words, on one line. What nobody wrote as it stands is printed. */
export function writtenText(node: Expression): string {
  const range = rangeOf(node);
  const { source, offset, length } = writtenPlace(range);
  const read = range.text.text.slice(range.start, range.end).trimEnd();
  const text = source.text.slice(offset, offset + length);
  const genuine = !isOfException(node) && text[0] === read[0] && text.at(-1) === read.at(-1);
  return shortened(genuine ? text.replace(/\s+/g, ' ') : printCondition(withMacroNames(node)), WIDEST);
}

/** The tree with macros under their names again. */
function withMacroNames(node: Expression): Expression {
  const [use] = node.macros ?? [];
  if (use !== undefined) return use;
  switch (node.kind) {
    case 'and':
    case 'or': return { ...node, children: node.children.map(withMacroNames) };
    case 'not': return { ...node, child: withMacroNames(node.child) };
    default: return node;
  }
}
