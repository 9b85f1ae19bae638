// Histories in files: made beside their place and moved there when they are whole, so that a killed load leaves nothing half done.
import { closeSync, existsSync, linkSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openHistory, type History } from './database.js';
import { partialOf, removeDead } from './partial.js';
import { QueryError, queryProblem } from './problem.js';
import { asQueryError } from './sql-problem.js';

/** DuckDB files have this at their ninth byte. */
const MAGIC = 'DUCK';

/** Whether a file is a DuckDB database; false for what cannot be read. */
export function isDatabase(path: string): boolean {
  try {
    const file = openSync(path, 'r'), start = Buffer.alloc(12);
    readSync(file, start);
    closeSync(file);
    return start.toString('latin1', 8) === MAGIC;
  } catch {
    return false;
  }
}

/** Fills a history that is there (each capture in a transaction of its own), or makes it anew, whole or not at all. */
export async function fillHistory<T>(path: string, fill: (history: History) => Promise<T>): Promise<T> {
  try {
    return await (existsSync(path) ? using(path, fill) : makeHistory(path, fill));
  } catch (error) {
    throw asQueryError(error, path);
  }
}

async function makeHistory<T>(path: string, fill: (history: History) => Promise<T>): Promise<T> {
  const partial = partialOf(path);
  removeDead(dirname(path), path);
  try {
    const result = await using(partial, async (history) => {
      const filled = await fill(history);
      // Closing would do it too, and say nothing if it cannot; what is only in the log beside the file would be lost.
      await history.connection.run('CHECKPOINT');
      return filled;
    });
    publish(partial, path);
    return result;
  } finally {
    for (const suffix of ['', '.wal', '.tmp']) rmSync(partial + suffix, { force: true, recursive: true });
  }
}

/** Rows come from one thread; others would find no work and wait for it at full speed, at the cost of half the rate. */
const FILLING = { threads: 1 };

/** What somebody else put there meanwhile is not lost. Throws QueryError (made-meanwhile). */
function publish(partial: string, path: string): void {
  try {
    linkSync(partial, path);
  } catch {
    // The file system may have no links of this kind.
    if (existsSync(path)) throw new QueryError(queryProblem('made-meanwhile', path));
    renameSync(partial, path);
  }
}

async function using<T>(path: string, work: (history: History) => Promise<T>): Promise<T> {
  const history = await openHistory(path, FILLING);
  try {
    return await work(history);
  } finally {
    history.close();
  }
}
