// What is written is what is read: every kind of column, through bytes in memory and through a file.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Block } from '../../src/capture/block.js';
import { BlockBuilder, type EventFacts } from '../../src/capture/write/block-builder.js';
import { Encoder } from '../../src/capture/write/encoder.js';
import { openCapture, type BlocksOptions, type Capture } from '../../src/capture/read/reader.js';
import { rawReader } from '../../src/capture/read/raw-to-block.js';
import { Texts } from '../../src/capture/texts.js';
import { createWriter } from '../../src/capture/write/writer.js';
import type { EventName } from '../../src/schema/events.js';
import { eventsOf } from './events-of.js';
import { BLOCKS, BLOCK_EVENTS, fill, HEADER, keyframe, memorySink, sampleCapture, SEGMENTS, START } from './sample.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A capture of one block that `fillBlock` makes. */
function captureOf(fillBlock: (builder: BlockBuilder) => void): Capture {
  const sink = memorySink();
  const encoder = new Encoder(sink, HEADER);
  encoder.keyframe(keyframe(START));
  const builder = new BlockBuilder();
  fillBlock(builder);
  encoder.write(builder.take());
  encoder.finish();
  return openCapture(sink.bytes());
}

/** The block of events that differ in a few facts only. */
function blockOf(code: EventName, rows: readonly Partial<EventFacts>[]): Block {
  const capture = captureOf((builder) => rows.forEach((row) => builder.add({ time: START, tid: 1, code, ...row })));
  return [...capture.blocks()][0]!;
}

const plain = (capture: Capture, options?: BlocksOptions): unknown[] => (
  [...capture.blocks(options)].map((block) => eventsOf(block, capture.texts)));

describe('a whole capture', () => {
  const capture = openCapture(sampleCapture());

  it('keeps its header', () => {
    expect(capture.header).toEqual(HEADER);
    expect(capture.problems).toEqual([]);
    expect(capture.events().find(([code]) => code === 7)?.[1]).toBe('read');
  });

  it('keeps its keyframes', () => {
    for (let segment = 0; segment < SEGMENTS; segment++) {
      const { time, ...facts } = capture.keyframe(segment);
      const written = keyframe(time);
      expect(facts).toEqual({ ...written, time: undefined, ...facts });
      expect({ time, ...facts }).toEqual(written);
    }
  });

  it('knows what its segments hold', () => {
    expect(capture.index.segments).toHaveLength(SEGMENTS);
    for (const entry of capture.index.segments) {
      expect(entry).toMatchObject({ blocks: BLOCKS, events: BLOCKS * BLOCK_EVENTS, lost: BLOCKS * 3 });
      expect([...entry.counts.values()].reduce((sum, count) => sum + count)).toBe(entry.events);
    }
  });

  it('reads as the recorder saw it', () => {
    const builder = new BlockBuilder();
    const texts = new Texts();
    const raw = rawReader(START, texts);
    const expected: unknown[] = [];
    for (let segment = 0; segment < SEGMENTS; segment++) {
      builder.startSegment();
      raw.startSegment(segment);
      for (let block = 0; block < BLOCKS; block++) {
        fill(builder, segment, block);
        expected.push(...eventsOf(raw.view(builder.take()), texts));
      }
    }
    const read = plain(capture).flat();
    expect(read).toEqual(expected);
    expect(read).toHaveLength(SEGMENTS * BLOCKS * BLOCK_EVENTS);
    expect(read[0]).toMatchObject({ num: 1, tid: 100, event: 'openat', time: 0, params: { name: '/etc/file0', fd: 0 } });
  });

  it('begins at any segment, and passes over blocks that are not wanted', () => {
    const all = plain(capture);
    expect(plain(capture, { fromSegment: 1 })).toEqual(all.slice(BLOCKS));
    expect(plain(capture, { wanted: ({ firstNum }) => firstNum > BLOCK_EVENTS })).toEqual(all.slice(1));
  });
});

