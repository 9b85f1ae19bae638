// Whatever happens to a file: the part that is whole is read, the rest is told, and nothing crashes.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../src/capture/block.js';
import { CaptureError, type Problem } from '../../src/capture/problem.js';
import { openCapture } from '../../src/capture/read/reader.js';
import type { SegmentEntry } from '../../src/capture/frames/section-index.js';
import { eventsOf, type PlainEvent } from './events-of.js';
import { BLOCK_EVENTS, BLOCKS, sampleCapture, SEGMENTS } from './sample.js';

interface Outcome {
  /** How many events were read. */
  readonly count: number;
  /** Those that were looked into. */
  readonly events: readonly PlainEvent[];
  readonly problems: readonly Problem[];
  /** Set when nothing could be opened. */
  readonly failure?: Problem;
}

/** Reads all blocks of a file, as a replay would, and every column of those at which `looked` points. */
function readAll(bytes: Uint8Array, looked: (block: Block) => boolean = () => true): Outcome {
  try {
    const capture = openCapture(bytes);
    let count = 0;
    const events: PlainEvent[] = [];
    for (const block of capture.blocks()) {
      count += block.length;
      if (looked(block)) events.push(...eventsOf(block, capture.texts));
    }
    return { count, events, problems: capture.problems };
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return { count: 0, events: [], problems: [], failure: error.problem };
  }
}

const whole = sampleCapture();
const all = readAll(whole).events.map((event) => JSON.stringify(event));
const withoutPayload = all.map((json) => json.replace(/"data":"[^"]*"/, '"data":""'));
const perSegment = BLOCKS * BLOCK_EVENTS;

describe('a file cut at any byte', () => {
  let outcomes: Outcome[] = [];
  beforeAll(() => {
    outcomes = Array.from(whole, (_, length) => readAll(whole.subarray(0, length), () => false));
  });

  it('gives whole blocks only, and more of them the longer it is', () => {
    let before = 0;
    for (const { count } of outcomes) {
      if (count % BLOCK_EVENTS !== 0 || count < before) expect.fail(`${count} events after ${before}`);
      before = count;
    }
    expect(before).toBe(all.length);
  });

  it('says so', () => {
    expect(outcomes[0]!.failure?.code).toBe('empty');
    const silent = outcomes.filter(({ failure, problems }) => failure === undefined && problems.length === 0);
    expect(silent).toEqual([]);
    const codes = new Set(outcomes.flatMap(({ failure, problems }) => [failure, ...problems]).map((problem) => problem?.code));
    expect([...codes].filter(Boolean).sort()).toEqual(['cut', 'empty', 'unfinished']);
  });
});

describe('a file with a flipped bit', () => {
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(whole);
    copy[at]! ^= 1 << (at % 8);
    return copy;
  };

  it('never gives a wrong event, and never loses one in silence', () => {
    const offenders: number[] = [];
    const { segments } = openCapture(whole).index;
    const [first, second, third] = segments as [SegmentEntry, SegmentEntry, SegmentEntry];
    // Every byte, but for what is alike: the event table is one large frame, and the three segments have the same parts.
    const alike = (at: number): boolean => (
      (at > 1000 && at < first.offset) || (at >= first.offset && at < second.offset) || (at >= third.offset && at < third.end));
    for (let at = 0; at < whole.length; at += alike(at) ? 16 : 1) {
      const touched = segments.findLast(({ offset }) => offset <= at)?.segment;
      const { count, events, problems, failure } = readAll(flipped(at), ({ segment }) => segment === touched);
      const told = failure !== undefined || problems.length > 0;
      const right = isPart(events) && (count === all.length || told);
      if (!right) offenders.push(at);
    }
    expect(offenders).toEqual([]);
  });

  it('loses at most the rest of one segment, and names the place', () => {
    const inSecond = openCapture(whole).index.segments[1]!;
    const label = whole.lastIndexOf('FREC', inSecond.end);
    const { events, problems } = readAll(flipped(label + whole.readUInt32LE(label - 4) + 10));
    expect(events.length).toBe(all.length - BLOCK_EVENTS);
    expect(events.at(-1)!.num).toBe(SEGMENTS * perSegment);
    expect(problems).toEqual([expect.objectContaining({ code: 'damaged', segment: 1, firstNum: perSegment + BLOCK_EVENTS + 1 })]);
    expect(problems[0]!.offset).toBeGreaterThan(inSecond.offset);
    expect(problems[0]!.lost).toBe('the rest of segment 1: 7 events');
  });

  /** Payload of damaged frames reads as empty, and that is told. */
  const isPart = (events: readonly PlainEvent[]): boolean => events.every((event) => {
    const json = JSON.stringify(event);
    return json === all[event.num - 1] || json === withoutPayload[event.num - 1];
  });
});

describe('a file that lacks its index', () => {
  const { segments } = openCapture(whole).index;
  const unfinished = whole.subarray(0, segments.at(-1)!.end);

  it('gets one from its labels', () => {
    expect(openCapture(unfinished).index.segments).toEqual(segments);
    expect(readAll(unfinished).events).toHaveLength(all.length);
  });

  it('goes on after a damaged label at the next segment', () => {
    const copy = Buffer.from(unfinished);
    copy[segments[1]!.offset + 20]! ^= 1;
    const capture = openCapture(copy);
    expect(capture.index.segments.map(({ segment }) => segment)).toEqual([0, 2]);
    expect(capture.problems.map(({ code }) => code)).toEqual(['damaged', 'unfinished']);
  });
});
