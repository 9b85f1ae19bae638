// Captures as users name them: files, and folders that are searched to their depths for whatever begins like a capture.
import { closeSync, openSync, readSync } from 'node:fs';
import { filesAt } from '../files-at.js';
import { PCAPNG, startsLikeOurs } from './read/looks-like.js';
import { isGzip } from './scap/bytes/byte-stream.js';

/** The captures that a path names, in order of their paths; undefined where there is no such file or folder. */
export const capturesAt = (path: string): readonly string[] | undefined =>
  filesAt(path, (entry, file) => entry.isFile() && beginsLikeCapture(file));

/** A file that was named is opened whatever it is; of a folder's files only those that can be meant. */
function beginsLikeCapture(path: string): boolean {
  const start = firstBytes(path, 12);
  return start.length === 12 && (startsLikeOurs(start) || isGzip(start) || start.readUInt32LE(0) === PCAPNG);
}

function firstBytes(path: string, length: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const start = Buffer.alloc(length);
    return start.subarray(0, readSync(fd, start, 0, length, 0));
  } finally {
    closeSync(fd);
  }
}
