// Which of a test's values were the ones that made it true, and whether any other would have done.
import type { Texts } from '../../../capture/texts.js';
import type { Ask, Bound } from '../../../rules/compile/bound.js';
import type { Extract } from '../../../rules/field.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { State } from '../../../state/state.js';
import type { ItemsAt } from '../conditions/condition-nodes.js';
import type { ItemTest } from '../conditions/item-tests.js';
import { isCovered } from '../part.js';
import { DECIDES, TRUE } from '../conditions/node-facts.js';
import { openLate } from './open-late.js';

/** Takes the verdicts of an event in; whether something was seen for the first time. */
export type AskItems = (event: CurrentEvent, bits: Uint8Array) => boolean;

/** Opens the items of a test for a replay. */
export function askItems({ node: { id }, items, check }: ItemsAt, state: State): AskItems {
  // Of `allof`, what counts is the one that is missing; of all else, the one that is there.
  const wanted = check.modifier !== 'allof';
  const asks = items.map(({ bound }) => openLate(() => openOne(bound, state.texts)));
  const isNews = news(items, state.texts);
  return (event, bits) => {
    const verdict = (bits[id]! & TRUE) !== 0;
    const decides = (bits[id]! & DECIDES) !== 0;
    return verdict === wanted && isNews(event, decides) && take(items, asks, event, wanted, decides);
  };
}

/** Verdicts about items are not kept: each text is looked at once. */
function openOne(bound: Bound, texts: Texts): Ask {
  if (bound.kind === 'predicate') return bound.open(texts);
  return () => bound.kind === 'constant' && bound.value;
}

function take(items: readonly ItemTest[], asks: readonly Ask[], event: CurrentEvent, wanted: boolean, decides: boolean): boolean {
  const hits = items.filter((_, index) => asks[index]!(event) === wanted);
  const alone = decides && hits.length === 1;
  let first = false;
  for (const { part: { seen } } of hits) {
    first ||= seen.true === 0 || (alone && seen.decidedTrue === 0);
    seen.true++;
    if (alone) seen.decidedTrue++;
  }
  return first;
}

const SEEN = 1;
const SEEN_DECIDING = 2;

/** Whether an event may show something new of the items: what a text matches is the same whenever it comes. */
function news(items: readonly ItemTest[], texts: Texts): (event: CurrentEvent, decides: boolean) => boolean {
  const { bound } = items[0]!;
  const subject = bound.kind === 'predicate' ? bound.subject : undefined;
  if (subject === undefined) return (_, decides) => items.some(({ part }) => !isCovered(part) && (decides || part.seen.true === 0));
  const read = subject.open(texts) as Extract;
  let looked = new Uint8Array(256);
  return (event, decides) => {
    const id = (read(event) as number | undefined) ?? 0;
    if (id >= looked.length) looked = grown(looked, Math.max(2 * id, texts.size));
    const level = decides ? SEEN_DECIDING : SEEN;
    if (looked[id]! >= level) return false;
    looked[id] = level;
    return true;
  };
}

function grown(old: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(old);
  return larger;
}
