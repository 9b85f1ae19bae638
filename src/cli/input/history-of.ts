// What SQL commands ask: captures, which are loaded into a history in the user's cache, or a database that `load` made.
import { openHistory, type History } from '../../query/database.js';
import { cachedHistory } from '../../query/cached-history.js';
import { isDatabase } from '../../query/history-file.js';
import type { LoadedFile } from '../../query/load/load-files.js';
import { tellProblems } from '../output/capture-problems.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { UsageError } from '../output/failure.js';
import { progressOver } from '../output/progress.js';

/**
 * Opens the history of some files for reading, and works with it.
 * @param work gives the command's exit code; a damaged capture that was loaded now makes it 4
 * Throws CaptureError, QueryError and UsageError.
 */
export async function withHistory(files: readonly string[], work: (history: History) => Promise<ExitCode>): Promise<ExitCode> {
  // What is put aside or written of a recording is for those who may read it.
  process.umask(0o077);
  const { path, loaded } = await historyOf(files);
  const history = await openHistory(path, { readOnly: true });
  try {
    const code = await work(history);
    return tellLosses(loaded) && code === EXIT.ok ? EXIT.capture : code;
  } finally {
    history.close();
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

/** Tells what could not be read; whether something was damaged. */
function tellLosses(loaded: readonly LoadedFile[]): boolean {
  const problems = loaded.flatMap(({ loaded: each }) => each?.problems ?? []);
  tellProblems(problems);
  return problems.some(({ code }) => code === 'damaged');
}
