// `falco-rec query`: SQL over captures, which are loaded into a history once and kept in the user's cache.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { Command } from 'commander';
import { ask } from '../query/ask.js';
import type { History } from '../query/database.js';
import { writeParquet } from '../query/print/parquet.js';
import { confine } from '../query/read-only.js';
import { printAnswers, withAnswerOptions, type AnswerOptions } from './output/answer-format.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { withHistory } from './input/history-of.js';
import { isInteractive, queryShell } from './query-shell.js';

interface Options extends AnswerOptions {
  readonly file?: string;
  readonly parquet?: string;
  readonly allowFiles?: boolean;
}

const EXAMPLES = `
Examples:
  falco-rec query trace.scap "SELECT type, count(*) FROM events GROUP BY ALL ORDER BY 2 DESC"
  falco-rec query trace.scap "SELECT time, process_name, name FROM openat WHERE name LIKE '/etc/%'"
  falco-rec query trace.scap "SELECT * FROM connections WHERE NOT is_private(remote)" --csv
  falco-rec query trace.scap "FROM timeline(12)" --json
  falco-rec query history.duckdb -f question.sql --parquet found.parquet
  falco-rec query trace.scap                        a shell: Tab completes names, .help tells the rest

Tables and macros: docs/sql.md, or "SHOW TABLES" and "DESCRIBE processes". A query reads this database, and
cannot write nor open others unless --allow-files says so.`;

export const queryCommand = (): Command =>
  withAnswerOptions(new Command('query')
    .description('Ask captures in SQL (DuckDB): events, processes, files and connections as tables.')
    .argument('<inputs...>', 'captures, or a database of `falco-rec load`; then the statement, unless -f, stdin or a shell gives it')
    .option('-f, --file <file>', 'read the statement from a file')
    .option('--parquet <file>', 'write the answer to a Parquet file')
    .option('--allow-files', 'let the statement read and write files, and attach databases'))
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: Options) => run(() => query(inputs, options)));

function query(inputs: readonly string[], options: Options): Promise<ExitCode> {
  const { files, sql } = statementOf(inputs, options);
  return withHistory(files, async (history) => {
    if (sql === undefined) await queryShell(history, options);
    else if (options.parquet !== undefined) await toParquet(history, sql, options.parquet, options.allowFiles);
    else await print(history, sql, options);
    return EXIT.ok;
  });
}

async function print({ connection }: History, sql: string, options: Options): Promise<void> {
  if (!options.allowFiles) await confine(connection);
  await printAnswers(ask(connection, sql), options);
}

/** Written beside its place and moved there: a failed query leaves what was there. */
async function toParquet({ connection }: History, sql: string, file: string, allowFiles = false): Promise<void> {
  const partial = `${file}.partial-${process.pid}`;
  try {
    if (!allowFiles) await confine(connection, [partial]);
    await writeParquet(connection, sql, partial);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** What is a file is asked, and what is none is the statement. There is none where a person sits there to be asked for it. */
function statementOf(inputs: readonly string[], { file, parquet }: Options): { files: readonly string[]; sql?: string } {
  if (file !== undefined) return { files: inputs, sql: readStatement(file) };
  const last = inputs.at(-1)!;
  if (inputs.length > 1 && !existsSync(last)) return { files: inputs.slice(0, -1), sql: last };
  if (parquet === undefined && isInteractive()) return { files: inputs };
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
