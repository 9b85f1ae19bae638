// The one definition of the tables: the page that is made of it is the one that is committed, and what it says runs.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { History } from '../../src/query/database.js';
import { ALL_TABLES, ALL_VIEWS } from '../../src/query/schema/ddl.js';
import { schemaPage } from '../../src/query/schema/document.js';
import { EXAMPLES } from '../../src/query/schema/examples.js';
import { ERRNO_NUMBERS } from '../../src/schema/errno.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import { FLAG_TABLES, type FlagTable } from '../../src/schema/flags.js';
import { enumNames, flagNames } from '../../src/rules/parameters/names.js';
import { DEMO, historyOf, root, rowsOf } from './load.js';

let history: History;
beforeAll(async () => { history = await historyOf(DEMO); });
afterAll(() => history.close());

test('docs/sql.md is what the definition says (UPDATE=1 writes it)', () => {
  const path = `${root}docs/sql.md`;
  if (process.env['UPDATE']) writeFileSync(path, schemaPage());
  expect(readFileSync(path, 'utf8')).toBe(schemaPage());
});

test('every table and view has the columns that its definition names, with these types', async () => {
  const columns = await rowsOf(history, `SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE table_name <> 'history'`);
  const made = new Set(columns.map((each) => `${each['table_name']}.${each['column_name']} ${typeName(String(each['data_type']))}`));
  const said = [...ALL_TABLES, ...ALL_VIEWS].flatMap(({ name, columns }) => columns.map((each) => `${name}.${each.name} ${each.type}`));
  expect(said.filter((column) => !made.has(column))).toEqual([]);
});

const typeName = (type: string): string => (type.startsWith('ENUM') ? 'event_type' : type);

describe('examples', () => {
  test.each(EXAMPLES)('$about', async ({ sql }) => {
    await expect(rowsOf(history, sql)).resolves.toBeDefined();
  });
});

describe('names of flags', () => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7, 9, 16, 64, 4097, 0x1234, 0x7fff, 65, 35, 0x10000, 0x40000001];
  const alternatives = new Set(Object.values(EVENT_TYPES).flatMap(({ params }) =>
    params.filter(({ base }) => base.startsWith('enum')).map(({ table }) => table)));
  test.each(Object.keys(FLAG_TABLES) as FlagTable[])('%s are those that rules see', async (table) => {
    const rows = await rowsOf(history, `SELECT ${table}_names(value) AS names FROM (SELECT unnest([${values.join(', ')}]) AS value)`);
    const shown = alternatives.has(table) ? enumNames : flagNames;
    expect(rows.map(({ names }) => names ?? '')).toEqual(values.map((value) => shown(table, value)));
  });
});

test('names of errors and signals are those of their numbers, and of no others', async () => {
  const [errors] = await rowsOf(history, `SELECT list({number: -result, name: error_name(result)} ORDER BY result DESC) AS named
    FROM range(-600, 10) numbers(result) WHERE error_name(result) IS NOT NULL`);
  const numbers = [...new Set(ERRNO_NUMBERS.values())].sort((a, b) => a - b);
  const first = (wanted: number) => [...ERRNO_NUMBERS].find(([, number]) => number === wanted)![0];
  expect(errors!['named']).toEqual(numbers.map((number) => ({ number: String(number), name: first(number) })));
  const [extremes] = await rowsOf(history, `SELECT error_name((-9223372036854775807)::BIGINT - 1) AS least,
    signal_name(9) AS kill, signal_name(0) AS none, signal_name(-1) AS below, signal_name(300) AS above`);
  expect(extremes).toEqual({ least: null, kill: 'SIGKILL', none: null, below: null, above: null });
});
