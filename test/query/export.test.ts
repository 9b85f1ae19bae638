// A lake of Parquet as an engine that is not DuckDB reads it, and what becomes of it when exports are killed, repeated, or given
// names that would lead elsewhere.
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHistory, type History } from '../../src/query/database.js';
import { parquetPage } from '../../src/query/export/document.js';
import { LAKE_RELATIONS } from '../../src/query/export/lake-relation.js';
import { partitionValue } from '../../src/query/export/partition.js';
import { falcoRec } from '../cli/falco-rec.js';
import { signalOf } from './killed.js';
import { asText, byClickHouse, filesIn, HOSTILE, plantedHistory } from './lake.js';
import { DEMO, root } from './load.js';

const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-export-'));
const history = join(scratch, 'history.duckdb'), lake = join(scratch, 'a', 'b', 'lake');
const fileOf = (table: string, folder = lake): string => join(folder, filesIn(folder).find((file) =>
  file.startsWith(`${table}/`) && file.endsWith('.parquet'))!);
let opened: History;

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(scratch, 'cache');
  await plantedHistory(history);
  expect(falcoRec(['export', history, '--parquet', lake])).toMatchObject({ status: 0 });
  opened = await openHistory(history, { readOnly: true });
});
afterAll(() => {
  opened.close();
  rmSync(scratch, { recursive: true });
});

/** The same question to both; where they have different words for it, ClickHouse's come second. */
const QUESTIONS: readonly [string, string, string?][] = [
  ['counts by type', 'SELECT type, count(*) AS n FROM {events} GROUP BY type ORDER BY type::VARCHAR',
    'SELECT type, count(*) AS n FROM {events} GROUP BY type ORDER BY type'],
  ['first and last nanosecond', 'SELECT epoch_ns(min(time)), epoch_ns(max(time)) FROM {events}',
    'SELECT min(time_ns), max(time_ns) FROM {events}'],
  ['microseconds of each event', 'SELECT event, epoch_ns(time) // 1000 FROM {events} ORDER BY event',
    'SELECT event, toUnixTimestamp64Micro(time) FROM {events} ORDER BY event'],
  ['days', 'SELECT time::DATE AS d, count(*) FROM {events} GROUP BY d ORDER BY d',
    'SELECT date, count(*) FROM {events} GROUP BY date ORDER BY date'],
  ['names in other scripts', 'SELECT process, name, cmdline, octet_length(encode(cmdline)) FROM {processes} ORDER BY process',
    'SELECT process, name, cmdline, length(cmdline) FROM {processes} ORDER BY process'],
  ['numbers above 2^63', 'SELECT event, cap_permitted, fdlimit FROM {execve} ORDER BY event'],
  ['their sum', 'SELECT sum(cap_permitted), max(fdlimit) FROM {execve}'],
  ['what is not known', 'SELECT count(*), count(container), count(parent), count("end") FROM {processes}'],
  ['lists', "SELECT event, array_to_string(args, '|') FROM {execve} ORDER BY event",
    "SELECT event, arrayStringConcat(args, '|') FROM {execve} ORDER BY event"],
  ['alerts', "SELECT event, process, rule, priority, output, fields, array_to_string(tags, ' ') FROM {alerts} ORDER BY event, rule",
    "SELECT event, process, rule, priority, output, fields, arrayStringConcat(tags, ' ') FROM {alerts} ORDER BY event, rule"],
  ['truth', 'SELECT inherited, count(*) FROM {open_descriptors} GROUP BY inherited ORDER BY inherited'],
  ['a join', `SELECT p.name, sum(e.result) AS s FROM {events} e JOIN {processes} p ON p.process = e.process
    WHERE e.type = 'read' AND e.result > 0 GROUP BY p.name ORDER BY p.name`],
  ['payload', 'SELECT event, lower(hex(data)) FROM {write} WHERE data IS NOT NULL ORDER BY event'],
];

describe('ClickHouse answers as DuckDB does', () => {
  test.each(QUESTIONS)('%s', async (_, sql, clickhouse = sql) => {
    const rows = (await opened.connection.runAndReadAll(sql.replace(/[{}]/g, ''))).getRowsJson();
    const expected = rows.map((row) => row.map(asText));
    expect(expected.length).toBeGreaterThan(0);
    expect(byClickHouse(lake, clickhouse)).toEqual(expected);
  });

  test('of every table: how many rows it has', async () => {
    const filled = LAKE_RELATIONS.filter(({ name }) => existsSync(join(lake, name)));
    expect(filled.length).toBeGreaterThan(40);
    for (const { name } of LAKE_RELATIONS) {
      const [[rows]] = (await opened.connection.runAndReadAll(`SELECT count(*) FROM "${name}"`)).getRowsJson() as [[string]];
      if (!existsSync(join(lake, name))) expect([name, rows]).toEqual([name, '0']);
      else expect([name, byClickHouse(lake, `SELECT count() FROM {${name}}`)]).toEqual([name, [[rows]]]);
    }
  });
});

