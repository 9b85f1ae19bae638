// A capture as a history in memory, for tests that ask it.
import { fileURLToPath } from 'node:url';
import type { Json } from '@duckdb/node-api';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { openHistory, type History } from '../../src/query/database.js';
import { loadCapture } from '../../src/query/load/load-capture.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const DEMO = `${root}fixtures/demo.scap`;

export async function historyOf(...paths: readonly string[]): Promise<History> {
  const history = await openHistory(':memory:');
  for (const path of paths) {
    const capture = openAnyCapture(path);
    await loadCapture(history.connection, capture, { file: path, sha256: path });
    capture.close();
  }
  return history;
}

/** Rows as objects; integers of 64 bits are texts. */
export const rowsOf = async (history: History, sql: string): Promise<Record<string, Json>[]> =>
  (await history.connection.runAndReadAll(sql)).getRowObjectsJson();
