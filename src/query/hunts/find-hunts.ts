// The hunts that there are: those of the package, and those of a folder of the user's.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPackage } from '../../package-root.js';
import { meant } from '../../rules/nearest.js';
import { QueryError, queryProblem } from '../problem.js';
import type { Hunt } from './hunt.js';
import { readHunt } from './read-hunt.js';

/** Those that come with the package. */
export const OWN_HUNTS = inPackage('hunts');

/**
 * All hunts of some folders, by name; of two with one name the later folder's is taken.
 * Throws QueryError: a folder that cannot be read, a file that is no hunt.
 */
export function findHunts(folders: readonly string[]): readonly Hunt[] {
  const found = new Map(folders.flatMap(huntsIn).map((hunt) => [hunt.name, hunt]));
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function huntsIn(folder: string): readonly Hunt[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.sql')).map((file) => join(folder, file))
      .map((file) => readHunt(file, readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof QueryError) throw error;
    throw new QueryError(queryProblem('hunts-unreadable', (error as Error).message));
  }
}

/** The hunt of a name. Throws QueryError (no-such-hunt). */
export function huntCalled(name: string, hunts: readonly Hunt[]): Hunt {
  const hunt = hunts.find((each) => each.name === name);
  if (hunt === undefined) throw new QueryError(queryProblem('no-such-hunt', name, meant(name, hunts.map((each) => each.name))));
  return hunt;
}
