// The condition language once more, as plainly as it can be said: walks the tree for every event, keeps nothing, shares no code
// with the compiled engine but the parser. What both say must be the same.
import type { Check, Constant, Expression, Term } from '../../src/rules/condition/ast.js';
import type { Field } from '../../src/rules/field.js';
import type { Vocabulary } from '../../src/rules/compile/bind-term.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import type { CurrentEvent } from '../../src/state/current-event.js';

export type Plain = string | number | bigint | boolean;

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
  const one = (value: Plain): boolean => satisfies(asWritten(value, field, event), check, constants, field);
  if (!field.list) return one(values[0]!);
  if (field.match === 'list') return operator === 'in' ? values.every(one) : values.some(one);
  return field.match === 'both ends' && operator === '!=' ? values.every(one) : values.some(one);
}

/** A name that a rule writes means the event of that name, not a call that old captures have by its number only (docs/compatibility.md). */
const asWritten = (value: Plain, { name }: Field, { type }: CurrentEvent): Plain =>
  (type.name === 'syscall' && /^(?:evt|syscall)\.type$/.test(name) && String(value) in EVENT_TYPES ? `${String(value)} by number` : value);

/** Whether one value satisfies a test against written values. */
export function satisfies(
  value: Plain, { operator, modifier }: Check, constants: readonly Plain[], { type, distance }: Pick<Field, 'type' | 'distance'>,
): boolean {
  const holds = (constant: Plain): boolean => {
    if (type === 'ipnet') return liesIn(value as string, constant as string) !== (operator === '!=');
    return compare(value, distance ? '<=' : operator, constant);
  };
  const count = constants.filter(holds).length;
  if (modifier === 'oneof') return count === 1;
  if (modifier === 'allof') return count === constants.length && count > 0;
  return count > 0;
}

function read(term: Term, event: CurrentEvent, vocabulary: Vocabulary): Found {
  if (term.kind === 'transformer') return transform(term.name, read(term.arguments[0] as Term, event, vocabulary));
  const { field, extract } = fieldOf(term.argument === undefined ? term.name : `${term.name}[${term.argument}]`, vocabulary);
  const value = extract(event);
  const list = value === undefined || Array.isArray(value) ? (value as number[] | undefined) : [value];
  const textual = TEXTUAL.has(field.type);
  // Texts that are absent have the number 0: no value.
  if (textual && !field.list && value === 0) return { field, values: undefined };
  return { field, values: list?.map((one) => (textual ? event.state.texts.value(one as number) : one as Plain)) };
}

export const TEXTUAL: ReadonlySet<string> = new Set(['charbuf', 'bytebuf', 'fspath', 'ipaddr', 'ipnet']);

interface Opened { readonly field: Field; readonly extract: (event: CurrentEvent) => unknown }

/** Binding an argument can be slow, so it is done once for each name. */
const opened = new WeakMap<Vocabulary, Map<string, Opened>>();

function fieldOf(text: string, vocabulary: Vocabulary): Opened {
  const known = opened.get(vocabulary) ?? new Map<string, Opened>();
  opened.set(vocabulary, known);
  let found = known.get(text);
  if (found === undefined) {
    const resolved = vocabulary.resolve(text);
    if ('error' in resolved) throw new Error(resolved.error);
    known.set(text, (found = { field: resolved.field, extract: resolved.field.extract(resolved.argument) }));
  }
  return found;
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

/** A written value as one of the field's type. */
export function constantOf({ value }: Constant, field: Pick<Field, 'type'>, operator: string): Plain {
  if (operator.startsWith('b')) return Buffer.from(value, 'hex').toString('latin1');
  if (field.type === 'bool') return value === 'true';
  if (field.type === 'ipaddr') return addressBytes(value);
  if (TEXTUAL.has(field.type)) return value;
  if (field.type === 'port' && PORTS.has(value)) return PORTS.get(value)!;
  const width = UNSIGNED.exec(field.type);
  const exact = width === null ? BigInt(value) : BigInt.asUintN(Number(width[1] ?? 64), BigInt(value));
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

/** Types for which a negative number wraps, with their bits where these are not 64. */
const UNSIGNED = /^(?:uint(\d+)|reltime|abstime)$/;

/** Names of ports, as far as rules that are tested use them. */
const PORTS = new Map([['http', 80], ['https', 443], ['ssh', 22], ['domain', 53]]);

/** An address as bytes: four groups of decimals, or eight of hexadecimals. */
const addressBytes = (text: string): string => (text.includes('.') ? String.fromCharCode(...text.split('.').map(Number))
  : Buffer.from(text.replaceAll(':', ''), 'hex').toString('latin1'));

const bitsOf = (bytes: string): string => [...bytes].map((byte) => byte.charCodeAt(0).toString(2).padStart(8, '0')).join('');

function liesIn(address: string, net: string): boolean {
  const [base, prefix] = net.split('/') as [string, string];
  const bytes = addressBytes(base);
  return bytes.length === address.length && bitsOf(bytes).slice(0, Number(prefix)) === bitsOf(address).slice(0, Number(prefix));
}

export function compare(left: Plain, operator: string, right: Plain): boolean {
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
