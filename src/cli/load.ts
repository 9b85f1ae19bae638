// `falco-rec load`: captures into a DuckDB database that stays, and that any DuckDB client opens.
import { statSync } from 'node:fs';
import { Command } from 'commander';
import { fillHistory } from '../query/history-file.js';
import { loadFiles, type LoadedFile } from '../query/load/load-files.js';
import { tellProblems } from './output/capture-problems.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run } from './output/failure.js';
import { progressOver } from './output/progress.js';
import { count, size } from './output/quantities.js';

const EXAMPLES = `
Examples:
  falco-rec load monday.scap tuesday.scap -o week.duckdb
  falco-rec load wednesday.scap -o week.duckdb            adds to it; what is in it already is passed over
  falco-rec query week.duckdb "SELECT host, count(*) FROM captures GROUP BY ALL"
  duckdb -readonly week.duckdb                            DuckDB's own shell opens it, too`;

export const loadCommand = (): Command =>
  new Command('load')
    .description('Load captures into a DuckDB database, to be asked again and again.')
    .argument('<captures...>', 'files that `falco-rec capture` wrote, or .scap files of sysdig or Falco')
    .requiredOption('-o, --output <file>', 'the database; it is made where there is none')
    .addHelpText('after', EXAMPLES)
    .action((captures: string[], { output }: { output: string }) => run(() => load(captures, output)));

async function load(captures: readonly string[], database: string): Promise<ExitCode> {
  // Whoever may not read a recording may not read its tables.
  process.umask(0o077);
  const damaged = await fillHistory(database, async ({ connection }) => {
    let found = false;
    for await (const file of loadFiles(connection, captures, progressOver)) found = tell(file) || found;
    return found;
  });
  process.stderr.write(`${database}: ${size(statSync(database).size)}\n`);
  return damaged ? EXIT.capture : EXIT.ok;
}

/** A line about one capture; whether it is damaged. */
function tell({ path, loaded }: LoadedFile): boolean {
  if (loaded === undefined) process.stderr.write(`${path}: in the database already\n`);
  else process.stderr.write(`${path}: ${count(loaded.events)} events in ${loaded.seconds.toFixed(1)} s\n`);
  tellProblems(loaded?.problems ?? []);
  return loaded?.problems.some(({ code }) => code === 'damaged') ?? false;
}
