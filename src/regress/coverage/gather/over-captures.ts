// Coverage by recordings.
import type { Capture } from '../../../capture/read/reader.js';
import type { LoadResult } from '../../../rules/load/load-rules.js';
import { createState } from '../../../state/create-state.js';
import type { Visitor } from '../../../state/interest.js';
import type { State } from '../../../state/state.js';
import { walk } from '../../../state/walk.js';
import type { Evidence } from '../evidence.js';
import type { Gathering } from './gathering.js';

/** Takes in what the events of a capture show of rules, and closes it. */
export function coverCapture(
  capture: Capture, loaded: LoadResult, gathering: Gathering, evidence: Evidence, onBlock?: (events: number) => void,
): void {
  walkInto(capture, evidence, (state) => gathering.visitor(loaded, state), onBlock);
  evidence.captures++;
}

/** Walks over a capture and notes how that went. */
export function walkInto(
  capture: Capture, evidence: Evidence, visitorFor: (state: State) => Visitor, onBlock?: (events: number) => void,
): void {
  const state = createState(capture.header, capture.texts);
  const { events, lost } = walk(capture, state, visitorFor(state), onBlock);
  evidence.events += events;
  evidence.lost += lost;
  for (const code of capture.header.recorded) evidence.recorded.add(code);
  evidence.problems.push(...capture.problems);
  capture.close();
}
