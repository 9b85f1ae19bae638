// `falco-rec query`: SQL over captures, which are loaded into a history once and kept in the user's cache.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ask } from '../query/ask.js';
import { cachedHistory } from '../query/cached-history.js';
import { openHistory } from '../query/database.js';
import { isDatabase } from '../query/history-file.js';
import type { LoadedFile } from '../query/load/load-files.js';
import { FORMATS, type Format } from '../query/print/formats.js';
import { writeParquet } from '../query/print/parquet.js';
import { confine } from '../query/read-only.js';
import { printable } from '../rules/printable.js';
import { tellProblems } from './capture-problems.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { run, UsageError } from './failure.js';
import { progressOver } from './progress.js';
import { output } from './stdout.js';

interface Options {
  readonly file?: string;
  readonly limit: number;
  readonly parquet?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly markdown?: boolean;
}

const EXAMPLES = `
Examples:
  falco-rec query trace.scap "SELECT type, count(*) FROM events GROUP BY ALL ORDER BY 2 DESC"
  falco-rec query trace.scap "SELECT time, process_name, name FROM openat WHERE name LIKE '/etc/%'"
  falco-rec query trace.scap "SELECT * FROM connections WHERE NOT is_private(remote)" --csv
  falco-rec query trace.scap "FROM timeline(12)" --json
  falco-rec query history.duckdb -f hunt.sql --parquet found.parquet

Tables and macros: docs/sql.md, or "SHOW TABLES" and "DESCRIBE processes". A query reads, and cannot write.`;

export const queryCommand = (): Command =>
  new Command('query')
    .description('Ask captures in SQL (DuckDB): events, processes, files and connections as tables.')
    .argument('<inputs...>', 'captures, or a database of `falco-rec load`; then the statement, unless -f or stdin gives it')
    .option('-f, --file <file>', 'read the statement from a file')
    .addOption(new Option('--json', 'print an object a line').conflicts(['csv', 'markdown', 'parquet']))
    .addOption(new Option('--csv', 'print CSV').conflicts(['markdown', 'parquet']))
    .addOption(new Option('--markdown', 'print a table in Markdown').conflicts(['parquet']))
    .option('--parquet <file>', 'write the answer to a Parquet file')
    .option('--limit <rows>', 'rows that a table shows', wholeNumber, 1000)
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: Options) => run(() => query(inputs, options)));

function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}

async function query(inputs: readonly string[], options: Options): Promise<ExitCode> {
  const { files, sql } = statementOf(inputs, options);
  const { path, loaded } = await historyOf(files);
  const history = await openHistory(path, { readOnly: true });
  try {
    if (options.parquet !== undefined) await toParquet(history.connection, sql, options.parquet);
    else await print(history.connection, sql, options);
  } finally {
    history.close();
  }
  return tellLosses(loaded);
}

type Connection = Awaited<ReturnType<typeof openHistory>>['connection'];

async function print(connection: Connection, sql: string, { limit, ...options }: Options): Promise<void> {
  await confine(connection);
  const format = (['json', 'csv', 'markdown'] as const satisfies readonly Format[]).find((name) => options[name]) ?? 'table';
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  for await (const answer of ask(connection, sql)) {
    for await (const line of FORMATS[format](answer, { width, most: limit, clean: printable })) output.line(line);
  }
  output.flush();
}

/** Written beside its place and moved there: a failed query leaves what was there. */
async function toParquet(connection: Connection, sql: string, file: string): Promise<void> {
  const partial = `${file}.partial-${process.pid}`;
  try {
    await confine(connection, [partial]);
    await writeParquet(connection, sql, partial);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** What is a file is asked, and what is none is the statement. */
function statementOf(inputs: readonly string[], { file }: Options): { files: readonly string[]; sql: string } {
  if (file !== undefined) return { files: inputs, sql: readStatement(file) };
  const last = inputs.at(-1)!;
  if (inputs.length > 1 && !existsSync(last)) return { files: inputs.slice(0, -1), sql: last };
  if (process.stdin.isTTY) throw new UsageError('there is no statement', 'write it behind the captures, or give a file with -f');
  return { files: inputs, sql: readStatement(0) };
}

function readStatement(from: string | number): string {
  try {
    return readFileSync(from, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the statement: ${(error as Error).message}`);
  }
}

async function historyOf(files: readonly string[]): Promise<{ path: string; loaded: readonly LoadedFile[] }> {
  const databases = files.filter(isDatabase);
  if (databases.length === 0) {
    const { path, files: loaded } = await cachedHistory(files, progressOver);
    return { path, loaded };
  }
  if (files.length > 1) throw new UsageError('a database is asked alone', 'falco-rec load puts more captures into it');
  return { path: databases[0]!, loaded: [] };
}

function tellLosses(loaded: readonly LoadedFile[]): ExitCode {
  const problems = loaded.flatMap(({ loaded: each }) => each?.problems ?? []);
  tellProblems(problems);
  return problems.some(({ code }) => code === 'damaged') ? EXIT.capture : EXIT.ok;
}
