// The condition language once more, as plainly as it can be said: walks the tree for every event, keeps nothing, shares no code
// with the compiled engine but the parser. What both say must be the same.
import type { Check, Constant, Expression, Term } from '../../src/rules/condition/ast.js';
import type { Field } from '../../src/rules/field.js';
import type { Vocabulary } from '../../src/rules/compile/bind-term.js';
import type { CurrentEvent } from '../../src/state/current-event.js';

type Plain = string | number | bigint | boolean;

interface Found {
  readonly field: Field;
  readonly values: readonly Plain[] | undefined;
}

/** Whether the event satisfies the condition. */
export function interpret(tree: Expression, event: CurrentEvent, vocabulary: Vocabulary): boolean {
  switch (tree.kind) {
    case 'and': return tree.children.every((child) => interpret(child, event, vocabulary));
    case 'or': return tree.children.some((child) => interpret(child, event, vocabulary));
    case 'not': return !interpret(tree.child, event, vocabulary);
    case 'macro': throw new Error('macros are expanded before');
    case 'check': return interpretCheck(tree, event, vocabulary);
  }
}

function interpretCheck(check: Check, event: CurrentEvent, vocabulary: Vocabulary): boolean {
  const { field, values } = read(check.left, event, vocabulary);
  if (values === undefined) return false;
  const { right, operator } = check;
  if (right === undefined) return field.list ? values.length > 0 : true;
  if (right.kind === 'field' || right.kind === 'transformer') {
    const other = read(right, event, vocabulary).values;
    return other !== undefined && compare(values[0]!, operator, other[0]!);
  }
  const constants = (right.kind === 'constant' ? [right] : right.items).map((one) => constantOf(one, field, operator));
  const one = (value: Plain): boolean => satisfies(value, check, constants);
  if (!field.list) return one(values[0]!);
  if (field.match === 'list') return operator === 'in' ? values.every(one) : values.some(one);
  return field.match === 'both ends' && operator === '!=' ? values.every(one) : values.some(one);
}

function satisfies(value: Plain, { operator, modifier }: Check, constants: readonly Plain[]): boolean {
  const count = constants.filter((constant) => compare(value, operator, constant)).length;
  if (modifier === 'oneof') return count === 1;
  if (modifier === 'allof') return count === constants.length && count > 0;
  return count > 0;
}

function read(term: Term, event: CurrentEvent, vocabulary: Vocabulary): Found {
  if (term.kind === 'transformer') return transform(term.name, read(term.arguments[0] as Term, event, vocabulary));
  const resolved = vocabulary.resolve(term.name);
  if ('error' in resolved) throw new Error(resolved.error);
  const { field } = resolved;
  const value = field.extract(undefined)(event);
  const list = value === undefined || Array.isArray(value) ? (value as number[] | undefined) : [value];
  const textual = !/int|port|bool/.test(field.type);
  return { field, values: list?.map((one) => (textual ? event.state.texts.value(one as number) : one as Plain)) };
}

function transform(name: string, { field, values }: Found): Found {
  const mapped = values?.map((value) => {
    switch (name) {
      case 'tolower': return (value as string).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      case 'toupper': return (value as string).replace(/[a-z]/g, (letter) => letter.toUpperCase());
      case 'basename': return (value as string).split('/').at(-1)!;
      case 'len': return (value as string).length;
      default: return value;
    }
  });
  return { field: name === 'len' ? { ...field, type: 'uint64' } as Field : field, values: mapped };
}

function constantOf({ value }: Constant, field: Field, operator: string): Plain {
  if (operator.startsWith('b')) return Buffer.from(value, 'hex').toString('latin1');
  if (field.type === 'bool') return value === 'true';
  return /int|port/.test(field.type) ? Number(value) : value;
}

function compare(left: Plain, operator: string, right: Plain): boolean {
  const [a, b] = [String(left), String(right)];
  switch (operator) {
    case '=': case '==': case 'in': case 'intersects': return left === right;
    case '!=': return left !== right;
    case '<': return left < right;
    case '<=': return left <= right;
    case '>': return left > right;
    case '>=': return left >= right;
    case 'contains': case 'bcontains': return a.includes(b);
    case 'icontains': return a.toLowerCase().includes(b.toLowerCase());
    case 'startswith': case 'bstartswith': return a.startsWith(b);
    case 'endswith': return a.endsWith(b);
    case 'glob': return globRegex(b).test(a);
    case 'iglob': return globRegex(b.toLowerCase()).test(a.toLowerCase());
    case 'regex': return new RegExp(`^(?:${b})$`).test(a);
    case 'pmatch': return isBelow(a, b);
    default: throw new Error(operator);
  }
}

const globRegex = (glob: string): RegExp =>
  new RegExp(`^${glob.replace(/[.+^${}()|\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');

function isBelow(path: string, above: string): boolean {
  const parts = (one: string): string[] => one.split('/').filter((part) => part !== '');
  return parts(above).every((part, index) => {
    const mine = parts(path)[index];
    return mine !== undefined && globRegex(part).test(mine);
  });
}
