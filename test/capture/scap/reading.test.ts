// What becomes of blocks and events of .scap files, whole ones and such as lie.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openScap, type ScapCapture } from '../../../src/capture/scap/open-scap.js';
import { block, cstring, event, fd, oldEvent, packed, processV1, section, text, u32 } from './scap-file.js';

const OPEN_E = 2, OPEN_X = 3, READ_E = 6, READ_X = 7, OPENAT_E = 102, OPENAT_X = 103;

const open = (...blocks: readonly Buffer[]): ScapCapture => openScap(Buffer.concat(blocks));
const numsOf = (capture: ScapCapture): number[] =>
  [...capture.blocks()].flatMap((found) => Array.from({ length: found.length }, (_, i) => found.num(i)));
const codesOf = (capture: ScapCapture): number[] =>
  [...capture.blocks()].flatMap(({ codes, kinds }) => Array.from(kinds, (kind) => codes[kind]!));
const read = event({ code: READ_X, params: [fd(5), Buffer.from('hello'), fd(3), u32(80)] });

describe('events', () => {
  test('take their arguments from the enter event before them', () => {
    const capture = open(section(),
      oldEvent({ code: READ_E, params: [fd(3), u32(80)] }), oldEvent({ code: READ_X, params: [fd(5), Buffer.from('hello')] }));
    const [found] = capture.blocks();
    const columns = found.columns('read');
    expect([columns.fd[0], columns.size[0], columns.res[0], Buffer.from(columns.data.at(0)).toString()]).toEqual([3, 80, 5, 'hello']);
    expect(numsOf(capture)).toEqual([1]);
  });

  test('take defaults where there was no enter event', () => {
    const [found] = open(section(), oldEvent({ code: READ_X, params: [fd(5), Buffer.alloc(0)] })).blocks();
    expect([found.columns('read').fd[0], found.columns('read').size[0]]).toEqual([0, 0]);
  });

  test('are counted as they are after folding, those of passed enter events too', () => {
    const capture = open(section(),
      event({ code: READ_E, params: [fd(3), u32(80)] }), read,
      event({ code: OPEN_E, params: [cstring('/a'), u32(1), u32(0)] }),
      event({ code: OPEN_X, params: [fd(4), cstring('/b'), u32(0x4002), u32(0), u32(0), fd(0)] }));
    expect(numsOf(capture)).toEqual([1, 3]);
  });

  test('of files believe what the program asked for, and the kernel on what came of it', () => {
    const capture = open(section(),
      event({ code: OPEN_E, params: [cstring('/a'), u32(1), u32(0)] }),
      event({ code: OPEN_X, params: [fd(4), cstring('/b'), u32(0x4002), u32(0), u32(0), fd(0)] }));
    const [found] = capture.blocks();
    const { name, flags } = found.columns('open');
    expect([capture.texts.value(name[0]), flags[0]]).toEqual(['/a', 0x4001]);
  });

  test('of old codes become those of today', () => {
    const capture = open(section(),
      oldEvent({ code: OPENAT_E, params: [fd(-100), cstring('x'), u32(1), u32(0)] }), oldEvent({ code: OPENAT_X, params: [fd(9)] }));
    const [found] = capture.blocks();
    const { fd: result, dirfd, name } = found.columns('openat');
    expect([result[0], dirfd[0], capture.texts.value(name[0])]).toEqual([9, -100, 'x']);
  });

  test('of unknown codes are passed over', () => {
    expect(codesOf(open(section(), event({ code: 60_000 }), read))).toEqual([READ_X]);
  });

  test('of the state itself are no events when they come first', () => {
    const group = event({ code: 358, params: [u32(5), cstring('tty'), cstring('')] });
    const capture = open(section(), group, read);
    expect([capture.keyframe(0).groups, numsOf(capture)]).toEqual([[{ gid: 5, name: 'tty', containerId: '' }], [2]]);
  });
});

