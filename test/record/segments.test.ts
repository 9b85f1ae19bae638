// A recording of several segments: each keyframe is what folding from the start gives, and reading may begin at any of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '../../src/capture/block.js';
import type { Keyframe } from '../../src/capture/keyframe.js';
import { openCapture, type Capture } from '../../src/capture/read/reader.js';
import { record } from '../../src/record/record.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState, fromKeyframe } from '../../src/state/create-state.js';
import type { Visitor } from '../../src/state/interest.js';
import { foldAlong } from '../../src/state/fold-along.js';
import { toKeyframe } from '../../src/state/to-keyframe.js';
import { blockWalker } from '../../src/state/walk-block.js';
import { obstacle, title } from './recorded.js';

const EVERYTHING: Visitor = {
  wants: new Uint8Array(EVENT_CODES), needs: new Set(['memory', 'connected', 'environment']), see: () => undefined,
};

/** Long enough for several blocks, which are finished at least once a second. */
const STORY = 'cd /tmp; for i in 1 2 3 4; do exec 7</etc/passwd; (cd /usr; ls >/dev/null); sleep 1.1; done; exit 3';

describe.skipIf(obstacle !== undefined)(title('segments'), () => {
  let folder: string;
  let capture: Capture;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'segments-'));
    const output = join(folder, 'trace.scap');
    const often: typeof foldAlong = (header, first) => foldAlong(header, first, { events: 1, strings: 1 });
    await record({ output, command: ['sh', '-c', STORY], foldAlong: often });
    capture = openCapture(output);
  });
  afterAll(() => {
    capture?.close();
    rmSync(folder, { recursive: true });
  });

  test('there are several', () => {
    expect(capture.index.segments.length).toBeGreaterThan(2);
    expect(capture.problems).toEqual([]);
  });

  test('each keyframe is the state at its place', () => {
    const state = createState(capture.header, capture.texts);
    state.keepEnvironment = true;
    fromKeyframe(state, capture.keyframe(0));
    const walkBlock = blockWalker(state, EVERYTHING);
    let segment = 0;
    for (const block of capture.blocks()) {
      if (block.segment !== segment) {
        segment = block.segment;
        const stored = capture.keyframe(segment);
        expect(comparable(toKeyframe(state, stored.time))).toEqual(comparable(stored));
      }
      walkBlock(block);
    }
  });

  test('the state at the end is the same from whichever segment reading begins', () => {
    const ends = capture.index.segments.map(({ segment }) => stateFrom(capture, segment));
    for (const end of ends) expect(end).toEqual(ends[0]);
  });

  test('the state at the end is the same if what is marked as no change is folded all the same', () => {
    const blocks = [...capture.blocks()];
    expect(blocks.every(({ changes }) => changes !== undefined)).toBe(true);
    expect(stateAfter(capture, 0, blocks.map(unmarked))).toEqual(stateAfter(capture, 0, blocks));
  });
});

/** The block as a writer leaves it who did not find out what changes the state. */
const unmarked = (block: Block): Block => Object.create(block, { changes: { value: undefined } }) as Block;

const stateFrom = (capture: Capture, fromSegment: number): object =>
  stateAfter(capture, fromSegment, capture.blocks({ fromSegment }));

function stateAfter(capture: Capture, fromSegment: number, blocks: Iterable<Block>): object {
  const state = createState(capture.header, capture.texts);
  state.keepEnvironment = true;
  fromKeyframe(state, capture.keyframe(fromSegment));
  const walkBlock = blockWalker(state, EVERYTHING);
  for (const block of blocks) walkBlock(block);
  return comparable(toKeyframe(state, 0n));
}

/** In an order of its own: tables list what they hold in the order in which it came. */
function comparable({ threads, descriptors, ...rest }: Keyframe): object {
  return {
    ...rest,
    threads: [...threads].sort((a, b) => a.tid - b.tid),
    descriptors: [...descriptors].sort((a, b) => a.pid - b.pid)
      .map(({ pid, entries }) => ({ pid, entries: [...entries].sort((a, b) => a.fd - b.fd) })),
  };
}
