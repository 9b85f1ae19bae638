// What a visitor passes over must not hide what a thread does that nobody knew before.
import { expect, test } from 'vitest';
import { BlockBuilder } from '../../src/capture/write/block-builder.js';
import type { RawBlock } from '../../src/capture/raw-block.js';
import { captureInMemory } from '../../src/capture/in-memory.js';
import type { Capture } from '../../src/capture/read/reader.js';
import { EVENT_CODES, EVENT_TYPES, type EventName } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import type { CurrentEvent } from '../../src/state/current-event.js';
import { foldAlong } from '../../src/state/fold-along.js';
import type { Thread } from '../../src/state/threads/thread.js';
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

/** Numbers that look random and are the same each time. */
function* dice(seed: number): Generator<number, never> {
  for (let n = seed; ; yield n >>> 16) n = (Math.imul(n, 1_103_515_245) + 12_345) & 0x7fffffff;
}

/** Threads read and open, become others, start others, and end; their numbers come again. */
function busy(seed: number, eventsOfBlock: number): Capture {
  const folding = foldAlong(HEADER, keyframe(START)), builder = new BlockBuilder(), roll = dice(seed), blocks: RawBlock[] = [];
  const tell = (n: number, tid: number, code: EventName, params: Record<string, number>): void =>
    builder.add({ time: START + BigInt(n), tid, code, params });
  const born = (n: number, tid: number, ptid: number): void =>
    tell(n, tid, 'clone', { res: 0, tid, pid: tid, ptid, vtid: tid, vpid: tid, flags: 0 });
  for (let n = 0; n < EVENTS; n++) {
    const [tid, other, act] = [100 + roll.next().value % THREADS, 100 + roll.next().value % THREADS, roll.next().value % 3000];
    if (n < THREADS) born(n, 100 + n, 50);
    else if (act < 1) tell(n, tid, 'procexit', { status: 0 });
    else if (act < 5) tell(n, tid, 'clone', { res: other, tid, pid: tid, ptid: 50, vtid: tid, vpid: tid, flags: 0 });
    else if (act < 14) born(n, other, tid);
    else if (act < 18) tell(n, tid, 'openat', { fd: 5, dirfd: -100 });
    else if (act < 32) tell(n, tid, act < 25 ? 'useradded' : 'userdeleted', { uid: 7, gid: 7 });
    else if (act < 52) tell(n, tid, 'setuid', { res: 0, uid: act < 49 ? 0 : 1 });
    else tell(n, act < 2000 ? 100 : tid, act < 1000 ? 'getuid' : 'read', act < 1000 ? { uid: 0 } : { res: 1, fd: 5 });
    if ((n + 1) % eventsOfBlock === 0) blocks.push(folding.block(builder.take()));
  }
  return captureInMemory(HEADER, keyframe(START), blocks);
}

const EVENTS = 12_000;
const THREADS = 8;

/** Numbers of the events that a visitor sees who passes over nearly all that threads do which were announced. */
function seenIn(capture: Capture): number[] {
  const seen: number[] = [], wants = new Uint8Array(EVENT_CODES).fill(1);
  const see = ({ block, index }: CurrentEvent): void => { seen.push(block.num(index)); };
  const state = createState(HEADER, capture.texts);
  const passesOver = (code: number, { tid, uid, placeholder }: Thread): boolean =>
    !placeholder && uid !== 1 && (code === EVENT_TYPES.read.code ? state.users.size === 1 : tid !== 103);
  walk(capture, state, { wants, needs: new Set(), passesOver, see });
  return seen;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('in long blocks, where kinds are looked away from, is seen what is seen in short ones (%i)', (seed) => {
  const seen = seenIn(busy(seed, EVENTS));
  expect(seen.length).toBeGreaterThan(100);
  expect(seen).toEqual(seenIn(busy(seed, 50)));
});
