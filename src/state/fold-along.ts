// The state folded along with blocks as they are written, by the code that replay uses. It gives what a writer adds for
// later readers: the keyframes of further segments, and for each block which of its events changed the state.
import { packBits } from '../capture/columns/bits.js';
import type { Header } from '../capture/header.js';
import type { Keyframe } from '../capture/keyframe.js';
import type { RawBlock } from '../capture/raw-block.js';
import { rawReader } from '../capture/read/raw-to-block.js';
import { Texts } from '../capture/texts.js';
import { EVENT_CODES } from '../schema/events.js';
import { createState, fromKeyframe } from './create-state.js';
import { isConditional } from './fold.js';
import type { Visitor } from './interest.js';
import { toKeyframe } from './to-keyframe.js';
import { blockWalker } from './walk-block.js';

/**
 * When a segment is long enough: its keyframe a small part of it, and a reader who begins in it soon where he wants to be.
 * Dictionaries are kept in memory by whoever reads the segment.
 */
const ENOUGH = { events: 2_000_000, strings: 500_000 };

export interface FoldAlong {
  /** Takes in the next block before it is written, and gives it as it should be written. */
  block<B extends RawBlock>(raw: B): B;
  /** The segment is long enough: a new one should begin soon. */
  readonly enough: boolean;
  /** The state after the last block; a segment begins with the next one, whose first event is not before `time`. */
  keyframe(time: bigint): Keyframe;
}

/** Begins at the first keyframe. Texts of a whole recording stay in memory no longer than their segment. */
export function foldAlong(header: Header, first: Keyframe, enough = ENOUGH): FoldAlong {
  let segment = beginSegment(header, first, 0);
  let number = 0, events = 0, strings = 0;
  return {
    block(raw) {
      events += raw.length;
      strings += Math.max(0, raw.strings.offsets.length - 1);
      return { ...raw, changes: segment.fold(raw) };
    },
    get enough() { return events >= enough.events || strings >= enough.strings; },
    keyframe(time) {
      const keyframe = toKeyframe(segment.state, time);
      number++;
      events = strings = 0;
      segment = beginSegment(header, keyframe, number);
      return keyframe;
    },
  };
}

function beginSegment(header: Header, keyframe: Keyframe, number: number) {
  const texts = new Texts();
  const state = createState(header, texts);
  state.keepEnvironment = true;
  fromKeyframe(state, keyframe);
  const reader = rawReader(header.startTime, texts);
  reader.startSegment(number);
  const marker = markChanges(), walkBlock = blockWalker(state, marker);
  return {
    state,
    /** A bit for each event of the block: whether it changed the state. Looks at those, too, that nobody else is to see. */
    fold({ stateOnly: _, ...raw }: RawBlock): Uint8Array {
      const changed = new Uint8Array(raw.length);
      marker.see = ({ index, changes }) => { changed[index] = changes ? 1 : 0; };
      walkBlock(reader.view(raw));
      return packBits(changed);
    },
  };
}

/** Sees what may or may not change the state; every fact of it goes into the keyframe. */
function markChanges(): Visitor {
  const wants = Uint8Array.from({ length: EVENT_CODES }, (_, code) => (isConditional(code) ? 1 : 0));
  return { wants, needs: new Set(['memory', 'connected', 'environment']), see: () => undefined };
}
