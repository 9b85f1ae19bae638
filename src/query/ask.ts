// Statements in SQL → answers, row by row as they come.
import type { DuckDBConnection, DuckDBExtractedStatements, DuckDBPreparedStatement, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { QueryError, queryProblem } from './problem.js';
import { asQueryError } from './sql-problem.js';

export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: DuckDBType }[];
  /** In chunks; to be read to the end, or left. */
  readonly rows: AsyncIterable<readonly (readonly DuckDBValue[])[]>;
}

/** Runs statements one after the other, and gives the answer of each that has rows. Throws QueryError. */
export async function* ask(connection: DuckDBConnection, sql: string): AsyncGenerator<Answer> {
  try {
    const statements = await statementsOf(connection, sql);
    for (let index = 0; index < statements.count; index++) {
      const answer = await answerOf(await statements.prepare(index));
      if (answer !== undefined) yield answer;
    }
  } catch (error) {
    throw asQueryError(error, 'the answer');
  }
}

/** What the binding says of a text without a statement: DuckDB has no error then that it could tell. */
const NOTHING_THERE = /Error in native callback$/;

async function statementsOf(connection: DuckDBConnection, sql: string): Promise<DuckDBExtractedStatements> {
  try {
    return await connection.extractStatements(sql);
  } catch (error) {
    throw NOTHING_THERE.test((error as Error).message) ? new QueryError(queryProblem('no-statement')) : error;
  }
}

/** Runs one statement; undefined where it is none that has rows. Throws what DuckDB throws. */
export async function answerOf(statement: DuckDBPreparedStatement): Promise<Answer | undefined> {
  const result = await statement.stream();
  const names = result.deduplicatedColumnNames(), types = result.columnTypes();
  if (result.returnType === QUERY_RESULT) {
    return { columns: names.map((name, at) => ({ name, type: types[at]! })), rows: told(result.yieldRows()) };
  }
  await result.fetchChunk();
  return undefined;
}

/** `duckdb_result_type` of a statement that gives rows; others say how many rows they changed, or nothing. */
const QUERY_RESULT = 3;

async function* told<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    throw asQueryError(error, 'the answer');
  }
}
