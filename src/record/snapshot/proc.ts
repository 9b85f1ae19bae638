// Reading /proc, where anything may be gone by the time it is read: then there is no value, and no error.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // ended meanwhile (ENOENT, ESRCH), or not ours to read (EACCES)
  }
}

/** A file's bytes as a byte string. */
export const readProc = (path: string): string | undefined => unlessGone(() => readFileSync(path, 'latin1'));

/** A link's target as a byte string. */
export const readLink = (path: string): string | undefined => unlessGone(() => readlinkSync(path, 'latin1'));

/** The numbers that name entries of a folder: pids, tids, descriptors. */
export const numbersIn = (path: string): number[] =>
  (unlessGone(() => readdirSync(path)) ?? []).filter((name) => /^\d+$/.test(name)).map(Number);

/** `Key:\tvalue` lines, as /proc/PID/status and fdinfo have them. */
export function keyedLines(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line.includes(':'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}
