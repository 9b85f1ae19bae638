// Keyframes for later segments: the state is folded along with the recording, by the code that replay uses.
import type { Header } from '../capture/header.js';
import type { Keyframe } from '../capture/keyframe.js';
import { rawReader } from '../capture/raw-to-block.js';
import { Texts } from '../capture/texts.js';
import type { Block } from '../capture/block.js';
import { EVENT_CODES, EVENT_TYPES, eventType } from '../schema/events.js';
import { advance } from '../state/advance.js';
import { createState, fromKeyframe } from '../state/create-state.js';
import type { CurrentEvent } from '../state/current-event.js';
import { stateCodes } from '../state/fold.js';
import type { State } from '../state/state.js';
import { toKeyframe } from '../state/to-keyframe.js';
import type { Segments } from './options.js';

/** A segment is long enough for its keyframe to be a small part of it, and short enough for a reader to begin in it. */
const SEGMENT_EVENTS = 2_000_000;
/** Dictionaries are kept in memory by whoever reads the segment. */
const SEGMENT_STRINGS = 500_000;

/** Folds blocks as they are written. Texts of a whole recording stay in memory no longer than their segment. */
export function foldedSegments(header: Header, first: Keyframe): Segments {
  let folding = beginSegment(header, first, 0);
  let events = 0, strings = 0, segment = 0;
  return {
    block(raw) {
      foldBlock(folding.state, folding.reader.view(raw));
      events += raw.length;
      strings += Math.max(0, raw.strings.offsets.length - 1);
      return events >= SEGMENT_EVENTS || strings >= SEGMENT_STRINGS;
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
  return { state, reader };
}

const FOLDED = new Uint8Array(EVENT_CODES);
for (const code of stateCodes(new Set(['memory', 'connected']))) FOLDED[code] = 1;

function foldBlock(state: State, block: Block): void {
  const event: CurrentEvent = {
    state, block, type: EVENT_TYPES.syscall, columns: undefined, row: 0, index: 0, time: 0, tid: -1,
    thread: undefined, fdNum: -1, fd: undefined, fdNameChanged: false, result: NaN,
  };
  const rows = new Int32Array(EVENT_CODES);
  for (let index = 0; index < block.length; index++) {
    const code = block.codes[index]!;
    if (FOLDED[code] === 0) continue;
    event.type = eventType(code)!;
    event.columns = block.columns(event.type.name);
    event.row = rows[code]++;
    event.index = index;
    advance(event);
  }
}
