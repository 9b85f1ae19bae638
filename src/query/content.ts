// By what a capture is known wherever it lies: the hash of its content.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { CaptureError, problem } from '../capture/problem.js';

const CHUNK = 1 << 20;

/** SHA-256 of a file, in hexadecimal. Throws CaptureError (cannot-open). */
export function contentHash(path: string): string {
  try {
    return hashOf(path);
  } catch (error) {
    throw new CaptureError(problem('cannot-open', (error as Error).message));
  }
}

function hashOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const hash = createHash('sha256'), buffer = Buffer.alloc(CHUNK);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) hash.update(buffer.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(file);
  }
}
