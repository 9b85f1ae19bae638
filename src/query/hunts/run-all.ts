// All hunts in a history: how much each finds, as an answer like any other.
import { BIGINT, VARCHAR, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { Answer } from '../ask.js';
import type { Hunt } from './hunt.js';
import { runHunt } from './run-hunt.js';

/** A row for each hunt: its name, how many rows it gives with its defaults, its techniques and title. Throws QueryError. */
export const runAll = (connection: DuckDBConnection, hunts: readonly Hunt[]): Answer => ({
  columns: [
    { name: 'hunt', type: VARCHAR }, { name: 'found', type: BIGINT }, { name: 'mitre', type: VARCHAR }, { name: 'title', type: VARCHAR },
  ],
  rows: summaries(connection, hunts),
});

async function* summaries(connection: DuckDBConnection, hunts: readonly Hunt[]): AsyncGenerator<readonly (readonly DuckDBValue[])[]> {
  for (const hunt of hunts) {
    const { name, mitre, title } = hunt;
    yield [[name, await countOf(connection, hunt), mitre.join(' '), title]];
  }
}

async function countOf(connection: DuckDBConnection, hunt: Hunt): Promise<bigint> {
  let found = 0;
  for await (const rows of (await runHunt(connection, hunt)).rows) found += rows.length;
  return BigInt(found);
}
