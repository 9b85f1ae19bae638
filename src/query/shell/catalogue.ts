// The names that a history knows: its tables, views and columns as the database has them, with what the definition tells of them.
import type { DuckDBConnection } from '@duckdb/node-api';
import { ALL_MACROS, ALL_TABLES } from '../schema/ddl.js';
import { EVENT_VIEWS } from '../schema/event-views.js';
import { quoted, type ColumnRow, type MacroDefinition } from '../schema/relation.js';
import { VIEWS } from '../schema/views.js';

export interface Relation {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly ColumnRow[];
  /** A view of one type of event, of which there are hundreds. */
  readonly ofEvents: boolean;
}

export interface Catalogue {
  readonly relations: readonly Relation[];
  readonly macros: readonly MacroDefinition[];
  /** Words that are names only in quotes. */
  readonly reserved: ReadonlySet<string>;
}

const DEFINED = new Map([...ALL_TABLES.filter(({ schema }) => schema === 'main'), ...VIEWS].map((each) => [each.name, each]));
const OF_EVENTS = new Map(EVENT_VIEWS.map((each) => [each.name, each]));

export async function readCatalogue(connection: DuckDBConnection): Promise<Catalogue> {
  const columns = await texts(connection, `SELECT table_name, column_name, data_type FROM duckdb_columns()
    WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index`);
  const reserved = await texts(connection, `SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'`);
  const names = [...new Set(columns.map(([table]) => table!))];
  return {
    relations: names.map((name) => relationOf(name, columns.filter(([table]) => table === name))),
    macros: ALL_MACROS,
    reserved: new Set(reserved.map(([word]) => word!)),
  };
}

const texts = async (connection: DuckDBConnection, sql: string): Promise<string[][]> =>
  (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String));

/** What somebody else put into the database has no words of ours. */
function relationOf(name: string, rows: readonly string[][]): Relation {
  const columns = rows.map(([, column, type]) => ({ name: column!, type: type!, about: '' }));
  return { name, about: '', columns, ...DEFINED.get(name), ...OF_EVENTS.get(name), ofEvents: OF_EVENTS.has(name) };
}

/** A name as it is written in a statement. */
export const written = (name: string, { reserved }: Catalogue): string =>
  (/^[a-z_]\w*$/.test(name) && !reserved.has(name) ? name : quoted(name));

/** `timeline(entity)` */
export const call = ({ name, parameters }: MacroDefinition): string => `${name}(${parameters.join(', ')})`;
