// `falco-rec query` without a statement, on a terminal: the shell, and what it looks like.
import type { History } from '../query/database.js';
import { confine } from '../query/read-only.js';
import { measureProgress } from '../query/shell/answering.js';
import { runShell } from '../query/shell/shell.js';
import type { Screen } from '../query/shell/session.js';
import { formatOf, type AnswerOptions } from './answer-format.js';
import { complain } from './failure.js';
import { onStdout } from './paint.js';
import { queryMeter } from './progress.js';
import { count } from './quantities.js';
import { output } from './stdout.js';

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

async function greet({ connection }: History): Promise<void> {
  const answer = await connection.runAndReadAll('SELECT count(*)::INTEGER, coalesce(sum(events), 0)::DOUBLE FROM captures');
  const [captures, events] = answer.getRows()[0]!.map(Number);
  SCREEN.line(`${count(captures!)} ${captures === 1 ? 'capture' : 'captures'}, ${count(events!)} events. Statements end with ;`);
  SCREEN.line('.tables lists what can be asked, .help what else there is.');
  SCREEN.flush();
}
