// Writers of all tables of a load, opened before the walk: that is asynchronous, and the walk is not.
import type { DuckDBConnection } from '@duckdb/node-api';
import { ALL_TABLES } from '../schema/ddl.js';
import type { TableDefinition } from '../schema/relation.js';
import { TableWriter } from './table-writer.js';

export interface Writers {
  /**
   * By `schema.name` of tables of event types, by `name` of others. Throws for a table that does not exist, which is a mistake
   * of ours.
   */
  of(table: string): TableWriter;
  /** Everything is in the tables once the transaction is committed. */
  close(): void;
}

/** Alerts are not of the capture: replays bring them. */
const LOADED = ALL_TABLES.filter(({ name }) => name !== 'alerts');

/** Each type of event has a table in either schema. */
const nameOf = ({ schema, name }: TableDefinition): string => (schema === 'params' || schema === 'payloads' ? `${schema}.${name}` : name);

export async function openWriters(connection: DuckDBConnection): Promise<Writers> {
  const writers = new Map<string, TableWriter>();
  for (const table of LOADED) writers.set(nameOf(table), await TableWriter.to(connection, table));
  return {
    of(table) {
      const writer = writers.get(table);
      if (writer === undefined) throw new Error(`histories have no table ${table}`);
      return writer;
    },
    close() {
      for (const writer of writers.values()) writer.close();
    },
  };
}
