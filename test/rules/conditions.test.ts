// Conditions through the stages: text → tree → normal form, and the problems of those that have none. One condition a line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Expression } from '../../src/rules/condition/ast.js';
import { layOutCondition } from '../../src/rules/condition/lay-out.js';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { OPERATOR_SIDES, TRANSFORMER_NAMES } from '../../src/rules/condition/vocabulary.js';
import { printCondition } from '../../src/rules/condition/print.js';
import { Rejection } from '../../src/rules/diagnostic.js';
import { checkFilter } from '../../src/rules/filter.js';
import { renderText } from '../../src/rules/render-diagnostic.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import { FIXTURES, matchGolden } from './golden.js';
import { printTree } from './print-tree.js';

const folder = join(FIXTURES, 'conditions');
const inputs = readdirSync(folder).filter((file) => file.endsWith('.in'));
const linesOf = (file: string): string[] => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');

/** Runs `stage`; a problem is shown as the user sees it. */
function shown(stage: () => string): string {
  try {
    return stage();
  } catch (thrown) {
    if (thrown instanceof Rejection) return renderText(thrown.diagnostic);
    throw thrown;
  }
}

function stages(line: string): string {
  const parse = (): ReturnType<typeof parseCondition> => parseCondition(tracedSource({ name: '<filter>', text: line }));
  const read = shown(() => `tree:    ${printTree(parse())}\nprinted: ${printCondition(parse())}\n`);
  if (!read.startsWith('tree:')) return read;
  return read + shown(() => (checkFilter(line), ''));
}

test.each(inputs)('%s', (input) => {
  const output = linesOf(input).map((line) => `input:   ${line}\n${stages(line)}`).join('\n');
  matchGolden(join(folder, input.replace(/\.in$/, '.out')), output);
});

test.each([
  ['on one line', printCondition],
  ['over several lines', (tree: Expression) => layOutCondition(tree, 30)],
])('what is printed %s reads as the same tree', (_, print) => {
  const bare = (line: string): string => printTree(parseCondition(tracedSource({ name: '', text: line }))).replace(/@\d+-\d+|(?<=")q/g, '');
  for (const line of inputs.flatMap(linesOf)) {
    const printed = shown(() => print(parseCondition(tracedSource({ name: '', text: line }))));
    if (printed.includes('error:')) continue;
    expect(bare(printed)).toBe(bare(line));
  }
});

/** What the tree of a condition is made of: operators, modifiers, transformers, kinds of nodes and operands. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { kind, operator, modifier, name, argument } = part as Readonly<Record<string, unknown>>;
    parts.push(`${kind}`, `${operator}`, `${modifier}`, `${kind} ${name}`, `${kind} ${argument === undefined ? 'bare' : 'argued'}`);
    for (const [key, child] of Object.entries(part)) if (!/[rR]ange/.test(key)) visit(child);
  };
  // Lines that are refused show nothing.
  shown(() => (visit(parseCondition(tracedSource({ name: '', text: line }))), ''));
  return parts;
}

test('every production of the grammar has a line', () => {
  const found = new Set(linesOf('grammar.in').flatMap(partsOf));
  const wanted = [
    'and', 'or', 'not', 'macro', 'check', 'constant', 'constants', 'arguments', 'field bare', 'field argued', 'transformer argued',
    'oneof', 'anyof', 'allof', ...Object.keys(OPERATOR_SIDES), ...TRANSFORMER_NAMES.map((name) => `transformer ${name}`),
  ];
  expect(wanted.filter((part) => !found.has(part))).toEqual([]);
});
