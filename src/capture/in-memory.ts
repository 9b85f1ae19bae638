// A capture that was never a file: a keyframe and blocks as a builder gives them, behind the face of every other capture.
import { decodeEvents, encodeEvents } from './frames/header-frame.js';
import type { CaptureIndex } from './frames/section-index.js';
import type { Header } from './header.js';
import type { Keyframe } from './keyframe.js';
import type { RawBlock } from './raw-block.js';
import { rawReader } from './read/raw-to-block.js';
import type { Capture } from './read/reader.js';
import { Texts } from './texts.js';

/** One segment, readable as often as is asked for. */
export function captureInMemory(header: Header, keyframe: Keyframe, blocks: readonly RawBlock[]): Capture {
  const texts = new Texts();
  return {
    header, texts, problems: [], size: 0,
    get index() { return indexOf(keyframe, blocks); },
    events: () => decodeEvents(encodeEvents() as Record<string, unknown>),
    keyframe: () => keyframe,
    *blocks({ fromSegment = 0 } = {}) {
      if (fromSegment > 0) return;
      const reader = rawReader(header.startTime, texts);
      for (const block of blocks) yield reader.view(block);
    },
    close: () => undefined,
  };
}

function indexOf({ time }: Keyframe, blocks: readonly RawBlock[]): CaptureIndex {
  const counts = new Map<number, number>();
  for (const { codes } of blocks) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sum = (of: (block: RawBlock) => number): number => blocks.reduce((all, block) => all + of(block), 0);
  const last = blocks.at(-1);
  return {
    segments: [{
      segment: 0, offset: 0, end: 0, blocks: blocks.length, counts,
      events: sum(({ length }) => length),
      strings: sum(({ strings }) => Math.max(0, strings.offsets.length - 1)),
      lost: sum(({ drops }) => drops.reduce((all, { count }) => all + count, 0)),
      startTime: time,
      endTime: last === undefined ? time : last.baseTime + BigInt(last.times.at(-1) ?? 0),
    }],
  };
}
