// `falco-rec query` and `load` as a user runs them.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo, falcoRec } from './falco-rec.js';

const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-query-'));
const history = join(scratch, 'history.duckdb');
const query = (...args: string[]) => falcoRec(['query', history, ...args]);

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = join(scratch, 'cache');
  expect(falcoRec(['load', demo, '-o', history]).status).toBe(0);
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('load', () => {
  test('makes a database that only its owner reads', () => {
    expect(statSync(history).mode & 0o777).toBe(0o600);
  });

  test('passes over what is in the database by its content, whatever its name', () => {
    const copy = join(scratch, 'other-name.scap');
    copyFileSync(demo, copy);
    const { status, stderr } = falcoRec(['load', copy, '-o', history]);
    expect([status, stderr.includes('in the database already')]).toEqual([0, true]);
    expect(query('SELECT count(*) AS n FROM captures', '--json').stdout).toBe('{"n":1}\n');
  });

  test('leaves no database where the capture cannot be read, nor a part of one', () => {
    const none = join(scratch, 'none.duckdb');
    expect(falcoRec(['load', join(scratch, 'missing.scap'), '-o', none]).status).toBe(4);
    expect(existsSync(none)).toBe(false);
  });

  test('loads what is whole of a cut capture, and says so', () => {
    const cut = join(scratch, 'cut.scap'), to = join(scratch, 'cut.duckdb');
    copyFileSync(demo, cut);
    truncateSync(cut, statSync(demo).size - 100);
    const { status, stderr } = falcoRec(['load', cut, '-o', to]);
    expect([status, stderr.includes('warning:')]).toEqual([0, true]);
    const { stdout } = falcoRec(['query', to, 'SELECT events > 0 AS some, problems IS NOT NULL AS told FROM captures', '--json']);
    expect(stdout).toBe('{"some":true,"told":true}\n');
  });
});

describe('query', () => {
  const count = 'SELECT type, count(*) AS calls FROM events WHERE type IN (\'connect\', \'execve\') GROUP BY ALL ORDER BY type';
  const ways: [string, string[], string][] = [
    ['a table', [], 'type     calls\n───────  ─────\nconnect      1\nexecve      21\n(2 rows)\n'],
    ['JSON', ['--json'], '{"type":"connect","calls":1}\n{"type":"execve","calls":21}\n'],
    ['CSV', ['--csv'], 'type,calls\nconnect,1\nexecve,21\n'],
    ['Markdown', ['--markdown'], '| type | calls |\n| --- | --- |\n| connect | 1 |\n| execve | 21 |\n'],
  ];
  test.each(ways)('prints %s', (_, options, expected) => {
    expect(query(count, ...options).stdout).toBe(expected);
  });

  test('reads a capture as it reads a database, and keeps what it loaded', () => {
    const asked = [1, 2].map(() => falcoRec(['query', demo, count, '--csv']).stdout);
    expect(asked).toEqual(new Array(2).fill('type,calls\nconnect,1\nexecve,21\n'));
  });

  test('takes the statement from a file, and writes Parquet', () => {
    const file = join(scratch, 'statement.sql'), parquet = join(scratch, 'answer.parquet');
    writeFileSync(file, `${count};\n`);
    expect(query('-f', file, '--parquet', parquet).status).toBe(0);
    expect(readFileSync(parquet).toString('latin1', 0, 4)).toBe('PAR1');
  });

  test('shows no more rows of a huge answer than somebody reads', () => {
    const { stdout } = query('FROM range(100000000)', '--limit', '3');
    expect(stdout).toContain('(the first 3 rows; --limit shows more, --csv and --json all)');
  });

  test('opens files only where that is asked for', () => {
    const sql = `COPY (SELECT 1 AS one) TO '${join(scratch, 'allowed.csv')}'`;
    expect([query(sql).status, query(sql, '--allow-files').status]).toEqual([3, 0]);
  });

  const mistakes: [string, string, string][] = [
    ['a wrong table', 'SELECT * FROM openatt', "did you mean 'openat'?"],
    ['a wrong column', 'SELECT nme FROM openat', "did you mean 'name'?"],
    ['wrong syntax', 'SELECT FORM events', '^'],
    ['no statement', ' ; -- nothing', 'there is no statement'],
    ['writing a table', 'CREATE TABLE mine AS SELECT 1', 'queries only read'],
    ['writing a file', `COPY (SELECT 1) TO '${join(scratch, 'copy.csv')}'`, 'queries only read'],
    ['reading another file', "SELECT * FROM read_csv('/etc/passwd')", 'queries only read'],
    ['changing that', 'SET enable_external_access = true', ''],
  ];
  test.each(mistakes)('%s is told, with what to do, and no stack', (_, sql, hint) => {
    const { status, stderr } = query(sql);
    expect(status).toBe(3);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
  });

  test('what is no history is told', () => {
    expect(falcoRec(['query', join(scratch, 'missing.scap'), 'SELECT 1']).status).toBe(4);
  });
});
