// Values of fields as a program takes them: texts are strings, and whole numbers beyond 2^53 stay exact.
import { toBytes, toText } from '../capture/texts.js';
import type { OutputFields } from '../rules/format/compile-format.js';
import type { OutputValue } from '../rules/format/show-value.js';

/** null is no value; lists are fields such as `fd.ip`, which have several. */
export type Value = string | number | bigint | boolean | null | readonly Value[];

const mapTexts = (value: OutputValue, map: (text: string) => string): Value => {
  if (typeof value === 'string') return map(value);
  return Array.isArray(value) ? value.map((each) => mapTexts(each, map)) : value as Value;
};

/** Fields of an output, whose texts are byte strings, as values. */
export const valuesOf = (fields: OutputFields): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, mapTexts(value, toText)]));

/** And back. */
export const outputFieldsOf = (values: Readonly<Record<string, Value>>): OutputFields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mapTexts(value, toBytes)]));
