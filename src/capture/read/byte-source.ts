// Bytes of a capture wherever they are: a file read piece by piece, or memory.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CaptureError, problem } from '../problem.js';

export interface ByteSource {
  readonly size: number;
  /** Exactly these bytes, or fewer at the end of the source. */
  read(offset: number, length: number): Buffer;
  /** Fills `target` with the bytes from `offset` on. Returns how many there were. */
  readInto(target: Buffer, offset: number): number;
  close(): void;
}

/** A file by its path, or bytes already in memory. Throws CaptureError (cannot open). */
export const byteSource = (source: string | Uint8Array): ByteSource => (
  typeof source === 'string' ? fileSource(source) : memorySource(source));

function memorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (offset, length) => buffer.subarray(offset, offset + length),
    readInto: (target, offset) => buffer.copy(target, 0, Math.min(offset, buffer.length)),
    close: () => {},
  };
}

function fileSource(path: string): ByteSource {
  const { fd, size } = open(path);
  return {
    size,
    read: (offset, length) => readAll(fd, offset, Math.max(0, Math.min(length, size - offset))),
    readInto: (target, offset) => fill(fd, target, offset),
    close: () => closeSync(fd),
  };
}

function open(path: string): { fd: number; size: number } {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const facts = fstatSync(fd);
    if (facts.isFile()) return { fd, size: facts.size };
  } catch (error) {
    throw new CaptureError(problem('cannot-open', (error as Error).message));
  }
  closeSync(fd);
  throw new CaptureError(problem('cannot-open', `${path} is not a regular file`));
}

function readAll(fd: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, fill(fd, bytes, offset));
}

function fill(fd: number, target: Buffer, offset: number): number {
  let done = 0;
  while (done < target.length) {
    const read = readSync(fd, target, done, target.length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

/** What `open` makes of the bytes; they are let go of if it fails. */
export function openSource<T>(from: string | Uint8Array, open: (source: ByteSource) => T): T {
  const source = byteSource(from);
  try {
    return open(source);
  } catch (error) {
    source.close();
    throw error;
  }
}
