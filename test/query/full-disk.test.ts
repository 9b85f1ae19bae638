// A full disk is told, whoever finds it, and nothing that was there before is lost. Needs root for a small file system.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHistory } from '../../src/query/database.js';
import { falcoRec } from '../cli/falco-rec.js';
import { DEMO, root, rowsOf } from './load.js';

const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-full-'));
const other = join(tmpdir(), `falco-rec-full-${process.pid}.scap`), history = join(scratch, 'history.duckdb');
const mount = (...options: string[]): boolean => spawnSync('mount', [...options, 'none', scratch]).status === 0;
const hasDisk = process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=1m');

afterAll(() => {
  if (hasDisk) spawnSync('umount', [scratch]);
  rmSync(scratch, { recursive: true });
  rmSync(other, { force: true });
});

const FULL = [3, expect.stringContaining('no space left on the device')];

describe.skipIf(!hasDisk)('a full disk', () => {
  test('leaves nothing of a new database', () => {
    const { status, stderr } = falcoRec(['load', DEMO, '-o', history]);
    expect([status, stderr]).toEqual(FULL);
    expect(readdirSync(scratch)).toEqual([]);
  });

  describe('on which a history is', () => {
    beforeAll(() => {
      mount('-o', 'remount,size=64m');
      expect(falcoRec(['load', DEMO, '-o', history]).status).toBe(0);
      writeFileSync(other, readFileSync(DEMO).subarray(0, -100));
      const used = spawnSync('df', ['-k', '--output=used', scratch], { encoding: 'utf8' }).stdout.trim().split('\n')[1];
      mount('-o', `remount,size=${Number(used) + 64}k`);
    });

    test.each([
      ['load', ['load', other, '-o', history]],
      ['replay --to-db', ['replay', other, '--rules', join(root, 'rules'), '--to-db', history]],
      ['export', ['export', history, '--parquet', join(scratch, 'lake')]],
      ['query --parquet', ['query', history, 'SELECT random() FROM range(100000)', '--parquet', join(scratch, 'answer.parquet')]],
      ['the cache', ['query', other, 'SELECT 1']],
    ])('is told by %s, and the history stays as it was', async (_, command) => {
      const { status, stderr } = falcoRec(command, { env: { XDG_CACHE_HOME: join(scratch, 'cache') } });
      expect([status, stderr]).toEqual(FULL);
      const opened = await openHistory(history, { readOnly: true });
      const rows = await rowsOf(opened, `SELECT file, (SELECT count(*) FROM events) = events AS whole,
        (SELECT count(*) FROM alerts) AS alerts FROM captures`);
      opened.close();
      expect(rows).toEqual([{ file: 'demo.scap', whole: true, alerts: '0' }]);
      // DuckDB's own log may stay beside it: it holds nothing that was committed, and the next load empties it.
      const left = readdirSync(scratch, { recursive: true, encoding: 'utf8' });
      expect(left.filter((file) => /partial|\.parquet/.test(file))).toEqual([]);
    });
  });
});
