// Captures on disk: written under a temporary name, readable by their owner only, renamed when closed.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Encoder, type Sink, type Totals } from './encoder.js';
import type { Header } from '../header.js';
import type { Keyframe } from '../keyframe.js';
import { CaptureError, problem } from '../problem.js';
import type { RawBlock } from '../raw-block.js';

export interface CaptureWriter {
  /** Name under which the file is written until it is closed. */
  readonly partialPath: string;
  readonly bytesWritten: number;
  readonly events: number;
  /** Starts a segment; needed once before the first block. */
  keyframe(keyframe: Keyframe): void;
  /** Adds a block. Throws CaptureError (disk full, cannot write, too large); what was written before stays readable. */
  write(raw: RawBlock): void;
  /** Writes the index, makes everything durable and gives the file its name. */
  close(): Totals;
  /** Stops without an index: what was written stays under the partial name; nothing stays when there was no segment yet. */
  abort(): void;
}

/** Opens `path` for writing. Synchronous throughout. Throws CaptureError (cannot write, disk full). */
export function createWriter(path: string, header: Header): CaptureWriter {
  refuseFolder(path);
  const { fd, partialPath } = openPartial(path);
  const sink = fileSink(fd, partialPath);
  const encoder = encoderOrNothing(sink, header, partialPath);
  let open = true;
  const closeFile = (): void => {
    open = false;
    closeSync(fd);
  };
  return {
    partialPath,
    get bytesWritten() { return sink.position; },
    get events() { return encoder.totals.events; },
    keyframe: (keyframe) => encoder.keyframe(keyframe),
    write: (raw) => encoder.write(raw),
    close() {
      const totals = encoder.finish();
      guard(partialPath, () => fsyncSync(fd));
      closeFile();
      guard(path, () => renameSync(partialPath, path));
      syncFolder(path);
      return totals;
    },
    abort() {
      if (!open) return;
      closeFile();
      if (encoder.totals.segments === 0) rmSync(partialPath, { force: true });
    },
  };
}

function encoderOrNothing(sink: Sink & { fd: number }, header: Header, partialPath: string): Encoder {
  try {
    return new Encoder(sink, header);
  } catch (error) {
    closeSync(sink.fd);
    rmSync(partialPath, { force: true });
    throw error;
  }
}

/** Told before anything is recorded: the renaming at the end would fail. */
function refuseFolder(path: string): void {
  if (path === '') throw new CaptureError(problem('cannot-write', 'the name of the file is empty'));
  const there = guard(path, () => statSync(path, { throwIfNoEntry: false }));
  if (there?.isDirectory()) throw new CaptureError(problem('cannot-write', `${path} is a folder`));
}

/** A free name beside `path`: an earlier recording that was cut is evidence and is never written over. */
function openPartial(path: string): { fd: number; partialPath: string } {
  for (let i = 0; ; i++) {
    const partialPath = `${path}.partial${i === 0 ? '' : i}`;
    try {
      return { fd: openSync(partialPath, 'wx', 0o600), partialPath };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || i === 999) throw writeFailure(partialPath, error);
    }
  }
}

function fileSink(fd: number, path: string): Sink & { fd: number } {
  let position = 0;
  return {
    fd,
    get position() { return position; },
    write(bytes) {
      for (let done = 0; done < bytes.length;) done += guard(path, () => writeSync(fd, bytes, done));
      position += bytes.length;
    },
  };
}

function guard<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw writeFailure(path, error);
  }
}

function writeFailure(path: string, error: unknown): CaptureError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new CaptureError(code === 'ENOSPC' || code === 'EDQUOT' ? problem('disk-full', path) : problem('cannot-write', message));
}

/** The rename itself survives a crash only when the folder is durable too. */
function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
