// Every operator on every type and shape of field, with every modifier and against another field: fixtures/operators/TYPE.txt holds
// what each says, or the problem as the user sees it. Derived from the tables, so a new row shows as a difference.
import { join } from 'node:path';
import { test } from 'vitest';
import { OPERATOR_SIDES, type OperatorName } from '../../src/rules/condition/vocabulary.js';
import { Rejection } from '../../src/rules/diagnostic.js';
import type { FieldType } from '../../src/rules/field.js';
import { renderText } from '../../src/rules/render-diagnostic.js';
import { FIXTURES, matchGolden } from './golden.js';
import { asking, type Shape, type Values } from './one-field.js';
import { SAMPLES } from './type-samples.js';

const MODIFIERS = ['oneof', 'anyof', 'allof'] as const;

/** What can be written right of each operator, for a type. */
function rightSides(operator: OperatorName, type: FieldType): string[] {
  const [first, second] = SAMPLES[type].written;
  switch (OPERATOR_SIDES[operator]) {
    case 'none': return [''];
    case 'number': return [/^[0-9]/.test(second) ? second : '7', 'val(f.y)'];
    case 'list': return [`(${first}, ${second})`, '()', 'val(f.y)'];
    case 'text': return [/^b[cs]/.test(operator) ? '454c' : first, ...MODIFIERS.map((modifier) =>
      `${modifier} (${/^b[cs]/.test(operator) ? '454c, 00' : `${first}, ${second}`})`), 'val(f.y)'];
  }
}

const shown = (value: Values): string => (value === undefined ? 'missing'
  : JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)));

/** The verdict on each value; throws where the condition is refused. */
function verdicts(condition: string, type: FieldType, shape: Shape): string {
  const [a, b] = SAMPLES[type].values;
  const ask = asking(condition, { 'f.x': { type, shape }, 'f.y': { type, shape } });
  const values: readonly Values[] = shape === 'one' ? [a, b, undefined] : [[], [a], [a, b], undefined];
  const said = values.map((value) => `${shown(value)}: ${ask({ 'f.x': value, 'f.y': shape === 'one' ? a : [a] })}`);
  return `${condition.padEnd(40)} ${said.join(', ')}\n`;
}

function orProblem(work: () => string): string | Rejection {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Rejection) return thrown;
    throw thrown;
  }
}

/** What an operator says with each right side. One that the type does not take is refused once, alike for `any` and `both ends`. */
function rows(operator: OperatorName, type: FieldType, shape: Shape): string[] {
  const lines: string[] = [];
  for (const right of rightSides(operator, type)) {
    const line = orProblem(() => verdicts(`f.x ${operator} ${right}`.trimEnd(), type, shape));
    const refused = line instanceof Rejection && line.diagnostic.problem === 'operator not for type';
    if (refused && (shape === 'any' || shape === 'both ends')) break;
    lines.push(line instanceof Rejection ? renderText(line.diagnostic) : line);
    if (refused) break;
  }
  return lines;
}

const section = (type: FieldType, shape: Shape): string =>
  `# ${type}, ${shape}\n\n${(Object.keys(OPERATOR_SIDES) as OperatorName[]).flatMap((operator) => rows(operator, type, shape)).join('')}`;

const SHAPES: readonly Shape[] = ['one', 'list', 'any', 'both ends'];

test.each(Object.keys(SAMPLES) as FieldType[])('%s', (type) => {
  matchGolden(join(FIXTURES, 'operators', `${type}.txt`), SHAPES.map((shape) => section(type, shape)).join('\n'));
});

