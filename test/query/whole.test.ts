// A history is whole or it is not there: what becomes of it when a load is killed, the disk is full, or somebody else has it open.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { openHistory } from '../../src/query/database.js';
import { loadCapture } from '../../src/query/load/load-capture.js';
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

const small = join(scratch, 'small');
const hasSmallDisk = process.getuid?.() === 0 && mountSmall();
function mountSmall(): boolean {
  mkdirSync(small);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', small]).status === 0;
}
afterAll(() => {
  if (hasSmallDisk) spawnSync('umount', [small]);
});

describe('a full disk', () => {
  test.skipIf(!hasSmallDisk)('is told, and leaves nothing behind (needs root for a small tmpfs)', () => {
    copyFileSync(DEMO, join(small, 'demo.scap'));
    const { status, stderr } = falcoRec(['load', DEMO, '-o', join(small, 'history.duckdb')]);
    expect([status, stderr.includes('no space left on the device')]).toEqual([3, true]);
    expect(readdirSync(small)).toEqual(['demo.scap']);
  });
});
