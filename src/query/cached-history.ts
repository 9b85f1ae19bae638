// Histories of captures that were queried before, in the user's cache: known by content, readable by nobody else, and bounded.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from './content.js';
import { fillHistory } from './history-file.js';
import { loadFiles, type LoadedFile, type Watch } from './load/load-files.js';
import { HISTORY_VERSION } from './schema/ddl.js';

/** Together they take no more than this; what was not asked for the longest time goes first. */
const MOST_BYTES = 8 * 2 ** 30;

export interface Cached {
  readonly path: string;
  /** What was loaded now; nothing where the history was there. */
  readonly files: readonly LoadedFile[];
}

/** The history of these captures together. Throws CaptureError and QueryError. */
export async function cachedHistory(captures: readonly string[], watch?: Watch): Promise<Cached> {
  const folder = cacheFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${keyOf(captures)}.duckdb`);
  const files: LoadedFile[] = [];
  if (!existsSync(path)) {
    process.umask(0o077);
    await fillHistory(path, async ({ connection }) => {
      for await (const file of loadFiles(connection, captures, watch)) files.push(file);
    });
  }
  const now = new Date();
  utimesSync(path, now, now);
  forgetOldest(folder, path);
  return { path, files };
}

/** $XDG_CACHE_HOME, or ~/.cache. */
const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'falco-rec', 'histories');

function keyOf(captures: readonly string[]): string {
  const hash = createHash('sha256').update(`history ${HISTORY_VERSION}`);
  for (const capture of captures) hash.update(contentHash(capture));
  return hash.digest('hex').slice(0, 40);
}

function forgetOldest(folder: string, keep: string): void {
  const kept = readdirSync(folder).filter((name) => name.endsWith('.duckdb')).map((name) => join(folder, name))
    .map((path) => ({ path, ...sizeAndTime(path) })).sort((a, b) => b.time - a.time);
  let bytes = 0;
  for (const { path, size } of kept) {
    bytes += size;
    if (bytes > MOST_BYTES && path !== keep) rmSync(path, { force: true });
  }
}

function sizeAndTime(path: string): { size: number; time: number } {
  const { size, mtimeMs } = statSync(path);
  return { size, time: mtimeMs };
}
