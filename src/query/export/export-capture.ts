// One capture of a history as files of a lake.
import { statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { asWriteError } from '../problem.js';
import { literal } from '../schema/relation.js';
import { asQueryError } from '../sql-problem.js';
import type { LakeCapture } from './lake-capture.js';
import { daysOf, rowsOf, typesOf, type LakeRelation } from './lake-relation.js';
import { partitionFile } from './partition.js';
import { Staging } from './staging.js';

export interface ExportedTable {
  readonly table: string;
  readonly rows: number;
  /** Paths in the lake. */
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Rows of a group: what a reader must have in memory at once. Payload makes rows large. */
const GROUP_ROWS = 122_880, HEAVY_GROUP_ROWS = 16_384;

/**
 * Writes the rows of one capture into a lake: of each table all files or none, in place of those that this capture had there.
 * Throws QueryError.
 */
export async function exportCapture(
  connection: DuckDBConnection, capture: LakeCapture, relations: readonly LakeRelation[], lake: string,
): Promise<ExportedTable[]> {
  const staging = new Staging(lake, capture.id);
  try {
    const tables: ExportedTable[] = [];
    const types = new Set(await texts(connection, typesOf(capture)));
    const hasRows = ({ eventType }: LakeRelation): boolean => eventType === undefined || types.has(eventType);
    for (const relation of relations.filter(hasRows)) tables.push(await exportTable(connection, capture, relation, staging));
    staging.publish(relations.map(({ name }) => name));
    return tables.filter(({ rows }) => rows > 0);
  } catch (error) {
    throw asQueryError(asWriteError(error, lake), lake);
  } finally {
    staging.remove();
  }
}

async function exportTable(
  connection: DuckDBConnection, capture: LakeCapture, relation: LakeRelation, staging: Staging,
): Promise<ExportedTable> {
  const files: string[] = [];
  let rows = 0, bytes = 0;
  const days = relation.daily ? await texts(connection, daysOf(relation, capture)) : [capture.day];
  for (const day of days) {
    const file = partitionFile(relation.name, day, capture.host, capture.id), place = staging.place(file);
    const written = await write(connection, rowsOf(relation, capture, day), place, relation);
    if (written === 0) staging.drop(file);
    else files.push(file);
    rows += written;
    bytes += written === 0 ? 0 : statSync(place).size;
  }
  return { table: relation.name, rows, files, bytes };
}

/** The one column of an answer. */
const texts = async (connection: DuckDBConnection, sql: string): Promise<string[]> =>
  (await connection.runAndReadAll(sql)).getRows().map(([text]) => String(text));

async function write(connection: DuckDBConnection, query: string, file: string, { heavy }: LakeRelation): Promise<number> {
  const rows = heavy ? HEAVY_GROUP_ROWS : GROUP_ROWS;
  const copied = await connection.runAndReadAll(
    `COPY (${query}) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rows})`);
  return Number(copied.value(0, 0));
}
