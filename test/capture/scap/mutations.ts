// Small .scap files, and what can be wrong with them: bits, lengths, tables, lists, sections, compression. Seeded.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { pick, type Random } from '../../rules/random-conditions.js';
import { block, cstring, event, fd, oldEvent, packed, processV1, section, text, u32, type Packed } from './scap-file.js';

const CUT = 6_000;
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/scap');

const entry = (...fields: readonly Packed[]): Buffer => {
  const body = packed(...fields);
  return packed([4, body.length + 4], body);
};

const processV9 = (tid: number, comm: string): Buffer => entry(
  [8, tid], [8, tid], [8, 1], [8, tid], [8, tid], text(comm), text(comm), text('/bin/sh'), text('-c\0'), text('/'),
  [8, 10], [4, 0], [4, 0], [4, 0], Buffer.alloc(28), text('A=b\0'), [8, tid], [8, tid], text('cpu=/\0'), text('/'),
  [8, 99], [4, 34816], [4, 1000], [1, 0], [8, 1], [8, 2], [8, 3], [1, 1], [8, 5], [8, 6], [8, 7], [1, 0], [1, 0], [8, tid]);

const inet = Buffer.from('\x7f\0\0\x01\x08\x08\x08\x08', 'latin1');
const LISTS = [
  block(0x201, packed([4, 2], [8, 1 << 30], [8, 4096], Buffer.alloc(128, 'host\0'), [8, 1])),
  block(0x202, processV1(7, 'sh')), block(0x215, Buffer.concat([processV9(7, 'sh'), processV9(8, 'cat')])),
  block(0x203, packed([8, 7], [8, 3], [8, 55], [1, 3], inet, [2, 4000], [2, 53], [1, 3], [8, 4], [8, 0], [1, 1], text('/x'))),
  block(0x218, packed([8, 7], entry([8, 5], [8, 1], [1, 16], [4, 1], text('/etc/passwd'), [4, 8]), entry([8, 6], [8, 1], [1, 8], inet, inet,
    text('/s')))),
  block(0x219, packed([4, 18], [2, 3], [2, 2], inet, Buffer.alloc(4), 'lo')),
  block(0x220, Buffer.concat([
    entry([1, 0], [4, 0], [4, 0], text('root'), text('/root'), text('/bin/sh')),
    entry([1, 1], [4, 5], text('tty')),
  ])),
];

const NAME = cstring('/etc/shadow');
const NEW_EVENTS = [
  event({ code: 358, params: [u32(5), cstring('tty'), cstring('')] }),
  event({ code: 324, params: [] }),
  event({ code: 2, params: [NAME, u32(1), u32(0)] }),
  event({ code: 3, params: [fd(4), cstring('/b'), u32(0x4002), u32(0), u32(0), fd(0)] }),
  event({ code: 7, params: [fd(5), Buffer.from('hello'), fd(4), u32(80)] }),
  event({ code: 306, params: [fd(-100), NAME, u32(1), u32(0)] }),
  event({ code: 307, params: [fd(5), fd(-100), NAME, u32(1), u32(0), u32(8), fd(9)] }),
  event({ code: 5, params: [fd(0), fd(4)] }),
  event({ code: 185, params: [fd(0), fd(9)] }),
  event({ code: 387, params: [fd(0), fd(9), Buffer.from([9]), Buffer.alloc(1)] }),
  event({ code: 23, params: [fd(0), Buffer.alloc(18, 2), fd(3), Buffer.from([2, 8, 8, 8, 8, 53, 0])] }),
];
const OLD_EVENTS = [
  oldEvent({ code: 228, params: [cstring('abc'), u32(0), cstring('name'), cstring('image')] }),
  oldEvent({ code: 102, params: [fd(-100), cstring('x'), u32(1), u32(0)] }), oldEvent({ code: 103, params: [fd(9)] }),
  oldEvent({ code: 6, params: [fd(3), u32(80)] }), oldEvent({ code: 7, params: [fd(5), Buffer.from('hello')] }),
  oldEvent({ code: 12, params: [] }),
  oldEvent({ code: 13, params: [fd(0), cstring('sh'), cstring('-c\0'), fd(7), fd(7), fd(1), cstring('/'), fd(9)] }),
  oldEvent({ code: 148, params: [u32(1)] }), oldEvent({ code: 280, params: [cstring('n'), cstring('d')] }),
];

function corpusCuts(): Buffer[] {
  if (!existsSync(CORPUS)) return [];
  return readdirSync(CORPUS).filter((name) => /cat_write|empty_2016|single_ipv6|sample/.test(name)).map((name) => {
    const bytes = readFileSync(join(CORPUS, name));
    return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  }).flatMap((bytes) => [withinEvents(bytes), bytes.subarray(0, CUT)]);
}

/** Section header, and some events out of the middle. */
function withinEvents(bytes: Buffer): Buffer {
  const starts = blocksOf(bytes);
  const from = starts[starts.length >> 1];
  return Buffer.concat([bytes.subarray(0, starts[1]), bytes.subarray(from, starts.find((at) => at > from + CUT) ?? bytes.length)]);
}

