// .scap files made to harm: every command reads them, or says what is wrong, in little time and far below 512 MiB.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../../../src/cli/output/exit-code.js';
import { block, event, fd, packed, processV1, section, text, u32, type Packed } from './scap-file.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MIB = 1 << 20;
const MOST = 512 * MIB;
const root = join(import.meta.dirname, '../../..');
const path = join(folder, 'hostile.scap');
const COMMANDS = [['info', path], ['replay', path, '-r', join(root, 'rules')], ['convert', path, '-o', join(folder, 'out.scap')]];

/** Told when the process ends: what it needed at most. (The kernel's maxrss would be that of this process, which it was born of.) */
const TELL_MEMORY = 'data:text/javascript,import {readFileSync} from "node:fs";process.on("exit",()=>console.error('
  + '"RSS "+/VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status","latin1"))[1]))';

function outcomeOf(args: readonly string[]): { code: number | null; stderr: string; rss: number } {
  const all = ['--import', TELL_MEMORY, join(root, 'dist/cli/main.js'), ...args];
  const { status, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8', timeout: 120_000, maxBuffer: 256 * MIB });
  return { code: status, stderr, rss: 1024 * Number(/RSS (\d+)/.exec(stderr)?.[1] ?? NaN) };
}

const read = event({ code: 7, params: [fd(5), Buffer.from('hello'), fd(3), u32(80)] });
const many = (piece: Buffer, bytes: number): Buffer => Buffer.alloc(Math.floor(bytes / piece.length) * piece.length, piece);

/** `bytes` of a block that comes again and again with another thread id at `at`. */
function numbered(piece: Buffer, bytes: number, at: number, first = 2): Buffer {
  const all = many(piece, bytes);
  for (let i = 0; i * piece.length < all.length; i++) all.writeUInt32LE(first + i, i * piece.length + at);
  return all;
}

/** An entry of a list that says how long it is. */
const entry = (...fields: readonly Packed[]): Buffer => packed([4, 4 + packed(...fields).length], ...fields);
/** Where an event block has its thread id, and a list of descriptors or processes its first. */
const EVENT_TID = 18;
const LIST_TID = 8;
const LIST = 16 * MIB;

/** More than memory may hold. */
const ZEROS = Buffer.alloc(640 * MIB);
/** A long capture may take no more than a short one. */
const GROWN = Number(process.env['GROWN_MIB'] ?? 64) * MIB;

/** The event of a child of process 1, or with a result that of process 1 itself: of its 21 parameters it has the ids alone. */
const CLONE_IDS: ReadonlySet<number> = new Set([3, 4, 5, 18, 19]);
const cloned = (result: number): Buffer => event({ code: 223, tid: 1, params: Array.from({ length: 21 }, (_, param) =>
  (param === 0 ? fd(result) : CLONE_IDS.has(param) ? fd(1) : Buffer.alloc(0))) });
/** Where such an event has its result: behind the heads of block and event, and the lengths of its parameters. */
const CLONE_RESULT = 36 + 2 * 21;

/** A table of descriptors of process 1. */
const descriptors = (count: number): Buffer => block(0x203, packed([8, 1], ...Array.from({ length: count }, (_, number) =>
  packed([8, number], [8, 55], [1, 0]))));

const HOSTILE: Readonly<Record<string, () => Buffer>> = {
  'zeros that were compressed': () => gzipSync(ZEROS),
  'zeros that were compressed, after a capture': () => gzipSync(Buffer.concat([section(), read, ZEROS])),
  'a process list of the smallest entries': () => Buffer.concat([section(), ...Array.from({ length: 4 }, () =>
    block(0x202, many(packed([8, 7], [8, 7], [8, 1], Buffer.alloc(28)), LIST))), read]),
  'process lists of ever other threads': () =>
    Buffer.concat([section(), numbered(block(0x202, processV1(7, '')), 4 * LIST, LIST_TID), read]),
  'a list of the smallest descriptors': () => Buffer.concat([section(), ...Array.from({ length: 4 }, () =>
    block(0x203, packed([8, 7], many(packed([8, 3], [8, 55], [1, 0]), LIST)))), read]),
  'lists of descriptors without any': () => Buffer.concat([section(), numbered(block(0x203, packed([8, 7])), 4 * LIST, LIST_TID), read]),
  'users without end': () => Buffer.concat([section(), ...Array.from({ length: 4 }, () =>
    block(0x220, many(entry([1, 1], [4, 5], text('')), LIST))), read]),
  'interfaces without end': () =>
    Buffer.concat([section(), block(0x219, many(packed([4, 16], [2, 3], [2, 0], Buffer.alloc(12)), LIST)), read]),
  'section headers without end': () => Buffer.concat([many(section(), 4 * LIST), read]),
  'captures without end, one after the other': () => many(Buffer.concat([section(), read]), MIB),
  'containers without end': () => Buffer.concat([section(), many(event({ code: 324, params: [] }), 4 * LIST), read]),
  'a capture that is merely long': () => Buffer.concat([section(), block(0x202, processV1(7, 'sh')), many(read, GROWN)]),
  'an event of 4 GiB': () => Buffer.concat([section(), read, packed([4, 0x221], [4, 0xfffffffc]), many(read, LIST)]),
  'an event of 64 MiB': () => {
    const data = Buffer.alloc(60 * MIB, 'x');
    const whole = packed([2, 0], [8, 1], [8, 7], [4, 34 + data.length], [2, 322], [4, 2], [4, 4], [4, data.length - 4], data);
    return Buffer.concat([section(), read, block(0x221, whole)]);
  },
  'threads without end': () => Buffer.concat([section(), numbered(read, 2 * LIST, EVENT_TID)]),
  // Half of them tell of themselves, of the others their parent does: each half alone would be too many to keep.
  'children without end, of a process with many descriptors': () => Buffer.concat([section(),
    block(0x202, processV1(1, 'init')), descriptors(1024),
    numbered(cloned(0), 2 * LIST, EVENT_TID), numbered(cloned(1), 2 * LIST, CLONE_RESULT, 1 << 20)]),
  'enter events that nothing ever follows': () => {
    const open = event({ code: 2, params: [Buffer.alloc(4000, 'x'), u32(1), u32(0)] });
    return Buffer.concat([section(), numbered(open, 4 * LIST, EVENT_TID), read]);
  },
  'times that leap to and fro': () => {
    const params = [fd(0), fd(4)];
    const leap = Buffer.concat([event({ code: 5, time: 0n, params }), event({ code: 5, time: 2n ** 64n - 1n, params })]);
    return Buffer.concat([section(), many(leap, MIB / 2)]);
  },
};

test.each(Object.entries(HOSTILE))('%s: no command is harmed', { timeout: 600_000 }, (_, make) => {
  writeFileSync(path, make());
  for (const args of COMMANDS) {
    const { code, stderr, rss } = outcomeOf(args);
    expect([args[0], code === EXIT.ok || code === EXIT.capture, stderr.includes('.js:')]).toEqual([args[0], true, false]);
    expect(rss).toBeLessThan(MOST);
  }
});
