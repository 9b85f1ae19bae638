// Files made to harm: right checksums around wrong claims. A reader checks before it allocates.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { crc32 } from '../../src/capture/frames/crc32.js';
import { encodeSection, type Frame } from '../../src/capture/write/encode-block.js';
import { FRAME, MAX_FRAME_RAW, SECTION } from '../../src/capture/format.js';
import { framePacker } from '../../src/capture/frames/frame.js';
import { encodeHeader } from '../../src/capture/frames/header-frame.js';
import { encodeKeyframe } from '../../src/capture/frames/keyframe-frame.js';
import { encodeLabel, type FrameEntry, type Label } from '../../src/capture/frames/label.js';
import { unpack } from '../../src/capture/frames/message.js';
import { CaptureError } from '../../src/capture/problem.js';
import { openCapture } from '../../src/capture/read/reader.js';
import { eventsOf } from './events-of.js';
import { HEADER, keyframe, START } from './sample.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pack = framePacker();
const facts = { segment: 0, events: 0, firstNum: 1, startTime: START, endTime: START, stringsBefore: 0, strings: 0, lost: 0, pointer: 0 };

/** A capture whose one block holds these frames, under a label that can be bent. */
function forged(events: number, frames: readonly Frame[], bend: (label: Label) => Label = (label) => label): Buffer {
  const header = encodeSection({ ...facts, kind: SECTION.header }, [{ kind: FRAME.header, map: encodeHeader(HEADER) }], pack);
  const keyframeMap = encodeKeyframe(keyframe(START), 0);
  const key = encodeSection({ ...facts, kind: SECTION.keyframe }, [{ kind: FRAME.keyframe, map: keyframeMap }], pack);
  const block = encodeSection({ ...facts, kind: SECTION.block, events }, frames, pack);
  const bent = Buffer.concat([encodeLabel(bend(block.label)), block.bytes.subarray(encodeLabel(block.label).length)]);
  return Buffer.concat([header.bytes, key.bytes, bent]);
}

const bin = (length: number, value = 0): Uint8Array => new Uint8Array(length).fill(value);

/** Frames of a block of `events` reads, with some of them replaced. */
function readFrames(events: number, changes: Record<string, object> = {}): Frame[] {
  const maps = {
    head: { frame: 'head', codes: [7], kinds: ['u8', bin(1)], drops: [] },
    times: { frame: 'times', base: START, times: ['delta', bin(events, 1)] },
    threads: { frame: 'threads', count: 1, threads: ['i32', bin(4)], index: ['u8', bin(1)] },
    columns: { frame: 'columns', code: 7, rows: events, columns: { res: ['i8', bin(1)], fd: ['i8', bin(1)], size: ['u8', bin(1)] } },
    cpus: { frame: 'cpus', cpus: ['u8', bin(1)] },
    payload: { frame: 'payload', code: 7, rows: events, columns: {} },
    ...changes,
  };
  const kinds = Object.keys(maps) as (keyof typeof maps)[];
  const codeOf = (kind: string): number => (kind === 'columns' || kind === 'payload' ? 7 : 0);
  return kinds.map((kind) => ({ kind: FRAME[kind], code: codeOf(kind), rows: events, map: maps[kind] }));
}

/** A label with something changed in each of its rows. */
const eachFrame = (change: (frame: FrameEntry) => Partial<FrameEntry>) => (label: Label): Label => (
  { ...label, frames: label.frames.map((frame) => ({ ...frame, ...change(frame) })) });

/** What reading everything comes to: the number of events, or the code of what is wrong. */
function outcome(bytes: Uint8Array): number | string {
  try {
    const capture = openCapture(bytes);
    const count = [...capture.blocks()].flatMap((block) => eventsOf(block, capture.texts)).length;
    return capture.problems.find(({ code }) => code !== 'unfinished')?.code ?? count;
  } catch (error) {
    if (error instanceof CaptureError) return error.problem.code;
    throw error;
  }
}

