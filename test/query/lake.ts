// A history with what is hard to carry over, exported as a user does it, and ClickHouse to ask the files.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { query } from 'chdb';
import { openHistory } from '../../src/query/database.js';
import { falcoRec } from '../cli/falco-rec.js';
import { DEMO, root } from './load.js';

/** A name that a recording of somebody else may give its machine. */
export const HOSTILE = "../../o'hôst\n/..";

/** Texts of other scripts, numbers above 2^63, a day that ends, and alerts. */
const PLANTED = [
  `UPDATE captures SET host = '${HOSTILE.replaceAll("'", "''")}'`,
  `UPDATE processes SET name = 'мышь 🐭', cmdline = 'e\u0301' WHERE process = 3`,
  'UPDATE params.execve SET cap_permitted = 18446744073709551615, fdlimit = 9223372036854775808 WHERE event % 2 = 0',
  `UPDATE stored.events SET time = time + INTERVAL 1 DAY WHERE event > 700`,
];

export async function plantedHistory(path: string): Promise<void> {
  falcoRec(['replay', DEMO, '--rules', `${root}rules`, '--to-db', path]);
  const { connection, close } = await openHistory(path);
  for (const statement of PLANTED) await connection.run(statement);
  close();
}

/** Files below a folder, by their paths in it. */
export const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

/** Rows of a statement in which `{table}` stands for the files of a table; values as texts. */
export function byClickHouse(lake: string, sql: string): (string | null)[][] {
  const statement = sql.replace(/\{(\w+)\}/g, (_, table: string) => `file('${join(lake, table, '*/*/*.parquet')}', Parquet)`);
  const settings = 'SETTINGS output_format_json_quote_64bit_integers = 1, output_format_json_quote_decimals = 1';
  return query(`${statement} ${settings}`, 'JSONCompactEachRow').split('\n').filter(Boolean)
    .map((line) => (JSON.parse(line) as unknown[]).map(asText));
}

export const asText = (value: unknown): string | null => (value === null ? null : String(value));