describe('types', () => {
  test('no column has one that some engine lacks', () => {
    const types = [...new Set(LAKE_RELATIONS.filter(({ name }) => existsSync(join(lake, name)))
      .flatMap(({ name }) => byClickHouse(lake, `DESCRIBE {${name}}`).map(([, type]) => type)))];
    expect(types.sort()).toEqual(['Array(Nullable(String))', 'Date', 'LowCardinality(String)', 'Nullable(Bool)',
      "Nullable(DateTime64(6, 'UTC'))",
      'Nullable(Decimal(20, 0))', 'Nullable(Int32)', 'Nullable(Int64)', 'Nullable(String)']);
  });

  test('no two columns of a table differ only by case, and none is called like its folders', () => {
    for (const { name, columns } of LAKE_RELATIONS) {
      const names = [...columns.map((column) => column.name.toLowerCase()), 'date', 'host'];
      expect([name, names.filter((each, at) => names.indexOf(each) !== at)]).toEqual([name, []]);
    }
  });

  test('docs/parquet.md is what the definition says (UPDATE=1 writes it)', () => {
    const path = `${root}docs/parquet.md`;
    if (process.env['UPDATE']) writeFileSync(path, parquetPage());
    expect(readFileSync(path, 'utf8')).toBe(parquetPage());
  });
});

describe('docs/parquet.md', () => {
  const statements = [...parquetPage().matchAll(/```sql\n([^`]*)```/g)].map(([, sql]) => sql!.replaceAll("'lake/", `'${lake}/`));

  test.each(statements.filter((sql) => sql.includes(' file(')))('asks ClickHouse what it answers: %s', (sql) => {
    expect(byClickHouse('', sql).length).toBeGreaterThan(0);
  });

  test.each(statements.filter((sql) => sql.includes('read_parquet(')))('asks DuckDB what it answers: %s', async (sql) => {
    const rows = (await opened.connection.runAndReadAll(sql)).getRowsJson();
    expect(rows).toEqual([[HOSTILE, '1321']]);
  });
});

describe('where files are', () => {
  test('a hostile name of a host leads nowhere else', () => {
    expect(filesIn(join(scratch, 'a')).filter((file) => !file.startsWith('b'))).toEqual([]);
    const files = filesIn(lake).filter((file) => statSync(join(lake, file)).isFile());
    const place = /^\w+\/date=\d{4}-\d\d-\d\d\/host=\.\.%2F\.\.%2Fo%27hôst%0A%2F\.\.\/[0-9a-f]{16}\.parquet$/;
    expect(files.filter((file) => !place.test(file))).toEqual([]);
  });

  test.each([
    ['', '__HIVE_DEFAULT_PARTITION__'], ['web-1.example.org', 'web-1.example.org'], ['a=b/c', 'a%3Db%2Fc'], ['\u202ee', '%E2%80%AEe'],
  ])('a host called %j has the folder host=%s', (host, folder) => {
    expect(partitionValue(host)).toBe(folder);
  });

  test('a name too long for file systems is cut, and told from others', () => {
    const [one, other] = ['1', '2'].map((end) => partitionValue(`${'ä'.repeat(300)}${end}`));
    expect(one).not.toBe(other);
    expect(Buffer.byteLength(one!)).toBeLessThan(200);
  });

  test('only the owner may read them', () => {
    expect([fileOf('events'), dirname(fileOf('events')), lake].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700, 0o700]);
  });
});

/** What --json prints of a capture. */
interface Printed {
  readonly file: string;
  readonly capture: string;
  readonly host: string;
  readonly tables: readonly { readonly files: readonly string[] }[];
}

