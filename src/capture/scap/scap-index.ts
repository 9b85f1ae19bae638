// What each segment of an imported capture holds: a .scap file does not say, so it is counted.
import type { RawBlock } from '../raw-block.js';
import type { CaptureIndex, SegmentEntry } from '../frames/section-index.js';
import type { Imported } from './import-scap.js';

type Growing = { -readonly [F in keyof SegmentEntry]: SegmentEntry[F] } & { counts: Map<number, number> };

/** Reads all there is; `size` is the file's. */
export function scapIndex(imported: Iterable<Imported>, size: number): CaptureIndex {
  const segments: Growing[] = [];
  for (const piece of imported) {
    if ('block' in piece) grow(segments.at(-1)!, piece.block);
    else segments.push(begun(segments.length, piece.keyframe.time, size));
  }
  return { segments };
}

const begun = (segment: number, time: bigint, size: number): Growing =>
  ({ segment, offset: 0, end: size, blocks: 0, events: 0, strings: 0, lost: 0, startTime: time, endTime: time, counts: new Map() });

function grow(entry: Growing, { baseTime, times, codes, length, strings }: RawBlock): void {
  entry.blocks++;
  entry.events += length;
  entry.strings += Math.max(0, strings.offsets.length - 1);
  for (const time of times) {
    const at = baseTime + BigInt(time);
    if (at > entry.endTime) entry.endTime = at;
  }
  for (const code of codes) entry.counts.set(code, (entry.counts.get(code) ?? 0) + 1);
}
