// Statements of earlier shells, in the user's state folder: readable by nobody else, and bounded.
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** So many are kept; the file may grow to twice as many between two starts. */
const MOST = 1000;

/** Characters of a statement that are worth keeping: what is longer was pasted, and comes from a file. */
const LONGEST = 10_000;

/** $XDG_STATE_HOME, or ~/.local/state. */
const path = (): string => join(process.env['XDG_STATE_HOME'] || join(homedir(), '.local/state'), 'falco-rec', 'query-history');

/** The newest first. None where there is no such file, or none that can be read. */
export function pastStatements(): string[] {
  try {
    const lines = readFileSync(path(), 'utf8').split('\n').filter(Boolean);
    if (lines.length > 2 * MOST) rewrite(lines.slice(-MOST));
    return lines.slice(-MOST).reverse();
  } catch {
    return [];
  }
}

function rewrite(lines: readonly string[]): void {
  const partial = `${path()}.partial-${process.pid}`;
  writeFileSync(partial, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(partial, path());
}

/** Appends, so that two shells at once both are remembered. Throws what the file system says. */
export function keepStatement(statement: string): void {
  if (statement.length > LONGEST) return;
  mkdirSync(dirname(path()), { recursive: true, mode: 0o700 });
  appendFileSync(path(), `${statement}\n`, { mode: 0o600 });
}
