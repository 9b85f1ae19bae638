// Captures as users name them: files, and folders that are searched to their depths for whatever begins like a capture.
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PCAPNG, startsLikeOurs } from './read/looks-like.js';
import { isGzip } from './scap/byte-stream.js';

const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The captures that a path names, in order of their paths; undefined where there is no such file or folder. */
export function capturesAt(path: string): readonly string[] | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? capturesBelow(path) : [path];
}

function capturesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : capturesBelow(path);
    return entry.isFile() && beginsLikeCapture(path) ? [path] : [];
  });
}

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
