// Names of lists in a condition → their items, as text, before the condition is parsed (rules-language 2.6).
import { broughtBy, joinTraced, originsAt, placeIn, sliceTraced, tracedAt, type TracedText } from '../traced-text.js';
import type { CollectedList } from './collection.js';

const BLANKS = ' \t\n\r';
const DELIMITERS = `${BLANKS}(),=`;

/** A value as it must stand in a condition: quoted if it has a blank. Falco does not escape here, so neither do we. */
export function quoteIfNeeded(value: TracedText): TracedText {
  if (!value.text.includes(' ') || /^["']/.test(value.text)) return value;
  const place = placeIn(value, 0, value.text.length);
  return joinTraced([tracedAt(place, '"'), value, tracedAt({ ...place, offset: place.offset + place.length }, '"')]);
}

/** Items of a list, with items that name other lists replaced by theirs (one level; what is deeper, substitution finds). */
export function itemsOf(list: CollectedList, lists: ReadonlyMap<string, CollectedList>, used: (name: string) => void): TracedText[] {
  return list.items.flatMap((item) => {
    const other = lists.get(item.text);
    if (other === undefined || other.index >= list.visibility) return [item];
    used(other.name);
    return other.items.map((inner) => broughtBy(inner, [{ kind: 'list', name: other.name }]));
  });
}

/** The condition with every mention of a list replaced by its items; undefined where there is none. */
export function substituteList(condition: TracedText, name: string, items: readonly TracedText[]): TracedText | undefined {
  let current = condition;
  let found = false;
  for (let start = current.text.indexOf(name); start >= 0; start = current.text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (!isDelimited(current.text, start, end)) continue;
    found = true;
    const replaced = replaceMention(current, start, end, { name, items });
    current = replaced.text;
    start = replaced.resume;
  }
  return found ? current : undefined;
}

const isDelimited = (text: string, start: number, end: number): boolean =>
  (start === 0 || DELIMITERS.includes(text[start - 1]!)) && (end >= text.length || DELIMITERS.includes(text[end]!));

function replaceMention(
  whole: TracedText, mentionStart: number, mentionEnd: number, { name, items }: { name: string; items: readonly TracedText[] },
): { text: TracedText; resume: number } {
  const { text } = whole;
  const place = placeIn(whole, mentionStart, mentionEnd);
  let [start, end] = [mentionStart, mentionEnd];
  while (start > 0 && BLANKS.includes(text[start - 1]!)) start--;
  while (end < text.length && BLANKS.includes(text[end]!)) end++;
  // An empty list takes a comma with it, or `(a, nothing, b)` would not parse.
  if (items.length === 0 && text[start - 1] === ',') start--;
  else if (items.length === 0 && text[end] === ',') end++;
  const bring = (text: TracedText): TracedText => broughtBy(text, [...originsAt(whole, mentionStart), { kind: 'list', name }]);
  // An empty list is known by the blanks that it leaves.
  const blank = bring(tracedAt(place, ' '));
  const written = items.flatMap((item, index) => [...(index > 0 ? [tracedAt(place, ', ')] : []), quoteIfNeeded(item)]);
  const before = start > 0 ? [sliceTraced(whole, 0, start), blank] : [];
  const inserted = bring(joinTraced(written));
  return { text: joinTraced([...before, inserted, blank, sliceTraced(whole, end)]), resume: start + inserted.text.length + 1 };
}
