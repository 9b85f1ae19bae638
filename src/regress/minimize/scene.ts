// What is left of a capture while it is made smaller: a state to begin with, and the events after it.
import type { Keyframe } from '../../capture/keyframe.js';
import type { RawBlock } from '../../capture/raw-block.js';
import { BlockBuilder, type EventFacts } from '../../capture/write/block-builder.js';

export interface Scene {
  readonly keyframe: Keyframe;
  /** With their numbers, which they keep. */
  readonly events: readonly EventFacts[];
}

/** The events as blocks of one segment. */
export function blocksOf({ events }: Scene): readonly RawBlock[] {
  const builder = new BlockBuilder();
  const blocks: RawBlock[] = [];
  for (const event of events) {
    builder.add(event);
    if (builder.full) blocks.push(builder.take());
  }
  return builder.length > 0 ? [...blocks, builder.take()] : blocks;
}
