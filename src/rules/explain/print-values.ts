// What tests were about, as words: the values that fields had, the item that one of them matched, and the lists that it came from.
import { printable } from '../printable.js';
import { shortened } from './look.js';
import type { MatchedItem } from './matched-items.js';
import type { TermValue } from './terms.js';

/** `cat`; of several `fd.sip 10.0.0.1, fd.cip 10.0.0.2`; of a missing value `no value`; each cut to so many characters. */
export function valuesText(values: readonly TermValue[], width: number): string {
  const shown = values.map(({ value }) => (value === undefined ? 'no value' : shortened(quoted(value), width)));
  return shown.length === 1 ? shown[0]! : shown.map((value, index) => `${values[index]!.term} ${value}`).join(', ');
}

/** Control characters must not move a terminal's cursor, and an empty text must be seen. */
const quoted = (value: string): string => (value === '' || /[\x00-\x1f\x7f-\x9f]/.test(value) ? printable(JSON.stringify(value)) : value);

/** ` (of shell_binaries)`; ` (/etc/ssh of sensitive_directories)` where the item says more than the value; else nothing. */
export function matchedText([first]: readonly MatchedItem[], values: readonly TermValue[]): string {
  if (first === undefined) return '';
  const { item, lists } = first;
  const [value] = values;
  const words = [...(value?.value === item ? [] : [item]), ...(lists.length === 0 ? [] : [`of ${lists.toReversed().join(' in ')}`])];
  return words.length === 0 ? '' : ` (${words.join(' ')})`;
}
