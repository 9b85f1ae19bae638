// The statements that make an empty history, from the one definition.
import { ADDRESS_MACROS } from './address-macros.js';
import { EVENT_TABLES, PAYLOAD_TABLES } from './event-tables.js';
import { EVENT_TYPE_NAMES } from './event-type.js';
import { EVENT_VIEWS } from './event-views.js';
import { FORENSIC_MACROS } from './forensic-macros.js';
import { FORENSIC_VIEWS } from './forensic-views.js';
import { NAME_MACROS } from './name-macros.js';
import { literal, quoted, type MacroDefinition, type TableDefinition, type ViewDefinition } from './relation.js';
import { STORED_TABLES } from './stored-tables.js';
import { TABLES } from './tables.js';
import { VIEWS } from './views.js';

/** To be raised when a history of before would not do: tables, columns, or what they mean. */
export const HISTORY_VERSION = 9;

export const ALL_TABLES: readonly TableDefinition[] = [...TABLES, ...STORED_TABLES, ...EVENT_TABLES, ...PAYLOAD_TABLES];
export const ALL_VIEWS: readonly ViewDefinition[] = [...VIEWS, ...EVENT_VIEWS, ...FORENSIC_VIEWS];
export const ALL_MACROS: readonly MacroDefinition[] = [...NAME_MACROS, ...ADDRESS_MACROS, ...FORENSIC_MACROS];

function createTable({ schema, name, columns }: TableDefinition): string {
  const list = columns.map((column) => `${quoted(column.name)} ${column.type}`).join(', ');
  return `CREATE TABLE ${schema}.${quoted(name)} (${list})`;
}

function createView({ name, columns, query }: ViewDefinition): string {
  return `CREATE VIEW ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) AS ${query}`;
}

const createMacro = ({ name, parameters, body, rows }: MacroDefinition): string =>
  `CREATE MACRO ${name}(${parameters.join(', ')}) AS ${rows ? 'TABLE ' : ''}${rows ? body : `(${body})`}`;

/** The rows that stand for nobody and nothing. */
const NOBODY = [
  'INSERT INTO stored.thread_states (thread_state) VALUES (0)',
  'INSERT INTO stored.descriptors (descriptor) VALUES (0)',
  'INSERT INTO stored.descriptor_use (descriptor) VALUES (0)',
  'INSERT INTO stored.texts (text) VALUES (0)',
];

/** Names that hold for whoever asks: macros first, because views use them. */
export function* ddl(): Generator<string> {
  yield `CREATE TYPE event_type AS ENUM (${EVENT_TYPE_NAMES.map(literal).join(', ')})`;
  yield 'CREATE SCHEMA stored';
  yield 'CREATE SCHEMA params';
  yield 'CREATE SCHEMA payloads';
  yield `CREATE TABLE stored.history AS SELECT ${HISTORY_VERSION} AS version`;
  for (const table of ALL_TABLES) yield createTable(table);
  yield* [...NAME_MACROS, ...ADDRESS_MACROS].map(createMacro);
  yield* ALL_VIEWS.map(createView);
  yield* FORENSIC_MACROS.map(createMacro);
  yield* NOBODY;
}
