// The index at the end of a capture: what each segment holds, so that readers skip what cannot matter to a question.
//
// It repeats what the labels say. Writing collects it section by section; where it is missing, reading does the same.
import { fieldsOf, type Fields } from './fields.js';
import { SECTION } from '../format.js';
import { countsOf, type Label } from './label.js';

export interface SegmentEntry {
  readonly segment: number;
  /** Byte offset of its keyframe section, and where its last block ends. */
  readonly offset: number;
  readonly end: number;
  readonly blocks: number;
  readonly events: number;
  /** Dictionary entries. */
  readonly strings: number;
  /** Events lost. */
  readonly lost: number;
  /** Nanoseconds since the epoch: of the keyframe, and of the last event. */
  readonly startTime: bigint;
  readonly endTime: bigint;
  /** Events of each code. */
  readonly counts: ReadonlyMap<number, number>;
}

export interface CaptureIndex {
  readonly segments: readonly SegmentEntry[];
}

type Growing = { -readonly [F in keyof SegmentEntry]: SegmentEntry[F] } & { counts: Map<number, number> };

export class IndexBuilder implements CaptureIndex {
  readonly segments: Growing[] = [];

  /** Takes in the next section, which lies at `offset` and ends at `end`. */
  add(label: Label, offset: number, end: number): void {
    if (label.kind === SECTION.keyframe) this.begin(label, offset, end);
    else if (label.kind === SECTION.block && this.segments.length > 0) this.grow(this.segments.at(-1)!, label, end);
  }

  private begin({ segment, startTime, endTime }: Label, offset: number, end: number): void {
    this.segments.push({ segment, offset, end, blocks: 0, events: 0, strings: 0, lost: 0, startTime, endTime, counts: new Map() });
  }

  private grow(entry: Growing, label: Label, end: number): void {
    entry.end = end;
    entry.blocks++;
    entry.events += label.events;
    entry.strings += label.strings;
    entry.lost += label.lost;
    if (label.endTime > entry.endTime) entry.endTime = label.endTime;
    for (const [code, count] of countsOf(label)) entry.counts.set(code, (entry.counts.get(code) ?? 0) + count);
  }
}

export const encodeIndex = (index: CaptureIndex): object => ({
  frame: 'index',
  segments: index.segments.map((entry) => ({ ...entry, counts: [...entry.counts] })),
});

/** Throws CaptureError (damaged). */
export function decodeIndex(map: Record<string, unknown>): CaptureIndex {
  const segments = Array.isArray(map['segments']) ? map['segments'] : [];
  return { segments: segments.map((stored) => decodeEntry(fieldsOf(stored, 'index'), stored)) };
}

const decodeEntry = (fields: Fields, stored: { counts?: unknown }): SegmentEntry => ({
  segment: fields.number('segment'),
  offset: fields.number('offset'),
  end: fields.number('end'),
  blocks: fields.number('blocks'),
  events: fields.number('events'),
  strings: fields.number('strings'),
  lost: fields.number('lost'),
  startTime: fields.bigint('startTime'),
  endTime: fields.bigint('endTime'),
  counts: new Map((Array.isArray(stored.counts) ? stored.counts : []).map(([code, count]) => [Number(code), Number(count)])),
});
