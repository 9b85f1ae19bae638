// What a visitor passes over must not hide what a thread does that nobody knew before.
import { expect, test } from 'vitest';
import { BlockBuilder } from '../../src/capture/write/block-builder.js';
import { captureInMemory } from '../../src/capture/in-memory.js';
import { EVENT_CODES, EVENT_TYPES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { foldAlong } from '../../src/state/fold-along.js';
import { walk } from '../../src/state/walk.js';
import { HEADER, keyframe, START } from '../capture/sample.js';

test.each(['read', 'getuid', 'openat', 'kill'] as const)('the %s of an unknown thread is seen, in a capture that marks changes', (name) => {
  const builder = new BlockBuilder();
  for (const [n, tid] of [100, 777, 100, 777].entries()) builder.add({ time: START + BigInt(n), tid, code: name, params: { fd: 3 } });
  const block = foldAlong(HEADER, keyframe(START)).block(builder.take());
  const capture = captureInMemory(HEADER, keyframe(START), [block]);
  const seen: number[] = [];
  const wants = new Uint8Array(EVENT_CODES);
  wants[EVENT_TYPES[name].code] = 1;
  walk(capture, createState(HEADER, capture.texts), {
    wants, needs: new Set(), passesOver: (_, thread) => !thread.placeholder, see: (event) => { seen.push(event.tid); },
  });
  expect(seen).toEqual([777, 777]);
});
