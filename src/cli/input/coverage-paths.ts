// What `falco-rec coverage` is given to look at: suites and captures, told apart by their names and by what a folder holds.
import { statSync } from 'node:fs';
import { capturesAt } from '../../capture/captures-at.js';
import { isSuiteFile } from '../../rules/load/rule-files.js';
import { UsageError } from '../output/failure.js';
import { suiteFilesAt } from './suite-files.js';
import { suitesAt } from '../../regress/suite/find-suites.js';

export interface Looked {
  readonly suites: readonly string[];
  readonly captures: readonly string[];
}

/** Suites and captures among these paths; a folder stands for its suites, or if there are none for its captures. */
export function lookedAt(paths: readonly string[]): Looked {
  if (paths.length === 0) return { suites: suiteFilesAt([]), captures: [] };
  const found = paths.map(lookAt);
  return { suites: [...new Set(found.flatMap(({ suites }) => suites))], captures: [...new Set(found.flatMap(({ captures }) => captures))] };
}

function lookAt(path: string): Looked {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`no such suite, capture or folder: ${path}`);
  if (!stat.isDirectory()) return isSuiteFile(path) ? { suites: [path], captures: [] } : { suites: [], captures: [path] };
  const suites = suitesAt(path)!;
  const captures = suites.length > 0 ? [] : capturesAt(path)!;
  if (suites.length + captures.length > 0) return { suites, captures };
  throw new UsageError(`there are no suites and no captures in ${path}`, 'suites are files named *.test.yaml');
}
