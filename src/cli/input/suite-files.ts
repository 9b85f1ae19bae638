// Suites that a command line names: files, and folders that are searched for them; the current folder where nothing is named.
import { suitesAt } from '../../regress/suite/find-suites.js';
import { UsageError } from '../output/failure.js';

/** Every suite once; there must be one. */
export function suiteFilesAt(paths: readonly string[]): readonly string[] {
  const files = [...new Set((paths.length === 0 ? ['.'] : paths).flatMap(filesAt))];
  if (files.length === 0) throw new UsageError(`no suites in ${paths.join(', ') || 'this folder'}`, 'suites are files named *.test.yaml');
  return files;
}

function filesAt(path: string): readonly string[] {
  const files = suitesAt(path);
  if (files === undefined) throw new UsageError(`no such suite or folder: ${path}`);
  return files;
}
