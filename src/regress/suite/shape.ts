// One definition of a format gives three things: what reads it, its TypeScript type, and its JSON schema for editors.
//
//   const POINT = object({ x: required(whole, 'To the right.'), name: optional(text, 'Shown beside it.') });
//   type Point = Read<typeof POINT>;
import { reject } from '../../rules/diagnostic.js';
import type { Place } from '../../rules/traced-text.js';
import type { YamlMap, YamlNode } from '../../rules/yaml/node.js';
import { wrongShape } from './problems.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** How values of one kind are written. */
export interface Shape<T> {
  /** In words, for messages: `a text`. */
  readonly expected: string;
  readonly schema: JsonSchema;
  /** The nodes that it takes; what reads several shapes chooses by this. */
  readonly takes: readonly YamlNode['kind'][];
  /** The value; what is wrong with it is rejected at its place. */
  read(node: YamlNode): T;
}

export type Read<S> = S extends Shape<infer T> ? T : never;

/** A text and where it stands, for what is found wrong with it later. */
export interface Written {
  readonly text: string;
  readonly place: Place;
}

const WORDS: Readonly<Record<YamlNode['kind'], string>> = { map: 'a map', sequence: 'a list', scalar: 'a single value', null: 'nothing' };

/** Ends the reading because something else was expected. */
export const refuse = (node: YamlNode, expected: string): never => reject(wrongShape({ expected, found: foundIn(node) }, node.place));

const foundIn = (node: YamlNode): string => (node.kind === 'scalar' ? `'${node.value.text}'` : WORDS[node.kind]);

/** A single value, made of its text; `make` returns undefined for what is none. */
export const scalar = <T>(expected: string, schema: JsonSchema, make: (text: string, place: Place) => T | undefined): Shape<T> => ({
  expected, schema, takes: ['scalar'],
  read: (node) => (node.kind === 'scalar' ? make(node.value.text, node.place) : undefined) ?? refuse(node, expected),
});

export const text: Shape<Written> = scalar('a text', { type: ['string', 'number', 'boolean'] }, (value, place) => ({ text: value, place }));

export const whole: Shape<number> = scalar('a whole number from 0', { type: 'integer', minimum: 0 },
  (value) => (/^[0-9]{1,15}$/.test(value) ? Number(value) : undefined));

export const number: Shape<number> = scalar('a number', { type: 'number' },
  (value) => (/^-?[0-9]+(\.[0-9]+)?$/.test(value) ? Number(value) : undefined));

export const flag: Shape<boolean> = scalar('true or false', { type: 'boolean' },
  (value) => (value === 'true' ? true : value === 'false' ? false : undefined));

/** A list of values of one shape. */
export const list = <T>(of: Shape<T>): Shape<readonly T[]> => ({
  expected: 'a list', takes: ['sequence'], schema: { type: 'array', items: of.schema },
  read: (node) => (node.kind === 'sequence' ? node.items.map((item) => of.read(item)) : refuse(node, 'a list')),
});

/** A value, or a list of such: a list of one need not be written as a list. */
export const oneOrMany = <T>(of: Shape<T>): Shape<readonly T[]> => ({
  expected: `${of.expected}, or a list of such`, takes: [...of.takes, 'sequence'],
  schema: { anyOf: [of.schema, { type: 'array', items: of.schema }] },
  read: (node) => (node.kind === 'sequence' ? list(of).read(node) : [of.read(node)]),
});

/** One shape or another, told apart by what kind of node stands there. */
export const either = <A, B>(a: Shape<A>, b: Shape<B>): Shape<A | B> => ({
  expected: `${a.expected} or ${b.expected}`, takes: [...a.takes, ...b.takes], schema: { anyOf: [a.schema, b.schema] },
  read(node) {
    if (a.takes.includes(node.kind)) return a.read(node);
    return b.takes.includes(node.kind) ? b.read(node) : refuse(node, `${a.expected} or ${b.expected}`);
  },
});

/** `null` or `~`: no value. */
export const nothing: Shape<null> = {
  expected: 'null', takes: ['null'], schema: { type: 'null' }, read: (node) => (node.kind === 'null' ? null : refuse(node, 'null')),
};

/** A map as it stands, to be read by whoever knows what it is about. */
export const anyMap: Shape<YamlMap> = {
  expected: 'a map', takes: ['map'], schema: { type: 'object' }, read: (node) => (node.kind === 'map' ? node : refuse(node, 'a map')),
};
