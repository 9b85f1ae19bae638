// Values of an item's keys, as the types that they must have.
import { keyEmpty, keyMissing, wrongValue } from '../../diagnostics/file-problems.js';
import { reject } from '../../diagnostic.js';
import type { TracedText } from '../../traced-text.js';
import type { YamlMap, YamlNode, YamlSequence } from '../../yaml/node.js';

const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** What stands under a key; the first one where it is given twice. */
export const valueAt = (item: YamlMap, key: string): YamlNode | undefined => item.entries.find((entry) => entry.key === key)?.value;

export const hasKey = (item: YamlMap, key: string): boolean => valueAt(item, key) !== undefined;

/** The text under a key that may be left out but not be empty. */
export function textAt(item: YamlMap, key: string): TracedText | undefined {
  const value = valueAt(item, key);
  if (value === undefined) return undefined;
  if (value.kind === 'null' || (value.kind === 'scalar' && value.value.text === '')) return reject(keyEmpty({ key }, value.place));
  return value.kind === 'scalar' ? value.value : reject(wrongValue({ key, expected: 'a text' }, value.place));
}

/** The text under a key that must be there. */
export const requiredText = (item: YamlMap, key: string): TracedText =>
  textAt(item, key) ?? reject(keyMissing({ key }, item.place));

export function boolAt(item: YamlMap, key: string): boolean | undefined {
  const text = textAt(item, key)?.text;
  if (text === undefined) return undefined;
  if (!TRUE.test(text) && !FALSE.test(text)) reject(wrongValue({ key, expected: 'true or false' }, valueAt(item, key)!.place));
  return TRUE.test(text);
}

export function unsignedAt(item: YamlMap, key: string): number | undefined {
  const text = textAt(item, key)?.text;
  if (text === undefined) return undefined;
  return unsignedOf(text) ?? reject(wrongValue({ key, expected: 'an unsigned number' }, valueAt(item, key)!.place));
}

/** A number of 32 bits as C writes them: decimal, hexadecimal, or octal behind a zero. */
export function unsignedOf(text: string): number | undefined {
  const [, octal, other] = /^\s*\+?(?:0([0-7]+)|(0[xX][0-9a-fA-F]+|[1-9][0-9]*|0))\s*$/.exec(text) ?? [];
  const value = octal === undefined ? Number(other) : Number.parseInt(octal, 8);
  return value <= 0xffffffff ? value : undefined;
}

/** The sequence under a key. */
export function sequenceAt(item: YamlMap, key: string): YamlSequence | undefined {
  const value = valueAt(item, key);
  if (value === undefined || value.kind === 'sequence') return value;
  return reject(wrongValue({ key, expected: 'a sequence' }, value.place));
}

/** The texts of a sequence of scalars. `null` is none, unless it is in quotes. */
export const textsOf = ({ items }: YamlSequence, key: string): TracedText[] => items.map((item) =>
  (item.kind === 'scalar' ? item.value : reject(wrongValue({ key, expected: 'a sequence of texts' }, item.place))));
