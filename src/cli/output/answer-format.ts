// Options of commands that print answers in SQL, and the printing: a table for people, JSON, CSV or Markdown for others.
import { Option, type Command } from 'commander';
import type { Answer } from '../../query/ask.js';
import { FORMATS, type Format } from '../../query/print/formats.js';
import { wholeNumber } from '../input/whole-number.js';
import { output } from './stdout.js';

export interface AnswerOptions {
  readonly limit?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly markdown?: boolean;
}

/** Rows of a table where nobody says how many. */
const ROWS = 1000;

/** Adds `--json`, `--csv`, `--markdown` and `--limit`. */
export const withAnswerOptions = (command: Command): Command => command
  .addOption(new Option('--json', 'print an object a line').conflicts(['csv', 'markdown', 'parquet']))
  .addOption(new Option('--csv', 'print CSV').conflicts(['markdown', 'parquet']))
  .addOption(new Option('--markdown', 'print a table in Markdown').conflicts(['parquet']))
  .option('--limit <rows>', `rows that a table shows (default: ${ROWS})`, wholeNumber);

/** The format that options name. */
export const formatOf = (options: AnswerOptions): Format =>
  (['json', 'csv', 'markdown'] as const satisfies readonly Format[]).find((name) => options[name]) ?? 'table';

/** Prints answers as they come. */
export async function printAnswers(answers: AsyncIterable<Answer>, { limit = ROWS, ...options }: AnswerOptions): Promise<void> {
  const format = formatOf(options);
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  for await (const answer of answers) {
    for await (const line of FORMATS[format](answer, { width, most: limit })) output.line(line);
  }
  output.flush();
}
