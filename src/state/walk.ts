// Walks a capture from its first block to its last, over damage where there is some.
import type { Block } from '../capture/block.js';
import type { Capture } from '../capture/read/reader.js';
import { fromKeyframe } from './create-state.js';
import type { Visitor } from './interest.js';
import type { State } from './state.js';
import { blockWalker } from './walk-block.js';

/** What a walk went through, wanted or not. */
export interface Walked {
  readonly events: number;
  readonly lost: number;
}

/**
 * Walks `capture` from its first segment on, keeping `state` up to date. Where damage leaves a gap, the state starts again
 * from the next segment's keyframe.
 * @param onBlock called after each block with its number of events and itself
 */
export function walk(capture: Capture, state: State, visitor: Visitor, onBlock?: (events: number, block: Block) => void): Walked {
  const steps = walkInSteps(capture, state, visitor);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) onBlock?.(step.value.length, step.value);
  return step.value;
}

/** The same walk, for whoever has other things to do between blocks: yields each block once it is gone over. */
export function* walkInSteps(capture: Capture, state: State, visitor: Visitor): Generator<Block, Walked> {
  state.keepEnvironment = visitor.needs.has('environment');
  const walkBlock = blockWalker(state, visitor);
  let events = 0, lost = 0, segment = -1, damages = -1;
  for (const block of capture.blocks()) {
    if (block.segment !== segment) enter(block.segment, { capture, state, visitor }, capture.problems.length !== damages);
    segment = block.segment;
    damages = capture.problems.length;
    events += block.length;
    for (const { count } of block.drops) lost += count;
    if (!walkBlock(block)) break;
    yield block;
  }
  return { events, lost };
}

/**
 * A segment goes on from the state that the one before it left. After a gap it cannot; and a snapshot that was taken anew
 * says that another recording begins here, appended to the first.
 */
function enter(segment: number, { capture, state, visitor }: Walk, afterGap: boolean): void {
  const keyframe = capture.keyframe(segment);
  if (!afterGap && keyframe.origin === 'state') return;
  fromKeyframe(state, keyframe);
  visitor.begin?.();
}

interface Walk { readonly capture: Capture; readonly state: State; readonly visitor: Visitor }
