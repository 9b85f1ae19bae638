// A second walk: the state just before the first alert, and of the events from there on those that alerts can depend on.
import type { Keyframe } from '../../capture/keyframe.js';
import type { Capture } from '../../capture/read/reader.js';
import type { EventFacts } from '../../capture/write/block-builder.js';
import { EVENT_CODES } from '../../schema/events.js';
import { createState } from '../../state/create-state.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import { toKeyframe } from '../../state/to-keyframe.js';
import { walk } from '../../state/walk.js';
import { MinimizeError } from './problem.js';
import { readEvent } from './read-event.js';
import type { Scene } from './scene.js';
import type { Position, Survey } from './survey.js';

/** Whether an event is worth keeping, before anything is tried. */
export type Relevant = (event: CurrentEvent, survey: Survey) => boolean;

const alerts: Relevant = ({ block, index }, { alerting }) => alerting.has(block.num(index));
/** What a runtime or the account list says concerns whoever it concerns. */
const isMeta: Relevant = ({ type }) => type.row.source === 'meta';

/** From little to much; the first with which the verdicts hold is taken. */
export const RELEVANT: readonly Relevant[] = [
  (event, survey) => alerts(event, survey) || (event.changes && (survey.threads.has(event.tid) || isMeta(event, survey))),
  (event, survey) => alerts(event, survey) || event.changes,
  () => true,
];

/** More events than this are not held in memory at once. */
const MOST_EVENTS = 1_000_000;

/** Throws MinimizeError where more would have to be kept than can be tried, or the recording begins anew between alerts. */
export function gather(capture: Capture, survey: Survey, relevant: Relevant, onBlock?: (events: number) => void): Scene {
  const state = createState(capture.header, capture.texts);
  const opening = openingOf(capture, state, survey.first);
  const events: EventFacts[] = [];
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: survey.needs,
    see(event) {
      if (opening.isAhead(event) || !relevant(event, survey)) return;
      if (events.length === MOST_EVENTS) throw new MinimizeError('too-many-events');
      events.push(readEvent(event));
    },
  }, (length) => {
    opening.nextBlock();
    onBlock?.(length);
  });
  // What comes just before can be of a kind that this version does not know, and is not shown then.
  if (opening.keyframe === undefined) return gather(capture, { ...survey, first: { block: 0, index: 0 } }, relevant, onBlock);
  return { keyframe: opening.keyframe, events };
}

/** The state in which a scene begins: it is taken when the walk has come to just before the first event. */
interface Opening {
  readonly keyframe: Keyframe | undefined;
  /** Whether the event comes before the scene. */
  isAhead(event: CurrentEvent): boolean;
  /** A block has been walked. */
  nextBlock(): void;
}

function openingOf(capture: Capture, state: State, first: Position): Opening {
  let block = 0, segment = -1;
  // Before its first event a capture is in the state that it says itself.
  let keyframe = first.block === 0 && first.index === 0 ? capture.keyframe(0) : undefined;
  return {
    get keyframe() { return keyframe; },
    isAhead(event) {
      const distance = block === first.block ? first.index - event.index : first.block - block;
      if (distance > 0) {
        if (block === first.block && distance === 1) keyframe = toKeyframe(state, state.header.startTime + BigInt(event.time));
        return true;
      }
      if (segment >= 0 && event.block.segment !== segment) refuseRestart(capture, event.block.segment);
      segment = event.block.segment;
      return false;
    },
    nextBlock() {
      if (++block === first.block && first.index === 0) keyframe = toKeyframe(state, state.header.startTime);
    },
  };
}

/** After damage, or where a recording was appended to another, a state begins that events do not lead to. */
function refuseRestart(capture: Capture, segment: number): void {
  if (capture.problems.length > 0 || capture.keyframe(segment).origin !== 'state') throw new MinimizeError('restarts');
}
