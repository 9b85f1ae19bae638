// Field values as JSON: integers exact however large, byte strings as UTF-8.
import { toText } from '../capture/texts.js';
import type { OutputFields } from '../rules/format/compile-format.js';
import type { OutputValue } from '../rules/format/show-value.js';

/** An object with its keys in alphabetical order. */
export function fieldsJson(fields: OutputFields): string {
  const names = Object.keys(fields).sort();
  return objectJson(Object.fromEntries(names.map((name) => [name, valueJson(fields[name]!)])));
}

function valueJson(value: OutputValue): string {
  if (typeof value === 'string') return JSON.stringify(toText(value));
  if (typeof value === 'bigint') return value.toString();
  return Array.isArray(value) ? `[${value.map(valueJson).join(',')}]` : JSON.stringify(value);
}

/** JSON.stringify has no way to write integers beyond 2^53, so the members come written. */
export const objectJson = (members: Readonly<Record<string, string>>): string =>
  `{${Object.entries(members).map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