describe('lists', () => {
  test('processes of the first version', () => {
    const [thread] = open(section(), block(0x202, processV1(7, 'sh')), read).keyframe(0).threads;
    expect(thread).toMatchObject({
      tid: 7, pid: 7, ptid: 1, comm: 'sh', args: 'a\0b\0', cwd: '/tmp', uid: 1000, vtid: -1, loginuid: 0xffffffff,
    });
  });

  test('a tail of 29 bytes begins with the login uid', () => {
    const head = packed([8, 7], [8, 7], [8, 1], [8, 7], [8, 7], text('sh'), text('sh'), text('/bin/sh'), text(''), text('/'),
      [8, 10], [4, 0], [4, 0], [4, 0], Buffer.alloc(28), text(''), [8, 7], [8, 7], text(''), text('/'));
    const entry = (tail: Buffer): Buffer => block(0x215, packed([4, 4 + head.length + tail.length], head, tail));
    const tailOf = (tail: Buffer): object => open(section(), entry(tail), read).keyframe(0).threads[0];
    const old = packed([4, 1000], [1, 1], [8, 1], [8, 2], [8, 3]);
    expect(tailOf(old)).toMatchObject({ loginuid: 1000, exeFlags: 1, capEffective: 3n, tty: 0 });
    const young = packed([8, 99], [4, 34816], [4, 1000], [1, 0], [8, 1], [8, 2], [8, 3]);
    expect(tailOf(young)).toMatchObject({ pidnsStart: 99n, tty: 34816, loginuid: 1000, capEffective: 3n, pgid: -1 });
  });

  test('descriptors: pairs are local, then remote', () => {
    const pair = packed([8, 7], [8, 3], [8, 55], [1, 3], '\x7f\0\0\x01', '\x08\x08\x08\x08', [2, 4000], [2, 53], [1, 3]);
    const [table] = open(section(), block(0x203, pair), read).keyframe(0).descriptors;
    expect(table.entries[0]).toMatchObject({ fd: 3, ino: 55, type: 'ipv4',
      socket: {
        l4: 'udp', source: '\x7f\0\0\x01', sourcePort: 4000, destination: '\x08\x08\x08\x08', destinationPort: 53, role: 'none',
      } });
  });
});

describe('files', () => {
  test('compressed ones are read alike', () => {
    const whole = Buffer.concat([section(), ...Array.from({ length: 5000 }, () => read)]);
    expect(codesOf(openScap(gzipSync(whole))).length).toBe(codesOf(openScap(whole)).length);
  });

  test('long rows of enter events alone, of ever other threads, end nothing', () => {
    const enters = Array.from({ length: 500 }, (_, tid) => event({ code: 2, tid, params: [Buffer.alloc(4000, 'x'), u32(1), u32(0)] }));
    const capture = open(section(), ...enters, read);
    expect([codesOf(capture), capture.problems]).toEqual([[READ_X], []]);
  });

  test('another capture that was appended is a segment of its own', () => {
    const capture = open(section(), block(0x202, processV1(7, 'a')), read, section(), block(0x202, processV1(8, 'b')), read);
    expect([...capture.blocks()].map(({ segment }) => segment)).toEqual([0, 1]);
    expect(capture.problems.map(({ code }) => code)).toEqual(['appended']);
    expect([capture.keyframe(1).threads.map(({ tid }) => tid), numsOf(capture)]).toEqual([[8], [1, 2]]);
  });

  test('without events are told to be so', () => {
    const capture = open(section());
    expect([codesOf(capture), capture.problems.map(({ code }) => code)]).toEqual([[], ['no-events']]);
  });

  test('of another major version are refused', () => {
    expect(() => open(section(2), read)).toThrow('major version 2');
  });

  test.each([
    ['cut within an event', Buffer.concat([read.subarray(0, 30)]), 'cut'],
    ['a block that claims gigabytes', packed([4, 0x202], [4, 0xfffffff0]), 'too-large'],
    ['a block shorter than its own head', packed([4, 0x216], [4, 4], [4, 4]), 'damaged'],
    ['an event with more parameters than it has bytes',
      block(0x216, packed([2, 0], [8, 1], [8, 7], [4, 26], [2, READ_X], [4, 0xffffffff])), 'damaged'],
  ])('%s is told with its offset, and what came before stays', (_, bad, code) => {
    const capture = open(section(), read, bad);
    expect(codesOf(capture)).toEqual([READ_X]);
    expect(capture.problems).toMatchObject([{ code, offset: section().length + read.length }]);
  });
});
