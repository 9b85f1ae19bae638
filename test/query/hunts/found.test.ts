// Every hunt finds what was planted for it, row by row, and nothing in what is only like it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHistory, type History } from '../../../src/query/database.js';
import { findHunts, huntCalled, OWN_HUNTS } from '../../../src/query/hunts/find-hunts.js';
import { runHunt, settingsFor } from '../../../src/query/hunts/run-hunt.js';
import { loadCapture } from '../../../src/query/load/load-capture.js';
import { valueText } from '../../../src/query/print/value-text.js';
import { rowsOf } from '../load.js';
import { casesOf, planted, type HuntCase } from './cases.js';

const hunts = findHunts([OWN_HUNTS]);
let history: History;
beforeAll(async () => { history = await openHistory(':memory:'); });
afterAll(() => history.close());

/** Rows that are there in an empty history: they stand for nobody and nothing. */
const KEPT: Readonly<Record<string, string>> = {
  'stored.thread_states': 'thread_state = 0', 'stored.descriptors': 'descriptor = 0', 'stored.descriptor_use': 'descriptor = 0',
  'stored.texts': 'text = 0', 'stored.history': 'true',
};

/** To empty one is sooner done than to make another. */
async function empty(): Promise<void> {
  const tables = await rowsOf(history,
    `SELECT schema_name || '."' || table_name || '"' AS path FROM duckdb_tables() WHERE estimated_size > 0`);
  for (const path of tables.map(({ path }) => String(path))) {
    await history.connection.run(`DELETE FROM ${path} WHERE NOT (${KEPT[path.replaceAll('"', '')] ?? 'false'})`);
  }
}

type Row = Readonly<Record<string, string | undefined>>;

/** Its rows as texts by column. */
async function answerOf({ hunt: name, captures, parameters }: HuntCase): Promise<readonly Row[]> {
  await empty();
  for (const [index, capture] of captures.entries()) {
    await loadCapture(history.connection, capture, { file: `${index}`, sha256: `${index}` });
  }
  const hunt = huntCalled(name, hunts), found: Row[] = [];
  const { columns, rows } = await runHunt(history.connection, hunt, settingsFor(hunt, parameters));
  for await (const chunk of rows) {
    for (const row of chunk) found.push(Object.fromEntries(columns.map((column, at) => [column.name, valueText(row[at]!)])));
  }
  return found;
}

/** A row with those columns that the expected one names; a row too many as a whole. */
const comparable = (row: Row, expected: object | undefined): Row =>
  (expected === undefined ? row : Object.fromEntries(Object.keys(expected).map((column) => [column, row[column]])));

test('every hunt has a case that it finds and one that it does not', () => {
  expect([...planted].sort()).toEqual(hunts.map(({ name }) => name));
  const poor = planted.filter((hunt) => new Set(casesOf(hunt).map(({ rows }) => rows.length > 0)).size !== 2);
  expect(poor).toEqual([]);
});

describe.each(planted)('%s', (hunt) => {
  test.each(casesOf(hunt))('$name', async (each) => {
    const found = await answerOf(each);
    expect(found.map((row, at) => comparable(row, each.rows[at]))).toEqual(each.rows);
  });
});
