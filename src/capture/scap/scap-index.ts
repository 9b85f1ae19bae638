// What each segment of an imported capture holds: a .scap file does not say, so it is counted.
import type { CaptureIndex, SegmentEntry } from '../frames/section-index.js';
import { countsOf, type EventBatch } from './events/event-batch.js';
import type { Piece } from './import-scap.js';

type Growing = { -readonly [F in keyof SegmentEntry]: SegmentEntry[F] } & { counts: Map<number, number> };

/** Reads all there is, but no parameters: so texts are not counted. `size` is the file's. */
export function scapIndex(pieces: Iterable<Piece>, size: number): CaptureIndex {
  const segments: Growing[] = [];
  for (const piece of pieces) {
    if ('batch' in piece) grow(segments.at(-1)!, piece.batch);
    else segments.push(begun(segments.length, piece.keyframe.time, size));
  }
  return { segments };
}

const begun = (segment: number, time: bigint, size: number): Growing =>
  ({ segment, offset: 0, end: size, blocks: 0, events: 0, strings: 0, lost: 0, startTime: time, endTime: time, counts: new Map() });

function grow(entry: Growing, batch: EventBatch): void {
  entry.blocks++;
  entry.events += batch.length;
  const end = batch.baseTime + BigInt(batch.times.reduce((latest, time) => Math.max(latest, time), 0));
  if (end > entry.endTime) entry.endTime = end;
  for (const [code, count] of countsOf(batch)) entry.counts.set(code, (entry.counts.get(code) ?? 0) + count);
}
