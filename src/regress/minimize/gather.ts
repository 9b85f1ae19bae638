// A second walk: the state just before the first alert, and of the events from there on those that alerts can depend on.
import type { Keyframe } from '../../capture/keyframe.js';
import type { Capture } from '../../capture/read/reader.js';
import type { EventFacts } from '../../capture/write/block-builder.js';
import { EVENT_CODES } from '../../schema/events.js';
import { createState } from '../../state/create-state.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { toKeyframe } from '../../state/to-keyframe.js';
import { walk } from '../../state/walk.js';
import { MinimizeError } from './problem.js';
import { readEvent } from './read-event.js';
import type { Scene } from './scene.js';
import type { Survey } from './survey.js';

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
export function gather(capture: Capture, survey: Survey, relevant: Relevant, onBlock: (events: number) => void): Scene {
  const state = createState(capture.header, capture.texts);
  const { first, needs } = survey;
  const events: EventFacts[] = [];
  let block = 0, segment = -1;
  // Before its first event a capture is in the state that it says itself.
  let keyframe: Keyframe | undefined = first.block === 0 && first.index === 0 ? capture.keyframe(0) : undefined;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs,
    see(event) {
      const at = block === first.block ? event.index - first.index : block - first.block;
      if (at < 0) {
        if (block === first.block && at === -1) keyframe = before(event);
        return;
      }
      if (segment >= 0 && event.block.segment !== segment) refuseRestart(capture, event.block.segment);
      segment = event.block.segment;
      if (!relevant(event, survey)) return;
      if (events.length === MOST_EVENTS) throw new MinimizeError('too-many-events');
      events.push(readEvent(event));
    },
  }, (length) => {
    if (++block === first.block && first.index === 0) keyframe = toKeyframe(state, capture.header.startTime);
    onBlock(length);
  });
  // What comes just before can be of a kind that this version does not know, and is not shown then.
  if (keyframe === undefined) return gather(capture, { ...survey, first: { block: 0, index: 0 } }, relevant, onBlock);
  return { keyframe, events };
}

/** The state as the event leaves it. */
const before = ({ state, time }: CurrentEvent): Keyframe => toKeyframe(state, state.header.startTime + BigInt(time));

/** After damage, or where a recording was appended to another, a state begins that events do not lead to. */
function refuseRestart(capture: Capture, segment: number): void {
  if (capture.problems.length > 0 || capture.keyframe(segment).origin !== 'state') throw new MinimizeError('restarts');
}
