// Maps of a format: with known keys, each with its shape and a line about it; and with keys that the author chooses.
import { reject } from '../../rules/diagnostic.js';
import { meant } from '../../rules/nearest.js';
import type { Place } from '../../rules/traced-text.js';
import type { YamlEntry, YamlMap, YamlNode } from '../../rules/yaml/node.js';
import { keyMissing, keyTwice, unknownKey } from './problems.js';
import { refuse, type JsonSchema, type Shape, type Written } from './shape.js';

/** A key of a map. */
export interface Key<T, R extends boolean = boolean> {
  readonly shape: Shape<T>;
  readonly required: R;
  /** One line for editors, and for the documentation. */
  readonly about: string;
}

export const required = <T>(shape: Shape<T>, about: string): Key<T, true> => ({ shape, required: true, about });
export const optional = <T>(shape: Shape<T>, about: string): Key<T, false> => ({ shape, required: false, about });

export type Keys = Readonly<Record<string, Key<unknown>>>;

type ValueOf<K> = K extends Key<infer T, infer R> ? (R extends true ? T : T | undefined) : never;

/** What reading a map with these keys gives, and where it stands. */
export type ObjectOf<K extends Keys> = { readonly [P in keyof K]: ValueOf<K[P]> } & { readonly place: Place };

/** A map with known keys; others are refused, with the name that was probably meant. */
export const object = <K extends Keys>(keys: K): Shape<ObjectOf<K>> => ({
  expected: 'a map', takes: ['map'], schema: objectSchema(keys),
  read(node) {
    if (node.kind !== 'map') return refuse(node, 'a map');
    const names = Object.keys(keys);
    for (const entry of node.entries) if (!names.includes(entry.key)) refuseKey(entry, names);
    return { ...readKeys(node, keys), place: node.place } as ObjectOf<K>;
  },
});

/** Reads the known keys of a map, whatever else it has. */
export function readKeys(node: YamlMap, keys: Keys): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(keys).map(([key, { shape, required: must, about }]) => {
    const [entry, again] = node.entries.filter((one) => one.key === key);
    if (again !== undefined) reject(keyTwice({ key }, again.keyPlace));
    if (entry === undefined && must) reject(keyMissing({ key, about }, node.place));
    return [key, entry && shape.read(entry.value)];
  }));
}

export const refuseKey = ({ key, keyPlace }: YamlEntry, known: readonly string[]): never =>
  reject(unknownKey({ key, known: known.join(', '), hint: meant(key, known) }, keyPlace));

export function objectSchema(keys: Keys): JsonSchema {
  const properties = Object.entries(keys).map(([key, { shape, about }]) => [key, { description: about, ...shape.schema }]);
  const must = Object.entries(keys).filter(([, key]) => key.required).map(([key]) => key);
  return {
    type: 'object', additionalProperties: false, properties: Object.fromEntries(properties), ...(must.length > 0 && { required: must }),
  };
}

/** An entry of a map whose keys the author chooses. */
export interface Entry<T> {
  readonly key: Written;
  readonly value: T;
}

/** A map whose keys the author chooses. */
export const record = <T>(of: Shape<T>): Shape<readonly Entry<T>[]> => ({
  expected: 'a map', takes: ['map'], schema: { type: 'object', additionalProperties: of.schema },
  read(node: YamlNode) {
    if (node.kind !== 'map') return refuse(node, 'a map');
    const seen = new Set<string>();
    return node.entries.map(({ key, keyPlace, value }) => {
      if (seen.has(key)) reject(keyTwice({ key }, keyPlace));
      seen.add(key);
      return { key: { text: key, place: keyPlace }, value: of.read(value) };
    });
  },
});
