// The JSON schema of suites, for editors: `falco-rec test --schema`, and docs/rule-tests.schema.json.
import { SUITE } from './format.js';
import type { JsonSchema } from './shape.js';

/** Longer than this (as JSON), a part that occurs again is told once. */
const WORTH_A_NAME = 400;

export function suiteSchema(): JsonSchema {
  const defs = new Map<string, { readonly name: string; readonly schema: unknown }>();
  const seen = new Set<string>();
  countParts(SUITE.schema, seen, defs);
  const properties = named(SUITE.schema, defs, '') as JsonSchema;
  const $defs = Object.fromEntries([...defs].map(([key, { name, schema }]) => [name, named(schema, defs, key)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Tests of Falco rules, as falco-rec runs them', ...properties, $defs,
  };
}

type Defs = Map<string, { readonly name: string; readonly schema: unknown }>;

/** Finds the large parts that occur more than once. */
function countParts(schema: unknown, seen: Set<string>, defs: Defs): void {
  if (typeof schema !== 'object' || schema === null) return;
  const key = JSON.stringify(schema);
  if ('type' in schema && key.length > WORTH_A_NAME) {
    if (seen.has(key) && !defs.has(key)) defs.set(key, { name: `part${defs.size + 1}`, schema });
    if (seen.has(key)) return;
    seen.add(key);
  }
  for (const part of Object.values(schema)) countParts(part, seen, defs);
}

/** The schema with such parts referred to; `self` is the part that is being told. */
function named(schema: unknown, defs: Defs, self: string): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const key = JSON.stringify(schema);
  const def = defs.get(key);
  if (def !== undefined && key !== self) return { $ref: `#/$defs/${def.name}` };
  if (Array.isArray(schema)) return schema.map((part) => named(part, defs, ''));
  return Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, named(part, defs, '')]));
}
