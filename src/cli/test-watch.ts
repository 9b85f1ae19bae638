// `falco-rec test --watch`: after each change the suites that it touches, until Ctrl-C.
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { RunResult, SuiteResult } from '../regress/run/result.js';
import { touchedBy, watchFiles } from '../regress/run/watch.js';
import { onStderr } from './output/paint.js';

export interface Watched {
  /** The suites that there are now: some may be new. */
  suites(): readonly string[];
  /** Folders in which new suites may appear. */
  readonly folders: readonly string[];
  run(files: readonly string[]): Promise<RunResult>;
  tell(ran: RunResult): void;
}

/** Resolves when it is interrupted, with how each suite ended last. */
export async function watchSuites(first: RunResult, { suites, folders, run, tell }: Watched): Promise<readonly SuiteResult[]> {
  const results = new Map<string, SuiteResult>(first.suites.map((suite) => [suite.file, suite]));
  const again = async (changed: ReadonlySet<string>): Promise<void> => {
    const there = suites();
    for (const file of results.keys()) if (!existsSync(file)) results.delete(file);
    const files = [...touchedBy(changed, [...results.values()]), ...there.filter((file) => !results.has(file))];
    if (files.length === 0) return;
    process.stderr.write(`\n${onStderr.bold(namesOf(changed))} changed: ${files.length} of ${there.length} suites\n`);
    const ran = await run(files);
    for (const suite of ran.suites) results.set(suite.file, suite);
    watching.follow(ran.suites);
    tell(ran);
  };
  const watching = watchFiles(folders, again);
  watching.follow(first.suites);
  process.stderr.write('watching for changes; Ctrl-C ends\n');
  await Promise.race([watching.failed, new Promise<void>((resolve) => process.once('SIGINT', () => resolve()))]);
  await watching.close();
  return [...results.values()];
}

const namesOf = (changed: ReadonlySet<string>): string => [...changed].map((path) => relative('.', path)).sort().join(', ');
