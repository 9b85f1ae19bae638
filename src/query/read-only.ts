// What a query may do: read this database, and nothing else. A statement that somebody sends along cannot write files, read
// others, or change these settings.
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from './schema/relation.js';

/** @param writable files that may be written all the same */
export async function confine(connection: DuckDBConnection, writable: readonly string[] = []): Promise<void> {
  if (writable.length > 0) await connection.run(`SET allowed_paths = [${writable.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}
