// Files as users name them: one by its path, or all of a kind below a folder.
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** Whether a file that was not named itself is of the kind that is looked for. */
export type IsWanted = (entry: Dirent, path: string) => boolean;

const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The file that a path names, or those below the folder, in order of their paths; undefined where there is nothing. */
export function filesAt(path: string, isWanted: IsWanted): readonly string[] | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? filesBelow(path, isWanted) : [path];
}

function filesBelow(folder: string, isWanted: IsWanted): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : filesBelow(path, isWanted);
    return isWanted(entry, path) ? [path] : [];
  });
}
