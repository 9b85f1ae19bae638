// A history: the DuckDB database that captures are loaded into. Any DuckDB client opens it.
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { ddl, HISTORY_VERSION } from './schema/ddl.js';
import { QueryError, queryProblem } from './problem.js';

export interface History {
  readonly connection: DuckDBConnection;
  close(): void;
}

export interface HistoryOptions {
  /** Nothing can be written to it, nor to any other file. */
  readonly readOnly?: boolean;
  readonly threads?: number;
}

/** What DuckDB may keep in memory before it puts it aside into a file. */
const MEMORY = '1GB';

/** Bytes of a block of the file: smaller than DuckDB's own choice, since most of the many tables hold little. */
const BLOCK = '65536';

/**
 * Opens a history, or makes an empty one.
 * @param path a file; `:memory:` for one that nobody keeps
 * Throws QueryError: not a history, of another version, in use by another process, no such folder.
 */
export async function openHistory(path: string, { readOnly = false, threads }: HistoryOptions = {}): Promise<History> {
  const instance = await open(path, {
    access_mode: readOnly ? 'READ_ONLY' : 'AUTOMATIC', memory_limit: MEMORY, default_block_size: BLOCK,
    ...(threads !== undefined && { threads: String(threads) }),
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await makeSound(connection, path);
  } catch (error) {
    close();
    throw error;
  }
  return { connection, close };
}

async function open(path: string, options: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, options);
  } catch (error) {
    throw new QueryError(openingProblem(path, error as Error));
  }
}

function openingProblem(path: string, { message }: Error) {
  if (/No space left on device|Disk quota exceeded/.test(message)) return queryProblem('disk-full', path);
  if (message.includes('Could not set lock')) return queryProblem('locked', path);
  if (message.includes('not a valid DuckDB database')) return queryProblem('not-a-history', path);
  return queryProblem('cannot-open', `${path}: ${message.split('\n')[0]}`);
}

/** Makes the tables where there are none, and refuses those of others. */
async function makeSound(connection: DuckDBConnection, path: string): Promise<void> {
  const tables = await connection.runAndReadAll("SELECT schema_name || '.' || table_name FROM duckdb_tables()");
  if (tables.currentRowCount === 0) return create(connection);
  if (!tables.getRows().some(([name]) => name === 'stored.history')) throw new QueryError(queryProblem('not-a-history', path));
  const version = Number((await connection.runAndReadAll('SELECT version FROM stored.history')).value(0, 0));
  if (version !== HISTORY_VERSION) throw new QueryError(queryProblem('other-version', String(version), versionHint(version)));
}

/** Captures of older ones can be loaded again; of newer ones somebody has the program. */
const versionHint = (version: number): string | undefined =>
  (version > HISTORY_VERSION ? `this one knows version ${HISTORY_VERSION}: use the falco-rec that made it, or a later one` : undefined);

async function create(connection: DuckDBConnection): Promise<void> {
  await connection.run('BEGIN');
  for (const statement of ddl()) await connection.run(statement);
  await connection.run('COMMIT');
}
