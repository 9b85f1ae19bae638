// What a text must be that an alert shows: equal to one, or matched by a pattern; the value of a field or the whole message.
import { RE2JS } from 're2js';
import { reject } from '../../rules/diagnostic.js';
import { FIELDS, resolveField } from '../../rules/fields/registry.js';
import { compileFormat } from '../../rules/format/compile-format.js';
import { meant } from '../../rules/nearest.js';
import type { FieldText } from '../suite/format.js';
import { badPattern, unknownField } from '../suite/problems.js';
import type { Written } from '../suite/shape.js';

export interface ExpectedText {
  /** As the author wrote it. */
  readonly wanted: string;
  test(value: string): boolean;
}

/** A field and what its value must be; null is no value. */
export interface ExpectedField extends ExpectedText {
  readonly name: string;
}

/** What outputs show of a missing value. */
export const NO_VALUE = '<NA>';

/** The field must exist, and be one that outputs can show. */
export function expectedField({ text: name, place }: Written, value: FieldText): ExpectedField {
  const resolved = resolveField(name);
  if ('error' in resolved) {
    return reject(unknownField({ error: resolved.error, hint: meant(name, FIELDS.map((field) => field.name)) }, place));
  }
  const shown = compileFormat(`%${name}`);
  if ('error' in shown) return reject(unknownField({ error: shown.error, hint: undefined }, place));
  if (value === null) return { name, wanted: NO_VALUE, test: (seen) => seen === NO_VALUE };
  return { name, ...expectedText(value) };
}

export function expectedText(value: NonNullable<FieldText>): ExpectedText {
  if ('text' in value) return { wanted: value.text, test: (seen) => seen === value.text };
  const pattern = patternOf(value.matches);
  return { wanted: `/${value.matches.text}/`, test: (seen) => pattern.test(seen) };
}

function patternOf({ text, place }: Written): { test(value: string): boolean } {
  try {
    const pattern = RE2JS.compile(text);
    return { test: (value) => pattern.matcher(value).find() };
  } catch (error) {
    return reject(badPattern({ complaint: (error as Error).message }, place));
  }
}