/** Exports into a folder, and kills itself when it is to write its twentieth file. */
const KILLED = `
  const { openHistory } = await import('SRC/query/database.ts');
  const { exportCapture } = await import('SRC/query/export/export-capture.ts');
  const { lakeCaptures } = await import('SRC/query/export/lake-capture.ts');
  const { LAKE_RELATIONS } = await import('SRC/query/export/lake-relation.ts');
  const { connection } = await openHistory(process.argv[1], { readOnly: true });
  const [capture] = await lakeCaptures(connection), run = connection.runAndReadAll.bind(connection);
  let files = 0;
  connection.runAndReadAll = (sql) => (sql.startsWith('COPY') && ++files === 20 ? process.kill(process.pid, 'SIGKILL') : run(sql));
  await exportCapture(connection, capture, LAKE_RELATIONS, process.argv[2]);
`;

describe('an export', () => {
  test('that is killed leaves nothing that readers see, and the next one takes it away', () => {
    const folder = join(scratch, 'killed');
    mkdirSync(folder);
    expect(signalOf(KILLED, history, folder)).toBe('SIGKILL');
    const left = filesIn(folder);
    expect(left.filter((file) => file.endsWith('.parquet')).length).toBeGreaterThan(5);
    expect(left.filter((file) => !/^\.[0-9a-f]{16}\.partial-/.test(file))).toEqual([]);
    expect(falcoRec(['export', history, '--parquet', folder]).status).toBe(0);
    expect(filesIn(folder)).toEqual(filesIn(lake));
  });

  test('that is repeated replaces its own files, and nothing else', () => {
    const before = filesIn(lake), bytes = readFileSync(fileOf('events'));
    const other = join(dirname(fileOf('events')), 'ffffffffffffffff.parquet');
    const old = join(lake, 'events/date=1999-01-01/host=old', fileOf('events').slice(-24));
    mkdirSync(dirname(old), { recursive: true });
    for (const file of [other, old]) writeFileSync(file, 'as it was');
    expect(falcoRec(['export', history, '--parquet', lake]).status).toBe(0);
    expect([existsSync(old), readFileSync(other, 'utf8')]).toEqual([false, 'as it was']);
    expect(readFileSync(fileOf('events')).equals(bytes)).toBe(true);
    rmSync(join(lake, 'events/date=1999-01-01'), { recursive: true });
    rmSync(other);
    expect(filesIn(lake)).toEqual(before);
  });

  test('of a capture says the same as that of a history in which it came second', () => {
    const alone = join(scratch, 'alone'), second = join(scratch, 'second'), both = join(scratch, 'both.duckdb');
    expect(falcoRec(['load', otherCapture(), DEMO, '-o', both]).status).toBe(0);
    const tables = ['--tables', 'events,thread_states,open_descriptors,processes,captures,openat'];
    const printed = falcoRec(['export', DEMO, '--parquet', alone, '--json', ...tables]);
    expect(falcoRec(['export', both, '--parquet', second, ...tables]).status).toBe(0);
    const { file, capture, host, tables: written } = JSON.parse(printed.stdout) as Printed;
    expect([file, host, written.length]).toEqual(['demo.scap', 'demo', 6]);
    const same = written.flatMap(({ files }) => files).filter((each) => !each.startsWith('captures/'));
    expect(same.filter((each) => !readFileSync(join(second, each)).equals(readFileSync(join(alone, each))))).toEqual([]);
    const [row] = byClickHouse(alone, 'SELECT capture, first_event, last_event FROM {captures}');
    expect(row).toEqual([capture, '1', '1321']);
  });

  test('into a folder where something else is in the way is told', () => {
    const folder = join(scratch, 'in-the-way');
    mkdirSync(folder);
    writeFileSync(join(folder, 'processes'), 'a file');
    const { status, stderr } = falcoRec(['export', history, '--parquet', folder, '--tables', 'captures,processes']);
    expect([status, stderr]).toEqual([3, expect.stringContaining('cannot write')]);
    expect(filesIn(folder)).toEqual(['processes']);
  });

  test.each([
    ['a table that there is not', ['--tables', 'openatt'], "did you mean 'openat'?"],
    ['alerts of a capture', ['--tables', 'alerts'], 'replay … --to-db'],
    ['a folder that cannot be', ['--parquet', join(DEMO, 'x')], 'cannot write'],
  ])('of %s is told, with what to do', (_, options, told) => {
    const { status, stderr } = falcoRec(['export', DEMO, '--parquet', join(scratch, 'none'), ...options]);
    expect([status, stderr.includes(told)]).toEqual([3, true]);
  });
});

/** Another small capture: the demonstration without its last bytes. */
function otherCapture(): string {
  const path = join(scratch, 'other.scap');
  writeFileSync(path, readFileSync(DEMO).subarray(0, -100));
  return path;
}
