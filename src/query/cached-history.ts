// Histories of captures that were queried before, in the user's cache: known by content, readable by nobody else, and bounded.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from './content.js';
import { fillHistory } from './history-file.js';
import { loadFiles, type LoadedFile, type Watch } from './load/load-files.js';
import { removeDead } from './partial.js';
import { QueryError, queryProblem } from './problem.js';
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
  const path = join(folder, `${keyOf(captures)}.duckdb`);
  const files: LoadedFile[] = [];
  if (!existsSync(path)) {
    makeFolder(folder);
    await fillHistory(path, async ({ connection }) => {
      for await (const file of loadFiles(connection, captures, watch)) files.push(file);
    }).catch(unlessMade);
  }
  tidy(folder, path);
  return { path, files };
}

/** $XDG_CACHE_HOME, or ~/.cache. */
const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'falco-rec', 'histories');

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new QueryError(queryProblem('no-cache', (error as Error).message));
  }
}

/** Another query made the same history at the same time, of the same content: it will do. */
function unlessMade(error: unknown): void {
  if (!(error instanceof QueryError && error.problem.code === 'made-meanwhile')) throw error;
}

/** Notes that this one was asked for, and makes room. A cache that cannot be written any more can still be read. */
function tidy(folder: string, path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
    removeDead(folder);
    forgetOldest(folder, path);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

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
