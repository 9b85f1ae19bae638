// Random rule files over fields and values of a capture, with lists, macros and exceptions. Seeded: a failure names its seed.
import type { AskedField } from './captured-values.js';
import { pick, type Random } from './random-conditions.js';

type Kind = 'text' | 'bytes' | 'bool' | 'address' | 'number';

const KINDS: Readonly<Record<string, Kind>> = {
  charbuf: 'text', fspath: 'text', bytebuf: 'bytes', bool: 'bool', ipaddr: 'address', ipnet: 'address',
};

const OPERATORS: { readonly [K in Kind]: readonly string[] } = {
  text: ['=', '!=', 'contains', 'icontains', 'startswith', 'endswith', 'glob', 'iglob', 'regex'],
  bytes: ['=', '!=', 'contains', 'startswith'],
  bool: ['=', '!='], address: ['=', '!='], number: ['=', '!=', '<', '<=', '>', '>='],
};

const ABSENT: { readonly [K in Kind]: string } = { text: '"nothing"', bytes: '"nothing"', bool: 'true', address: '10.0.0.1', number: '1' };

/** A value of the field, or now and then one that does not occur. */
function valueOf(random: Random, { name, written, field }: AskedField): string {
  const mustOccur = /^(?:evt|syscall)\.type$/.test(name);
  if (written.length > 0 && (mustOccur || random(6) > 0)) return pick(random, written);
  return ABSENT[KINDS[field.type] ?? 'number'] + (field.type === 'ipnet' ? '/8' : '');
}

/** The middle or an end of a quoted text, for operators that look for parts; escapes are left whole by not cutting such texts. */
function partOf(random: Random, value: string, operator: string): string {
  if (value.includes('\\') || value.length < 5 || operator === 'regex') return value.replace(/[[\](){}|^$+?*.\\]/g, '.');
  const inner = value.slice(1, -1);
  const [from, to] = [random(inner.length), 1 + random(inner.length)];
  const part = inner.slice(Math.min(from, to - 1), Math.max(from, to));
  return operator.endsWith('glob') ? `"*${part.replace(/[[\]\\]/g, '?')}*"` : `"${part}"`;
}

function list(random: Random, asked: AskedField): string {
  return `(${Array.from({ length: 1 + random(3) }, () => valueOf(random, asked)).join(', ')})`;
}

function check(random: Random, fields: readonly AskedField[]): string {
  const asked = pick(random, fields);
  const { name, field } = asked;
  const kind = KINDS[field.type] ?? 'number';
  if (field.distance) return `${name} = ${random(2) * 1_000_000_000_000}`;
  if (random(10) === 0) return `${name} exists`;
  if (field.list && field.match === 'list') return `${name} ${pick(random, ['in', 'intersects'])} ${list(random, asked)}`;
  if (random(5) === 0) return `${name} in ${list(random, asked)}`;
  const plain = kind === 'text' && !field.list && !field.noTransformer && name !== 'evt.type' && name !== 'syscall.type';
  if (plain && random(5) === 0) return transformed(random, fields, asked);
  const operator = pick(random, OPERATORS[kind]);
  const value = valueOf(random, asked);
  if (name === 'evt.type' || name === 'syscall.type') return `${name} ${pick(random, ['=', '!='])} ${value}`;
  if (kind === 'text' && random(6) === 0) {
    return `${name} ${pick(random, ['=', '!=', 'contains'])} ${pick(random, ['oneof', 'anyof', 'allof'])} ${list(random, asked)}`;
  }
  return `${name} ${operator} ${kind === 'text' && !/^!?=$/.test(operator) ? partOf(random, value, operator) : value}`;
}

function transformed(random: Random, fields: readonly AskedField[], asked: AskedField): string {
  const alike = fields.filter(({ field, name }) => field.type === asked.field.type && !field.list && !field.noRightHandSide
    && !field.noTransformer && !/^(?:evt|syscall)\.type$/.test(name));
  const other = pick(random, alike).name;
  switch (random(4)) {
    case 0: return `${pick(random, ['tolower', 'toupper', 'basename'])}(${asked.name}) = ${valueOf(random, asked)}`;
    case 1: return `len(${asked.name}) ${pick(random, ['>', '<=', '='])} ${random(20)}`;
    case 2: return `${asked.name} ${pick(random, ['=', '!=', 'startswith', 'contains'])} val(${other})`;
    default: return `tolower(${asked.name}) = toupper(${other})`;
  }
}

function condition(random: Random, fields: readonly AskedField[], depth: number): string {
  const shape = depth === 0 ? 9 : random(10);
  const child = (): string => condition(random, fields, depth - 1);
  if (shape < 3) return `(${child()} and ${child()})`;
  if (shape < 6) return `(${child()} or ${child()})`;
  if (shape === 6) return `not (${child()})`;
  if (shape === 7) return pick(random, ['macro_a', 'macro_b', 'not macro_a', 'proc.name in (some_names, "x")']);
  return check(random, fields);
}

/** A rule file of so many rules. Conditions stand in block scalars, so that quotes in them need no quoting. */
export function randomRules(random: Random, fields: readonly AskedField[], count: number): string {
  const names = fields.find(({ name }) => name === 'proc.name')!.written;
  const block = (text: string): string => `  condition: >-\n    ${text}\n`;
  const plain = (): string => check(random, fields);
  const rules = Array.from({ length: count }, (_, index) => {
    const exceptions = random(3) === 0
      ? `  exceptions:\n  - {name: e, fields: [proc.name, evt.type], comps: ["=", "!="], values: [[${names[0] ?? 'x'}, close]]}\n` : '';
    return `- rule: r${index}\n  desc: d\n${block(condition(random, fields, 3))}  output: o\n  priority: INFO\n${exceptions}`;
  });
  return `- list: some_names\n  items: [${names.join(', ')}]\n- macro: macro_a\n${block(`${plain()} or ${plain()}`)}`
    + `- macro: macro_b\n${block(`macro_a and not ${plain()}`)}${rules.join('')}`;
}
