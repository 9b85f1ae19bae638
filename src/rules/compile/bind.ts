// Tree → bound condition: every check becomes a predicate, with its operator checked against its field and its values read.
import { OPERATORS, operatorNamed, testAgainst } from '../operators/table.js';
import { readOperand } from '../operators/operands.js';
import { classOf, isTextual, type Operator, type Test } from '../operators/operator.js';
import type { Check, Constant, Expression, Modifier } from '../condition/ast.js';
import { printCondition } from '../condition/print.js';
import { badValue, eventTypeNotConstant, operatorNotForType, unknownEventType } from '../diagnostics/type-problems.js';
import { reject } from '../diagnostic.js';
import { meant } from '../nearest.js';
import { bindFieldPair } from './bind-pair.js';
import { bindTerm, placeOf, shown, type Vocabulary } from './bind-term.js';
import { constant, join, negate, type Bound, type Predicate } from './bound.js';
import { EVENT_NAMES, namesEventTypes } from './event-types.js';
import type { Input } from './input.js';
import { predicateOn } from './predicate.js';

/** Binds a condition whose macros are expanded. Problems are thrown as a `Rejection`. */
export function bindCondition(tree: Expression, vocabulary: Vocabulary): Bound {
  switch (tree.kind) {
    case 'and':
    case 'or': return join(tree.kind, tree.children.map((child) => bindCondition(child, vocabulary)));
    case 'not': return negate(bindCondition(tree.child, vocabulary));
    case 'check': return bindCheck(tree, vocabulary);
    case 'macro': throw new Error(`macro ${tree.name} was not expanded`);
  }
}

function bindCheck(check: Check, vocabulary: Vocabulary): Bound {
  const input = bindTerm(check.left, vocabulary);
  const operator = operatorNamed(check.operator);
  checkOperator(check, operator, input);
  const { right } = check;
  if (right?.kind === 'field' || right?.kind === 'transformer') {
    return bindFieldPair(check, operator, input, bindTerm(right, vocabulary));
  }
  const constants = right === undefined ? [] : right.kind === 'constant' ? [right] : right.items;
  if (constants.length === 0 && right !== undefined && input.match === 'one') return constant(false);
  checkEventTypes(input, check, constants);
  return bindConstants(check, input.field?.distance ? OPERATORS['<='] : operator, input, constants);
}

function checkOperator(check: Check, operator: Operator, input: Input): void {
  const list = input.match === 'list';
  const takes = (one: Operator): boolean => {
    if (input.field?.distance) return one === OPERATORS['='];
    return list ? one.lists !== undefined : one.takes.includes(classOf(input.type));
  };
  if (takes(operator)) return;
  const operators = Object.entries(OPERATORS).filter(([, one]) => takes(one)).map(([name]) => name).join(' ');
  const particulars = { field: input.key, operator: check.operator, type: input.type, list, operators };
  reject(operatorNotForType(particulars, placeOf(check.operatorRange)));
}

/** Which events a rule wants must be known beforehand, so evt.type takes known names only. */
function checkEventTypes(input: Input, check: Check, constants: readonly Constant[]): void {
  if (!input.fields.some(({ name }) => namesEventTypes(name))) return;
  if (input.field === undefined) reject(eventTypeNotConstant({ field: input.fields[0]!.name }, placeOf(check.left.range)));
  // Falco lets syscall.type be compared with anything.
  if (input.field?.name !== 'evt.type') return;
  if (check.operator !== '=' && check.operator !== '==' && check.operator !== '!=' && check.operator !== 'in') return;
  const unknown = constants.find(({ value }) => !EVENT_NAMES.has(value));
  if (unknown === undefined) return;
  const name = shown(unknown.value);
  reject(unknownEventType({ name, hint: meant(name, EVENT_NAMES) }, placeOf(unknown.range)));
}

function bindConstants(check: Check, operator: Operator, input: Input, constants: readonly Constant[]): Predicate {
  const values = constants.map((one) => orReject(check, one, () => readOperand(one.value, input.type, operator)));
  const blame = constants[0];
  const test = orReject(check, blame, () => (check.modifier === undefined
    ? testAgainst(operator, values)
    : combine(check.modifier, values.map((value) => testAgainst(operator, [value])))));
  return predicateOn(input, printCondition(check), test, quantifier(operator, input), costOf(check, input));
}

/** Runs what throws a string about a value, and makes a problem at that value of it. */
function orReject<T>(check: Check, blame: Constant | undefined, work: () => T): T {
  try {
    return work();
  } catch (complaint) {
    if (typeof complaint !== 'string') throw complaint;
    return reject(badValue({ field: printCondition(check).split(' ')[0]!, complaint }, placeOf(blame?.range ?? check.range)));
  }
}

function combine(modifier: Modifier, tests: readonly Test[]): Test {
  if (tests.length === 0) return () => false;
  switch (modifier) {
    case 'anyof': return (value) => tests.some((test) => test(value));
    case 'allof': return (value) => tests.every((test) => test(value));
    case 'oneof': return (value) => tests.reduce((count, test) => count + (test(value) ? 1 : 0), 0) === 1;
  }
}

/** How the elements of a list-valued field must satisfy a test; an empty list satisfies `every`. */
function quantifier(operator: Operator, input: Input): 'every' | 'some' {
  if (input.match === 'list') return operator.lists!;
  return input.match === 'both ends' && operator.negative ? 'every' : 'some';
}

const COSTLY: ReadonlySet<string> = new Set(['regex', 'glob', 'iglob', 'pmatch', 'icontains']);

function costOf({ operator }: Check, input: Input): number {
  const reading = input.match === 'one' ? (isTextual(input.type) ? 2 : 1.5) : 8;
  return reading + (COSTLY.has(operator) ? 1 : 0) + (operator === '!=' ? 0.1 : 0);
}

