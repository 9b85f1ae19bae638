// Rows into one table of DuckDB, by its appender, in chunks of columns: about forty times as fast as row by row.
import duckdb from '@duckdb/node-bindings';
import { DuckDBDataChunk, type DuckDBAppender, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api';
import type { TableDefinition } from '../schema/relation.js';
import { CHUNK_ROWS, Column, type Value } from './column.js';
import { layoutOf } from './layouts.js';

export class TableWriter {
  readonly columns: readonly Column[];
  private readonly chunk: DuckDBDataChunk;
  private filled = 0;

  private constructor(private readonly appender: DuckDBAppender, private readonly names: readonly string[], types: readonly DuckDBType[]) {
    this.columns = types.map((type) => new Column(layoutOf(type)));
    this.chunk = DuckDBDataChunk.create(types);
  }

  /** Appends to a table that is there, within the transaction of the connection. */
  static async to(connection: DuckDBConnection, { schema, name, columns }: TableDefinition): Promise<TableWriter> {
    const appender = await connection.createAppender(name, schema);
    const types = columns.map((_, index) => appender.columnType(index));
    return new TableWriter(appender, columns.map((column) => column.name), types);
  }

  /**
   * Room for at most `rows` rows in the chunk: where it begins and how many it is. Whoever claims it fills every column of it
   * before the next claim.
   */
  claim(rows: number): { readonly from: number; readonly count: number } {
    if (this.filled === CHUNK_ROWS) this.flush();
    const from = this.filled, count = Math.min(rows, CHUNK_ROWS - from);
    this.filled += count;
    return { from, count };
  }

  /** One row, by names of columns; what is left out has no value. */
  append(values: Readonly<Record<string, Value>>): void {
    const { from } = this.claim(1);
    for (let index = 0; index < this.columns.length; index++) this.columns[index]!.set(from, values[this.names[index]!]);
  }

  /** Everything is in the table once the transaction is committed. */
  close(): void {
    this.flush();
    this.appender.closeSync();
  }

  private flush(): void {
    if (this.filled === 0) return;
    const { chunk } = this.chunk;
    duckdb.data_chunk_reset(chunk);
    this.columns.forEach((column, index) => column.flush(duckdb.data_chunk_get_vector(chunk, index), this.filled));
    duckdb.data_chunk_set_size(chunk, this.filled);
    this.appender.appendDataChunk(this.chunk);
    this.filled = 0;
  }
}
