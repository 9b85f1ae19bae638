// A history is whole or it is not there: what becomes of it when a load is killed or its capture damaged, or somebody else has it open.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { openHistory } from '../../src/query/database.js';
import { fillHistory } from '../../src/query/history-file.js';
import { loadCapture } from '../../src/query/load/load-capture.js';
import { HISTORY_VERSION } from '../../src/query/schema/ddl.js';
import { falcoRec } from '../cli/falco-rec.js';
import { signalOf } from './killed.js';
import { DEMO, rowsOf } from './load.js';

const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-whole-'));
const path = join(scratch, 'history.duckdb');

beforeAll(async () => {
  const history = await openHistory(path);
  const capture = openAnyCapture(DEMO);
  await loadCapture(history.connection, capture, { file: 'first', sha256: 'first' });
  history.close();
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Loads another capture and kills itself when its blocks are written and nothing is committed yet. */
const KILLED = `
  const { openHistory } = await import('SRC/query/database.ts');
  const { loadCapture } = await import('SRC/query/load/load-capture.ts');
  const { openAnyCapture } = await import('SRC/capture/open-any.ts');
  const { connection } = await openHistory(process.argv[1]);
  const source = { file: 'second', sha256: 'second' };
  await loadCapture(connection, openAnyCapture('${DEMO}'), source, () => process.kill(process.pid, 'SIGKILL'));
`;

test('a killed load leaves the database as it was, and the next one goes through', async () => {
  expect(signalOf(KILLED, path)).toBe('SIGKILL');
  const history = await openHistory(path);
  const before = await rowsOf(history, 'SELECT file, (SELECT count(*) FROM events) = events AS whole FROM captures');
  expect(before).toEqual([{ file: 'first', whole: true }]);
  await loadCapture(history.connection, openAnyCapture(DEMO), { file: 'second', sha256: 'second' });
  const counts = await rowsOf(history,
    'SELECT capture, count(*) AS n, min(evt_num(event)) AS first FROM events GROUP BY ALL ORDER BY capture');
  expect(counts).toEqual([{ capture: 0, n: '1321', first: '1' }, { capture: 1, n: '1321', first: '1' }]);
  history.close();
});

test('what belongs to one capture never joins with what belongs to another', async () => {
  const history = await openHistory(path, { readOnly: true });
  const [twice] = await rowsOf(history, `SELECT (SELECT count(*) FROM event_log) AS events,
    (SELECT count(*) FROM (SELECT ancestry FROM processes GROUP BY ancestry, pid, start HAVING count(*) % 2 = 1)) AS odd`);
  expect(twice).toMatchObject({ events: '2642', odd: '0' });
  history.close();
});

test('a database that another process writes is told of', async () => {
  const history = await openHistory(path);
  const { status, stderr } = falcoRec(['load', DEMO, '-o', path]);
  history.close();
  expect([status, stderr.includes('another process has the database open')]).toEqual([3, true]);
});

test('what is a database and no history is told of', async () => {
  const foreign = join(scratch, 'foreign.duckdb');
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(foreign);
  const connection = await instance.connect();
  await connection.run('CREATE TABLE mine AS SELECT 1');
  connection.closeSync();
  instance.closeSync();
  const { status, stderr } = falcoRec(['load', DEMO, '-o', foreign]);
  expect([status, stderr.includes('this is no history that falco-rec loaded')]).toEqual([3, true]);
});

/** Dies when the database is made and filled, but not yet in its place. */
const KILLED_NEW = `
  const { fillHistory } = await import('SRC/query/history-file.ts');
  await fillHistory(process.argv[1], () => process.kill(process.pid, 'SIGKILL'));
`;

test('a killed load of a new database leaves none, and the next one takes away what it left', async () => {
  const folder = join(scratch, 'killed'), database = join(folder, 'new.duckdb');
  mkdirSync(folder);
  for (const name of ['new.duckdb.partial-none', 'other.duckdb.partial-1']) writeFileSync(join(folder, name), 'of somebody else');
  expect(signalOf(KILLED_NEW, database)).toBe('SIGKILL');
  expect(readdirSync(folder).filter((name) => /^new\.duckdb\.partial-\d+/.test(name)).length).toBeGreaterThan(0);
  await fillHistory(database, async () => undefined);
  expect(readdirSync(folder).sort()).toEqual(['new.duckdb', 'new.duckdb.partial-none', 'other.duckdb.partial-1']);
});

test('of two loads that make one database at the same time neither is lost', async () => {
  const database = join(scratch, 'twice.duckdb');
  const late = fillHistory(database, async () => writeFileSync(database, 'the other one'));
  await expect(late).rejects.toMatchObject({ problem: { code: 'made-meanwhile' } });
  expect(readFileSync(database, 'utf8')).toBe('the other one');
});

test('what is whole of a damaged capture is loaded, and what is lost is told', async () => {
  const damaged = join(scratch, 'damaged.scap'), database = join(scratch, 'damaged.duckdb'), bytes = readFileSync(DEMO);
  const at = Math.floor(bytes.length * 0.9);
  bytes.fill(0xa5, at, at + 16);
  writeFileSync(damaged, bytes);
  const { status, stderr } = falcoRec(['load', damaged, '-o', database]);
  expect([status, stderr]).toEqual([4, expect.stringMatching(/damaged: .* lost: the rest of segment 0/)]);
  const history = await openHistory(database, { readOnly: true });
  const [row] = await rowsOf(history, `SELECT events > 500 AS many, events < 1321 AS less, problems LIKE 'damaged%' AS told,
    (SELECT count(*) FROM event_log) = events AS whole FROM captures`);
  history.close();
  expect(row).toEqual({ many: true, less: true, told: true, whole: true });
});

test.each([
  ['an older', HISTORY_VERSION - 1, 'load its captures anew'], ['a newer', HISTORY_VERSION + 1, 'use the falco-rec that made it'],
])('a history of %s falco-rec is told, with what to do', async (_, version, hint) => {
  const other = join(scratch, `version-${version}.duckdb`);
  copyFileSync(path, other);
  const history = await openHistory(other);
  await history.connection.run(`UPDATE stored.history SET version = ${version}`);
  history.close();
  const lake = join(scratch, 'lake');
  for (const command of [['load', DEMO, '-o', other], ['query', other, 'SELECT 1'], ['export', other, '--parquet', lake]]) {
    const { status, stderr } = falcoRec(command);
    expect([status, stderr]).toEqual([3, expect.stringContaining(`version ${version}`)]);
    expect(stderr).toContain(hint);
  }
});

describe('the cache', () => {
  test('that cannot be written is told, with what to do', () => {
    const { status, stderr } = falcoRec(['query', DEMO, 'SELECT 1'], { env: { XDG_CACHE_HOME: DEMO } });
    expect([status, stderr]).toEqual([3, expect.stringContaining('set XDG_CACHE_HOME')]);
  });

  test('and what queries write are for nobody else', () => {
    const cache = join(scratch, 'cache'), answer = join(scratch, 'answer.parquet');
    expect(falcoRec(['query', DEMO, 'SELECT 1', '--parquet', answer], { env: { XDG_CACHE_HOME: cache } }).status).toBe(0);
    const folder = join(cache, 'falco-rec/histories'), [kept] = readdirSync(folder);
    expect([folder, join(folder, kept!), answer].map((each) => statSync(each).mode & 0o777)).toEqual([0o700, 0o600, 0o600]);
    rmSync(answer);
    expect(falcoRec(['query', path, 'SELECT 1', '--parquet', answer]).status).toBe(0);
    expect(statSync(answer).mode & 0o777).toBe(0o600);
  });
});
