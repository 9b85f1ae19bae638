// An answer as a Parquet file, written by DuckDB itself.
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../schema/relation.js';
import { asQueryError } from '../sql-problem.js';

/** `sql` is one statement that has rows. Throws QueryError. */
export async function writeParquet(connection: DuckDBConnection, sql: string, file: string): Promise<void> {
  const query = sql.trim().replace(/;\s*$/, '');
  try {
    await connection.run(`COPY (\n${query}\n) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`);
  } catch (error) {
    throw asQueryError(error, file);
  }
}
