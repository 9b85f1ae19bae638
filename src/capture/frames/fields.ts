// Typed access to an unpacked map, so that decoders say what they expect and a wrong file says what it lacks.
import { damaged } from '../problem.js';

export interface Fields {
  has(name: string): boolean;
  number(name: string): number;
  bigint(name: string): bigint;
  text(name: string): string;
  numbers(name: string): number[];
  texts(name: string): string[];
  map(name: string): Fields;
}

/** Each method throws CaptureError (damaged) when the field is missing or of another type. */
export function fieldsOf(value: unknown, place: string): Fields {
  const map = asMap(value, place);
  const wrong = (name: string, expected: string): never => { throw damaged(`${place}: ${name} is not ${expected}`); };
  const list = (name: string): unknown[] => {
    const found = map[name];
    return Array.isArray(found) ? found : wrong(name, 'a list');
  };
  return {
    has: (name) => map[name] !== undefined && map[name] !== null,
    number: (name) => toNumber(map[name]) ?? wrong(name, 'a number'),
    bigint: (name) => toBigint(map[name]) ?? wrong(name, 'an integer'),
    text: (name) => toText(map[name]) ?? wrong(name, 'a text'),
    numbers: (name) => list(name).map((each) => toNumber(each) ?? wrong(name, 'a list of numbers')),
    texts: (name) => list(name).map((each) => toText(each) ?? wrong(name, 'a list of texts')),
    map: (name) => fieldsOf(map[name], `${place}.${name}`),
  };
}

function asMap(value: unknown, place: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw damaged(`${place} is not a map`);
}

/** Writers may store an integer in any width; bigints come from 64-bit ones. */
export const toNumber = (value: unknown): number | undefined => (
  typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : undefined);

export const toBigint = (value: unknown): bigint | undefined => (
  typeof value === 'bigint' ? value : Number.isInteger(value) ? BigInt(value as number) : undefined);

const toText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