export const SEEDS: readonly Buffer[] = [
  Buffer.concat([section(), ...LISTS, ...NEW_EVENTS, ...NEW_EVENTS]),
  Buffer.concat([section(), LISTS[1], ...OLD_EVENTS, ...OLD_EVENTS]),
  Buffer.concat([section(), LISTS[2], ...OLD_EVENTS, section(), LISTS[1], ...NEW_EVENTS]),
  ...corpusCuts(),
];

/** Where each block begins, for as long as lengths make sense. */
export function blocksOf(bytes: Buffer): number[] {
  const starts: number[] = [];
  for (let at = 0; at + 12 <= bytes.length; at += bytes.readUInt32LE(at + 4)) {
    starts.push(at);
    if (bytes.readUInt32LE(at + 4) < 12) break;
  }
  return starts;
}

const LIMITS: readonly bigint[] = [
  0n, 1n, 2n, 3n, 4n, 7n, 8n, 11n, 12n, 16n, 26n, 63n, 64n, 127n, 128n, 255n, 256n, 0x7fffn, 0x8000n, 0xffffn, 0x10000n, 0x7fffffffn,
  0x80000000n, 0xfffffff0n, 0xffffffffn, 0x1fffffffffffffn, 0x7fffffffffffffffn, 0x8000000000000000n, 0xffffffffffffffffn,
];

function put(bytes: Buffer, at: number, width: number, value: bigint): void {
  const field = Buffer.alloc(8);
  field.writeBigUInt64LE(BigInt.asUintN(64, value));
  field.copy(bytes, at, 0, width);
}

/** A value at some limit, or one near to what is there. */
function bend(random: Random, bytes: Buffer, at: number, width: number): void {
  const before = BigInt(bytes[at] ?? 0);
  put(bytes, at, width, random(3) === 0 ? before + BigInt(random(9) - 4) : pick(random, LIMITS));
}

/** Fields of a block's head, and of an event's: offset from the block's start, and width. */
const FIELDS = [
  [0, 4], [4, 4], [8, 2], [8, 8], [10, 8], [18, 8], [26, 4], [30, 2], [32, 4], [32, 2], [34, 2], [36, 2], [36, 4], [38, 2],
] as const;
const TYPES = [0x0a0d0d0an, 0x201n, 0x202n, 0x207n, 0x209n, 0x210n, 0x211n, 0x212n, 0x213n, 0x214n, 0x215n, 0x203n, 0x218n, 0x205n, 0x219n,
  0x206n, 0x220n, 0x204n, 0x208n, 0x216n, 0x217n, 0x221n, 0x222n, 0x8000abcdn, 0x8010abcdn, 0x333n];

type Mutation = (random: Random, bytes: Buffer, starts: readonly number[]) => Buffer;

const anywhere = (random: Random, bytes: Buffer): number => random(Math.max(1, bytes.length));
const cutOut = (bytes: Buffer, from: number, to: number): Buffer => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  bit(random, bytes) {
    const at = anywhere(random, bytes);
    bytes[at] ^= 1 << random(8);
    return bytes;
  },
  limit(random, bytes) {
    bend(random, bytes, anywhere(random, bytes), pick(random, [1, 2, 4, 8]));
    return bytes;
  },
  field(random, bytes, starts) {
    const [offset, width] = pick(random, FIELDS);
    bend(random, bytes, pick(random, starts) + offset, width);
    return bytes;
  },
  type(random, bytes, starts) {
    put(bytes, pick(random, starts), 4, pick(random, TYPES));
    return bytes;
  },
  code(random, bytes, starts) {
    put(bytes, pick(random, starts) + 30, 2, BigInt(random(470)));
    return bytes;
  },
  cut: (random, bytes) => bytes.subarray(0, anywhere(random, bytes)),
  lose(random, bytes) {
    const at = anywhere(random, bytes);
    return cutOut(bytes, at, at + 1 + random(16));
  },
  dropBlock(random, bytes, starts) {
    const i = random(starts.length);
    return cutOut(bytes, starts[i], starts[i + 1] ?? bytes.length);
  },
  moveBlock(random, bytes, starts) {
    const i = random(starts.length);
    const moved = bytes.subarray(starts[i], starts[i + 1] ?? bytes.length);
    const to = pick(random, starts);
    return Buffer.concat([bytes.subarray(0, to), moved, bytes.subarray(to)]);
  },
  append: (random, bytes) => Buffer.concat([bytes, pick(random, SEEDS)]),
  compress: (_, bytes) => gzipSync(bytes, { level: 1 }),
};

/** A seed with one or some things wrong. */
export function mutated(random: Random): Buffer {
  let bytes: Buffer = Buffer.from(pick(random, SEEDS));
  for (let rounds = 1 + random(3) * random(3); rounds > 0; rounds--) {
    const starts = blocksOf(bytes);
    // Compression costs more than all the rest: one file in some is enough.
    const names = Object.keys(MUTATIONS).slice(0, random(16) === 0 ? undefined : -1);
    bytes = MUTATIONS[pick(random, names)](random, bytes, starts.length === 0 ? [0] : starts);
  }
  return bytes;
}
