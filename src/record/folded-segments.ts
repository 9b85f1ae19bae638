// Keyframes for later segments: the state is folded along with the recording, by the code that replay uses.
import type { Header } from '../capture/header.js';
import type { Keyframe } from '../capture/keyframe.js';
import { rawReader } from '../capture/read/raw-to-block.js';
import { Texts } from '../capture/texts.js';
import { EVENT_CODES } from '../schema/events.js';
import { createState, fromKeyframe } from '../state/create-state.js';
import { toKeyframe } from '../state/to-keyframe.js';
import { blankEvent, interestOf, walkBlock, type Visitor } from '../state/walk-block.js';
import type { Segments } from './options.js';

/**
 * When a segment is long enough: its keyframe a small part of it, and a reader who begins in it soon where he wants to be.
 * Dictionaries are kept in memory by whoever reads the segment.
 */
const ENOUGH = { events: 2_000_000, strings: 500_000 };

/** The state alone wants to see events here, and every fact of it goes into the keyframe. */
const NOBODY: Visitor = {
  wants: new Uint8Array(EVENT_CODES), needs: new Set(['memory', 'connected', 'environment']), see: () => undefined,
};
const INTEREST = interestOf(NOBODY);

/** Folds blocks as they are written. Texts of a whole recording stay in memory no longer than their segment. */
export function foldedSegments(header: Header, first: Keyframe, enough = ENOUGH): Segments {
  let folding = beginSegment(header, first, 0);
  let events = 0, strings = 0, segment = 0;
  return {
    block(raw) {
      walkBlock(folding.reader.view(raw), INTEREST, folding.event, NOBODY);
      events += raw.length;
      strings += Math.max(0, raw.strings.offsets.length - 1);
      return events >= enough.events || strings >= enough.strings;
    },
    keyframe(time) {
      const keyframe = toKeyframe(folding.state, time);
      segment++;
      events = strings = 0;
      folding = beginSegment(header, keyframe, segment);
      return keyframe;
    },
  };
}

function beginSegment(header: Header, keyframe: Keyframe, segment: number) {
  const texts = new Texts();
  const state = createState(header, texts);
  state.keepEnvironment = true;
  fromKeyframe(state, keyframe);
  const reader = rawReader(header.startTime, texts);
  reader.startSegment(segment);
  return { state, reader, event: blankEvent(state) };
}
