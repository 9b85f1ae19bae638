// `falco-rec query` without a statement, on a terminal: the shell, and what it looks like.
import type { History } from '../query/database.js';
import { confine } from '../query/read-only.js';
import { measureProgress } from '../query/shell/answering.js';
import { runShell } from '../query/shell/shell.js';
import type { Screen } from '../query/shell/session.js';
import { printable } from '../rules/printable.js';
import { formatOf, type AnswerOptions } from './output/answer-format.js';
import { complain } from './output/failure.js';
import { onStderr, onStdout } from './output/paint.js';
import { queryMeter } from './output/progress.js';
import { count } from './output/quantities.js';
import { output } from './output/stdout.js';

/** Rows of a table that somebody still reads without scrolling far. */
const ROWS = 100;

/** Whether a person sits there, to be asked and answered. */
export const isInteractive = (): boolean => Boolean(process.stdin.isTTY && process.stdout.isTTY);

const SCREEN: Screen = {
  line: (text) => output.line(text),
  flush: () => output.flush(),
  aside: (text) => process.stdout.write(`${onStdout.dim(text)}\n`),
  complain,
  width: () => process.stdout.columns || 80,
  meter: queryMeter(),
};

interface ShellOptions extends AnswerOptions {
  readonly allowFiles?: boolean;
}

/** Talks with the user until he leaves. */
export async function queryShell(history: History, { allowFiles, limit = ROWS, ...options }: ShellOptions): Promise<void> {
  await measureProgress(history.connection);
  if (!allowFiles) await confine(history.connection);
  await greet(history);
  await runShell(history, SCREEN, { format: formatOf(options), limit, timer: true });
}

/** What is there, and what of it is missing: whoever asks should know before the first answer. */
async function greet({ connection }: History): Promise<void> {
  const totals = await connection.runAndReadAll(`SELECT count(*)::INTEGER, coalesce(sum(events), 0)::DOUBLE, coalesce(sum(lost), 0)::DOUBLE
    FROM captures`);
  const [captures, events, lost] = totals.getRows()[0]!.map(Number);
  SCREEN.line(`${count(captures!)} ${captures === 1 ? 'capture' : 'captures'}, ${count(events!)} events. Statements end with ;`);
  SCREEN.line('.tables lists what can be asked, .help what else there is.');
  SCREEN.flush();
  if (lost! > 0) warn(`the recorder lost ${count(lost!)} events; the table drops tells which`);
  const damaged = await connection.runAndReadAll('SELECT file, problems FROM captures WHERE problems IS NOT NULL');
  for (const [file, problems] of damaged.getRows()) warn(printable(`${file}: ${problems}`));
}

const warn = (text: string): void => void process.stderr.write(`${onStderr.yellow('warning:')} ${text}\n`);
