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
  /** The number of the capture in the history. */
  readonly capture: number;
  /** undefined where it was in the history already. */
  readonly loaded?: Loaded & { readonly problems: Capture['problems'] };
}

/** Called before each load: gives what is told of its progress. */
export type Watch = (capture: Capture) => { advance(events: number): void; end(): void };

const UNWATCHED: Watch = () => ({ advance: () => undefined, end: () => undefined });

/** One file after the other. Throws CaptureError at one that cannot be read; those before it are loaded. */
export async function* loadFiles(connection: DuckDBConnection, paths: readonly string[], watch = UNWATCHED): AsyncGenerator<LoadedFile> {
  for (const path of paths) yield await loadFile(connection, path, watch);
}

/** One file, where it is not there yet. Throws CaptureError. */
export async function loadFile(connection: DuckDBConnection, path: string, watch = UNWATCHED): Promise<LoadedFile> {
  const sha256 = contentHash(path), known = await captureNumber(connection, sha256);
  if (known !== undefined) return { path, capture: known };
  const loaded = await loadAnew(connection, path, sha256, watch);
  return { path, capture: loaded.capture, loaded };
}

/** By the hash of its content; undefined where it is not loaded. */
async function captureNumber(connection: DuckDBConnection, sha256: string): Promise<number | undefined> {
  const found = await connection.runAndReadAll('SELECT capture FROM captures WHERE sha256 = $1', [sha256]);
  return found.getRows()[0]?.[0] as number | undefined;
}

async function loadAnew(connection: DuckDBConnection, path: string, sha256: string, watch: Watch) {
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
