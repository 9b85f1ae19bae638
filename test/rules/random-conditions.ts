// Random conditions over the synthetic fields, and random events to ask them of. Seeded: a failure names its seed.
import type { Field } from '../../src/rules/field.js';
import { SYNTHETIC } from './synthetic-fields.js';

export type Random = (limit: number) => number;

/** A small generator (mulberry32) of whole numbers below a limit. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)]!;

export const WORDS = ['', 'a', 'A', 'ab', '/a', '/a/b', '/a/b/c', '/etc/passwd', '/etc', 'bash', 'Bash', 'x y', '/a/bc'] as const;
export const NUMBERS = [-1, 0, 1, 2, 22, 80] as const;
const TYPES = ['open', 'openat', 'read', 'execve', 'close'] as const;

const TEXT_OPERATORS = ['=', '==', '!=', 'contains', 'icontains', 'startswith', 'endswith', 'glob', 'iglob', 'regex'] as const;
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  glob: ['*', '/a*', '*b', '?', '/a/?', 'a*b', '*a*'], iglob: ['*B', 'BASH', '/A*'], regex: ['.*', 'a+', '/a/.*', '(a|b)+', 'bash'],
};

/** A condition of some depth, as text. */
export function randomCondition(random: Random, depth: number): string {
  const shape = depth === 0 ? 9 : random(10);
  const child = (): string => randomCondition(random, depth - 1);
  if (shape < 3) return `(${child()} and ${child()})`;
  if (shape < 6) return `(${child()} or ${child()} or ${child()})`;
  if (shape < 8) return `not (${child()})`;
  return randomCheck(random, pick(random, SYNTHETIC));
}

function randomCheck(random: Random, field: Field): string {
  const { name, type } = field;
  if (random(12) === 0) return `${name} exists`;
  if (name === 'evt.type') return random(2) ? `evt.type = ${pick(random, TYPES)}` : `evt.type in (${listOf(random, TYPES)})`;
  if (field.list && field.match === 'list') return `${name} ${pick(random, ['in', 'intersects'])} (${listOf(random, quoted(WORDS))})`;
  if (type === 'bool') return `${name} ${pick(random, ['=', '!='])} ${pick(random, ['true', 'false'])}`;
  if (type === 'bytebuf') return `${name} ${pick(random, ['bcontains', 'bstartswith'])} ${pick(random, ['2f', '61', '2f61', '6261'])}`;
  return type === 'charbuf' || type === 'fspath' ? textCheck(random, field) : numberCheck(random, name);
}

function numberCheck(random: Random, name: string): string {
  if (random(3) === 0) return `${name} in (${listOf(random, positive)})`;
  return `${name} ${pick(random, ['=', '!=', '<', '<=', '>', '>='])} ${pick(random, positive)}`;
}

const positive = NUMBERS.filter((number) => number >= 0).map(String);

function textCheck(random: Random, { name, list }: Field): string {
  // Ancestors and both ends take no transformers and no fields on the right.
  switch (random(list ? 3 : 6)) {
    case 0: return `${name} ${pick(random, ['in', 'pmatch', 'intersects'])} (${listOf(random, quoted(WORDS.slice(1)))})`;
    case 1: return modifiedCheck(random, name);
    case 3: return `${pick(random, ['tolower', 'toupper', 'basename'])}(${name}) = ${pick(random, quoted(WORDS))}`;
    case 4: return `len(${name}) > ${pick(random, positive)}`;
    case 5: if (name.endsWith('text')) return `${name} ${pick(random, ['=', '!=', 'startswith'])} val(${pick(random, OTHERS)})`;
  }
  const operator = pick(random, TEXT_OPERATORS);
  return `${name} ${operator} ${pick(random, quoted(PATTERNS[operator] ?? WORDS))}`;
}

const OTHERS = ['p.text', 'd.text', 'e.text'] as const;

function modifiedCheck(random: Random, name: string): string {
  const operator = pick(random, ['=', '!=', 'startswith', 'contains']);
  return `${name} ${operator} ${pick(random, ['anyof', 'allof', 'oneof'])} (${listOf(random, quoted(WORDS))})`;
}

const quoted = (words: readonly string[]): string[] => words.map((word) => `"${word}"`);

const listOf = (random: Random, from: readonly string[]): string =>
  Array.from({ length: 1 + random(3) }, () => pick(random, from)).join(', ');
