// Captures as files: read by other tools, refused when they are something else, safe when the disk fills up.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnpackrStream } from 'msgpackr';
import { afterAll, describe, expect, it } from 'vitest';
import { BlockBuilder } from '../../src/capture/write/block-builder.js';
import { FORMAT_VERSION } from '../../src/capture/format.js';
import { CaptureError, type Problem } from '../../src/capture/problem.js';
import { openCapture } from '../../src/capture/read/reader.js';
import { createWriter } from '../../src/capture/write/writer.js';
import { BLOCKS, BLOCK_EVENTS, fill, HEADER, keyframe, sampleCapture, SEGMENTS, START } from './sample.js';

const folder = mkdtempSync(join(tmpdir(), 'falco-rec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasZstd = spawnSync('zstd', ['--version']).status === 0;

/** Every value of a msgpack stream, read without anything of ours. */
async function messages(bytes: Buffer): Promise<Record<string, unknown>[]> {
  const stream = new UnpackrStream({ useRecords: false });
  stream.end(bytes);
  const all: Record<string, unknown>[] = [];
  for await (const message of stream) all.push(message as Record<string, unknown>);
  return all;
}

describe.skipIf(!hasZstd)('zstd -dc', () => {
  const path = join(folder, 'sample.scap');
  writeFileSync(path, sampleCapture());

  it('gives a plain msgpack stream that tells all', async () => {
    const all = await messages(execFileSync('zstd', ['-dc', path]));
    expect(all[0]).toMatchObject({ format: 'falco-rec capture', version: FORMAT_VERSION, writer: 'test 1' });
    const framesOf = (frame: string): Record<string, unknown>[] => all.filter((message) => message['frame'] === frame);
    expect(framesOf('keyframe')).toHaveLength(SEGMENTS);
    const heads = framesOf('head');
    expect(heads).toHaveLength(SEGMENTS * BLOCKS);
    expect(heads[0]).toMatchObject({ events: BLOCK_EVENTS, first: 1, drops: [[1, 7, 3]] });
    expect(all.at(-1)).toMatchObject({ frame: 'index' });
  });

  it('shows columns that anybody can decode', async () => {
    const all = await messages(execFileSync('zstd', ['-dc', path]));
    const opens = all.find((message) => message['event'] === 'openat')!;
    const { fd, ino, name } = opens['columns'] as Record<string, [string, Buffer]>;
    expect(opens).toMatchObject({ code: 307, rows: 2 });
    expect([fd![0], [...fd![1]]]).toEqual(['u8', [0, 4]]);
    expect([ino![0], ino![1].readBigUInt64LE(8)]).toEqual(['u64', 2n ** 60n + 4n]);
    expect([name![0], [...name![1]]]).toEqual(['text8', [1, 2]]);
    const { strings } = all.find((message) => message['frame'] === 'strings') as { strings: [[string, Buffer], Buffer] };
    expect(strings[1].toString()).toBe('/etc/file0/etc/file1');
  });

  it('finds every checksum right', () => {
    expect(spawnSync('zstd', ['-t', path]).status).toBe(0);
  });
});

describe('a file that is something else', () => {
  const problemOf = (bytes: Uint8Array): Problem | undefined => {
    const path = join(folder, 'other');
    writeFileSync(path, bytes);
    try {
      openCapture(path).close();
      return undefined;
    } catch (error) {
      return (error as CaptureError).problem;
    }
  };
  const pcapng = Buffer.from('0a0d0d0a1c0000004d3c2b1a0100000000000000', 'hex');

  it.each<[string, Uint8Array, string, RegExp]>([
    ['nothing', Buffer.alloc(0), 'empty', /empty/],
    ['a .scap file', pcapng, 'not-a-capture', /sysdig or Falco/],
    ['a gzip file', Buffer.from('1f8b0800', 'hex'), 'not-a-capture', /gzip/],
    ['a program', Buffer.from('\x7fELF\x02\x01', 'latin1'), 'not-a-capture', /ELF/],
    ['a rules file', Buffer.from('- rule: shell\n'), 'not-a-capture', /text/],
    ['zeros', Buffer.alloc(4096), 'not-a-capture', /zeros/],
    ['other zstd data', Buffer.from('28b52ffd2000010000', 'hex'), 'not-a-capture', /zstd/],
    ['noise', Buffer.from([1, 200, 3, 250, 17, 0, 255]), 'not-a-capture', /unknown/],
  ])('is named: %s', (_, bytes, code, message) => {
    expect(problemOf(bytes)).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('is named: a newer version', () => {
    const newer = sampleCapture();
    newer[12] = FORMAT_VERSION + 1;
    expect(problemOf(newer)).toMatchObject({ code: 'newer-version', message: expect.stringContaining(`version ${FORMAT_VERSION + 1}`) });
  });

  it('is named: no file, a folder', () => {
    expect(() => openCapture(join(folder, 'missing'))).toThrow(/cannot open/);
    expect(() => openCapture(folder)).toThrow(/not a regular file/);
  });
});

const small = join(folder, 'small');
const hasSmallDisk = process.getuid?.() === 0 && mountSmall();
function mountSmall(): boolean {
  mkdirSync(small);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', small]).status === 0;
}
afterAll(() => {
  if (hasSmallDisk) spawnSync('umount', [small]);
});

describe('a full disk', () => {
  it.skipIf(!hasSmallDisk)('is told, and what was written stays readable (needs root for a small tmpfs)', () => {
    const writer = createWriter(join(small, 'trace.scap'), HEADER);
    const builder = new BlockBuilder();
    writer.keyframe(keyframe(START));
    let blocks = 0;
    const writeAll = (): void => {
      for (; blocks < 10_000; blocks++) {
        fill(builder, 0, blocks);
        writer.write(builder.take());
      }
    };
    expect(writeAll).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'disk-full' }) }));
    writer.abort();
    expect(readdirSync(small)).toEqual(['trace.scap.partial']);
    const capture = openCapture(writer.partialPath);
    expect([...capture.blocks()]).toHaveLength(blocks);
    expect(capture.problems.map(({ code }) => code)).toEqual(['cut']);
    capture.close();
  });
});
