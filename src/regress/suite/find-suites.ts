// Suite files as users name them: files, and folders that are searched to their depths.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSuiteFile } from '../../rules/load/rule-files.js';

const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The suites that a path names, in order of their paths; undefined where there is no such file or folder. */
export function suitesAt(path: string): readonly string[] | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? suitesBelow(path) : [path];
}

function suitesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : suitesBelow(path);
    return isSuiteFile(entry.name) ? [path] : [];
  });
}
