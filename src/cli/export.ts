// `falco-rec export`: captures as Parquet that other engines read.
import { Command, Option } from 'commander';
import type { History } from '../query/database.js';
import { exportCapture, type ExportedTable } from '../query/export/export-capture.js';
import { lakeCaptures, type LakeCapture } from '../query/export/lake-capture.js';
import { LAKE_RELATIONS, type LakeRelation } from '../query/export/lake-relation.js';
import { makeLake } from '../query/export/staging.js';
import { isDatabase } from '../query/history-file.js';
import { meant } from '../rules/nearest.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { withHistory } from './input/history-of.js';
import { count, size } from './output/quantities.js';
import { output } from './output/stdout.js';

interface Options {
  readonly parquet: string;
  readonly tables?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  falco-rec export trace.scap --parquet lake
  falco-rec export monday.scap tuesday.scap --parquet lake --tables events,processes,connections,execve
  falco-rec export history.duckdb --parquet lake          alerts of \`replay --to-db\`, too
  clickhouse local -q "SELECT host, count() FROM file('lake/events/*/*/*.parquet') GROUP BY host"

How ClickHouse, Trino, Spark and DuckDB read it: docs/parquet.md.`;

export const exportCommand = (): Command =>
  new Command('export')
    .description('Write captures as Parquet, in folders by table, date and host, for ClickHouse, Trino, Spark and others.')
    .argument('<inputs...>', 'captures, or a database of `falco-rec load`')
    .requiredOption('--parquet <folder>', 'the folder; what other captures have there stays as it is')
    .option('--tables <names>', 'only these tables and views, with commas between')
    .addOption(new Option('--json', 'print what was written, an object for each capture'))
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: Options) => run(() => exportAll(inputs, options)));

/** Each capture by itself: so one that cannot be read does not keep those before it out of the lake. */
async function exportAll(inputs: readonly string[], options: Options): Promise<ExitCode> {
  // Whoever may not read a recording may not read its tables.
  process.umask(0o077);
  makeLake(options.parquet);
  let worst: ExitCode = EXIT.ok;
  for (const input of inputs) {
    const relations = relationsOf(input, options.tables);
    const code = await withHistory([input], (history) => exportHistory(history, relations, options));
    if (code !== EXIT.ok) worst = code;
  }
  return worst;
}

async function exportHistory({ connection }: History, relations: readonly LakeRelation[], { parquet, json }: Options): Promise<ExitCode> {
  for (const capture of await lakeCaptures(connection)) {
    const tables = await exportCapture(connection, capture, relations, parquet);
    if (json) output.line(JSON.stringify({ file: capture.file, capture: capture.id, host: capture.host ?? null, tables }));
    else process.stderr.write(summary(capture, tables));
  }
  output.flush();
  return EXIT.ok;
}

function summary({ file }: LakeCapture, tables: readonly ExportedTable[]): string {
  const sum = (of: (table: ExportedTable) => number): number => tables.reduce((total, table) => total + of(table), 0);
  return `${file}: ${count(sum(({ rows }) => rows))} rows in ${tables.length} tables, ${size(sum(({ bytes }) => bytes))}\n`;
}

const ALERTS_HINT = '`falco-rec replay … --to-db FILE` puts them into a database; export that';

/** A capture by itself has no alerts: those that the lake has of it stay. */
function relationsOf(input: string, names: string | undefined): readonly LakeRelation[] {
  const known = isDatabase(input) ? LAKE_RELATIONS : LAKE_RELATIONS.filter(({ name }) => name !== 'alerts');
  return names === undefined ? known : names.split(',').map((name) => named(name.trim(), known));
}

function named(name: string, relations: readonly LakeRelation[]): LakeRelation {
  const found = relations.find((relation) => relation.name === name);
  if (found !== undefined) return found;
  if (name === 'alerts') throw new UsageError('a capture has no alerts', ALERTS_HINT);
  throw new UsageError(`no such table: ${name}`, meant(name, relations.map((relation) => relation.name)) ?? 'docs/parquet.md lists them');
}