describe('a block', () => {
  it('made like this is read, when nothing is wrong with it', () => {
    expect(outcome(forged(5, readFrames(5)))).toBe(5);
  });

  it.each<[string, Record<string, object>]>([
    ['an event without a code', { head: { codes: [7], kinds: ['u8', bin(5, 9)], drops: [] } }],
    ['other codes than its label says', { head: { codes: [9], kinds: ['u8', bin(1)], drops: [] } }],
    ['too few marks', { head: { codes: [7], kinds: ['u8', bin(1)], drops: [], stateOnly: bin(0) } }],
    ['too few codes', { head: { codes: [7], kinds: ['u8', bin(3)], drops: [] } }],
    ['a thread that is not there', { threads: { count: 1, threads: ['i32', bin(4)], index: ['u8', bin(1, 1)] } }],
    ['more threads than events', { threads: { count: 2 ** 31, threads: ['i32', bin(4)], index: ['u8', bin(1)] } }],
    ['times of no type', { times: { base: START, times: ['delta', bin(8)] } }],
    ['a column of an unknown type', { columns: { columns: { res: ['i128', bin(16)] } } }],
    ['a column that is too short', { columns: { columns: { res: ['i8', bin(4)] } } }],
    ['a column that is not a list', { columns: { columns: { res: { length: 5 } } } }],
    ['texts where numbers belong', { columns: { columns: { res: ['text8', bin(1)] } } }],
    ['a bitmap that is too short', { columns: { columns: { res: ['i8', bin(1), bin(0)] } } }],
    ['payload longer than its bytes', { payload: { columns: { data: ['bytes', ['u32', bin(20, 255)], bin(3)] } } }],
    ['processors that are words', { cpus: { cpus: ['text8', bin(1)] } }],
  ])('with %s is declared damaged', (_, changes) => {
    expect(outcome(forged(5, readFrames(5, changes)))).toBe('damaged');
  });

  it('with text ids that its dictionary lacks is declared damaged', () => {
    const head = { codes: [307], kinds: ['u8', bin(1)], drops: [] };
    const openat = readFrames(5, { head, columns: { columns: { name: ['text8', bin(1, 3)] } } })
      .filter(({ kind }) => kind !== FRAME.payload)
      .map((frame) => ({ ...frame, code: frame.code === 7 ? 307 : 0 }));
    expect(outcome(forged(5, openat))).toBe('damaged');
  });

  it.each<[string, (label: Label) => Label]>([
    ['more events than a block may have', (label) => ({ ...label, events: 2 ** 32 - 1 })],
    ['frames larger than the limit', eachFrame(() => ({ raw: MAX_FRAME_RAW + 1 }))],
    ['frames that are all together too large', eachFrame(() => ({ raw: MAX_FRAME_RAW }))],
    ['a frame of four gigabytes', eachFrame(() => ({ compressed: 2 ** 32 - 1 }))],
    ['frames of other lengths than they have', eachFrame(({ raw }) => ({ raw: raw + 1 }))],
  ])('whose label claims %s is declared damaged', (_, bend) => {
    expect(outcome(forged(5, readFrames(5), bend))).toBe('damaged');
  });
});

describe('a msgpack value', () => {
  it.each<[string, number[]]>([
    ['an array of four billion', [0xdd, 255, 255, 255, 255]],
    ['a map of four billion', [0xdf, 255, 255, 255, 255]],
    ['arrays in arrays without end', new Array<number>(100).fill(0x91)],
    ['a string that is longer than its frame', [0xdb, 255, 255, 255, 255, 65]],
    ['an extension', [0xd4, 0x72, 0x40]],
    ['nothing', []],
    ['two values', [0x80, 0x80]],
    ['no map', [0x01]],
  ])('that is %s is refused before it is built', (_, bytes) => {
    expect(() => unpack(Buffer.from(bytes))).toThrow(CaptureError);
  });
});

describe('memory', () => {
  it('stays far below 512 MiB for a bomb of frames that unpack to the limit', () => {
    const path = join(folder, 'bomb.scap');
    writeFileSync(path, forged(1, readFrames(1, { columns: { columns: { res: ['i8', bin(1)], fd: ['i8', bin(MAX_FRAME_RAW - 1000)] } } })));
    const script = `
      import { openCapture } from './src/capture/read/reader.ts';
      const capture = openCapture(${JSON.stringify(path)});
      let told = '';
      try {
        for (const block of capture.blocks()) { block.kinds; block.times; block.columns('read').fd; }
      } catch (error) { told = error.name; }
      console.log(JSON.stringify({ told, rss: process.resourceUsage().maxRSS * 1024 }));`;
    const args = ['--max-old-space-size=256', '--import', 'tsx', '--input-type=module', '-e', script];
    const { told, rss } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { told: string; rss: number };
    expect(told).toBe('CaptureError');
    expect(rss).toBeLessThan(512 << 20);
  });
});

describe('a checksum', () => {
  it('is the common CRC-32', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });
});
