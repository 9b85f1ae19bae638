// Captures by their files into a history; those that are in it already, by their content, are passed over.
import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openAnyCapture } from '../../capture/open-any.js';
import type { Capture } from '../../capture/read/reader.js';
import { contentHash } from '../content.js';
import { loadCapture, type Loaded } from './load-capture.js';

/** What became of one file. */
export interface LoadedFile {
  readonly path: string;
  /** undefined where it was in the history already. */
  readonly loaded?: Loaded & { readonly problems: Capture['problems'] };
}

/** Called before each load: gives what is told of its progress. */
export type Watch = (capture: Capture) => { advance(events: number): void; end(): void };

const UNWATCHED: Watch = () => ({ advance: () => undefined, end: () => undefined });

/** One file after the other. Throws CaptureError at one that cannot be read; those before it are loaded. */
export async function* loadFiles(connection: DuckDBConnection, paths: readonly string[], watch = UNWATCHED): AsyncGenerator<LoadedFile> {
  for (const path of paths) {
    const sha256 = contentHash(path);
    if (await isLoaded(connection, sha256)) yield { path };
    else yield { path, loaded: await loadFile(connection, path, sha256, watch) };
  }
}

async function isLoaded(connection: DuckDBConnection, sha256: string): Promise<boolean> {
  const found = await connection.runAndReadAll('SELECT 1 FROM captures WHERE sha256 = $1', [sha256]);
  return found.currentRowCount > 0;
}

async function loadFile(connection: DuckDBConnection, path: string, sha256: string, watch: Watch) {
  const capture = openAnyCapture(path);
  const progress = watch(capture);
  try {
    const loaded = await loadCapture(connection, capture, { file: basename(path), sha256 }, (events) => progress.advance(events));
    return { ...loaded, problems: [...capture.problems] };
  } finally {
    progress.end();
    capture.close();
  }
}
