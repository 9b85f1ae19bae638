// Where things of loaded rules were written: macros, and the items of lists.
import type { LoadResult } from '../../rules/load/load-rules.js';
import { placeIn, type Place, type TracedText } from '../../rules/traced-text.js';
import type { Owner } from './part.js';

export interface Places {
  macro(name: string): Place | undefined;
  /** The list that something which begins here is an item of. */
  list(place: Place): Owner | undefined;
}

export function placesOf({ macros, lists }: LoadResult): Places {
  const byName = new Map(macros.map(({ name, place }) => [name, place]));
  const byPlace = new Map(lists.flatMap(({ name, written }) => written.map((item) => [keyOf(placeOfText(item)), name] as const)));
  return {
    macro: (name) => byName.get(name),
    list(place) {
      const name = byPlace.get(keyOf(place));
      return name === undefined ? undefined : { kind: 'list', name };
    },
  };
}

export const placeOfText = (text: TracedText): Place => placeIn(text, 0, text.text.length);

const keyOf = ({ source, offset }: Place): string => `${source.name}\0${offset}`;