describe('a column', () => {
  it('keeps integers of any width', () => {
    const extremes = [0n, 1n, -1n, 127n, -128n, 2n ** 31n - 1n, -(2n ** 31n), 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)];
    for (let end = 1; end <= extremes.length; end++) {
      const values = extremes.slice(0, end);
      const block = blockOf('lseek', values.map((res) => ({ params: { res } })));
      expect([...block.columns('lseek').res]).toEqual(values.map(Number));
      expect(values.map((_, row) => block.exact(87, 0, row))).toEqual(values);
    }
  });

  it('keeps unsigned integers of 64 bits', () => {
    const values = [2n ** 64n - 1n, 0n, 2n ** 63n, 2n ** 32n];
    const block = blockOf('lseek', values.map((offset) => ({ params: { offset } })));
    expect([...block.columns('lseek').offset]).toEqual(values.map(Number));
    expect(values.map((_, row) => block.exact(87, 2, row))).toEqual(values);
  });

  it('tells absent from empty and from zero', () => {
    const block = blockOf('openat', [{ params: { fd: 0, name: '' } }, {}]);
    expect([...block.columns('openat').fd]).toEqual([0, NaN]);
    expect([...block.columns('openat').name]).toEqual([1, 0]);
    expect(block.exact(307, 0, 1)).toBeUndefined();
  });

  it('is Int32Array when all values fit, else Float64Array', () => {
    const columnOf = (...sizes: number[]): unknown => blockOf('write', sizes.map((size) => ({ params: { size } }))).columns('write').size;
    expect(columnOf(1, 2 ** 31 - 1)).toBeInstanceOf(Int32Array);
    expect(columnOf(1, 2 ** 31)).toBeInstanceOf(Float64Array);
    expect(columnOf(7, 7, 7)).toEqual(new Int32Array([7, 7, 7]));
  });

  it('has no rows for events that did not occur', () => {
    const block = blockOf('close', [{}]);
    expect(block.columns('openat').fd).toHaveLength(0);
    expect(block.columns('openat').name).toHaveLength(0);
  });
});

describe('a block', () => {
  it('may be empty and still tell of losses', () => {
    const capture = captureOf((builder) => builder.drop({ cpu: 3, code: 307, count: 2 ** 40 }));
    const [block] = capture.blocks();
    expect(block).toMatchObject({ length: 0, drops: [{ cpu: 3, code: 307, count: 2 ** 40 }] });
    expect(capture.index.segments[0]!.lost).toBe(2 ** 40);
  });

  it('keeps numbers with gaps, wide thread ids and times far apart', () => {
    const rows = [[5, 1, 0n], [9, 2 ** 31 - 1, 3_600_000_000_000n], [10, 1, 86_400_000_000_000n]] as const;
    const block = blockOf('close', rows.map(([num, tid, after]) => ({ num, tid, time: START + after })));
    expect(rows.map((_, i) => block.num(i))).toEqual([5, 9, 10]);
    expect([...block.threadIndex].map((index) => block.threads[index])).toEqual([1, 2 ** 31 - 1, 1]);
    expect([...block.times]).toEqual([0, 3_600_000_000_000, 86_400_000_000_000]);
  });

  it('keeps differences of times at the edge of every width', () => {
    const edges = [1, 2, 3, 4, 5, 6].flatMap((bytes) => [256 ** bytes - 1, 256 ** bytes]);
    const block = blockOf('close', edges.map((after) => ({ time: START + BigInt(after) })));
    expect([...block.times]).toEqual(edges);
    for (const edge of edges) {
      expect([...blockOf('close', [{}, { time: START + BigInt(edge) }]).times]).toEqual([0, edge]);
    }
  });

  it('keeps times that go back', () => {
    const block = blockOf('close', [5n, 9n, 7n].map((after) => ({ time: START + after })));
    expect([...block.times]).toEqual([5, 9, 7]);
  });
});

describe('a file', () => {
  it('is private, has another name until it is closed, and reads alike', () => {
    const path = join(folder, 'trace.scap');
    const writer = createWriter(path, HEADER);
    expect(readdirSync(folder)).toEqual(['trace.scap.partial']);
    expect(statSync(writer.partialPath).mode & 0o777).toBe(0o600);
    const builder = new BlockBuilder();
    writer.keyframe(keyframe(START));
    fill(builder, 0, 0);
    writer.write(builder.take());
    const totals = writer.close();
    expect(readdirSync(folder)).toEqual(['trace.scap']);
    expect(totals).toMatchObject({ events: BLOCK_EVENTS, blocks: 1, segments: 1, bytes: statSync(path).size });
    const capture = openCapture(path);
    const first = openCapture(sampleCapture());
    expect(plain(capture)).toEqual(plain(first).slice(0, 1));
    capture.close();
  });

  it('leaves an earlier unfinished recording alone', () => {
    const path = join(folder, 'twice.scap');
    const first = createWriter(path, HEADER);
    first.keyframe(keyframe(START));
    first.abort();
    const second = createWriter(path, HEADER);
    expect(second.partialPath).not.toBe(first.partialPath);
    second.abort();
    expect(readdirSync(folder)).toContain('twice.scap.partial');
    expect(readdirSync(folder)).not.toContain('twice.scap.partial1');
  });
});
