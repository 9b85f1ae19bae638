// Which suites a change touches: told again and again, as files change.
import { statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isRuleFile } from '../../rules/load/rule-files.js';
import type { SuiteResult } from './result.js';

/** Editors write a file in several steps: changes this close together (ms) are one. */
const SETTLED = 60;

/** The suites among these whose result depends on one of the files: on itself, or on a folder of rules in which it is. */
export const touchedBy = (changed: ReadonlySet<string>, results: readonly SuiteResult[]): string[] => {
  const folders = new Set([...changed].filter((path) => isRuleFile(basename(path))).map(dirname));
  const isTouched = (path: string): boolean => changed.has(path) || folders.has(path);
  return results.filter(({ files }) => files.some((file) => isTouched(resolve(file)))).map(({ file }) => file);
};

export interface Watching {
  /** Watches what these results depend on, too. */
  follow(results: readonly SuiteResult[]): void;
  /** Rejects when what is done about a change fails. */
  readonly failed: Promise<never>;
  /** Ends when what was begun has ended. */
  close(): Promise<void>;
}

/** Calls `onChange` with the changed files (as absolute paths), once for changes that come together, and never twice at a time. */
export function watchFiles(folders: readonly string[], onChange: (changed: ReadonlySet<string>) => Promise<void>): Watching {
  const watchers = new Map<string, FSWatcher>();
  let busy: Promise<void> = Promise.resolve();
  let fail: (reason: unknown) => void;
  const failed = new Promise<never>((_, reject) => { fail = reject; });
  const changes = settled((changed) => { busy = busy.then(() => onChange(changed)).catch((reason: unknown) => fail(reason)); });
  const watchFolder = (folder: string): void => {
    if (!watchers.has(folder)) watchers.set(folder, watch(folder, (_, name) => name !== null && changes.note(join(folder, name))));
  };
  for (const folder of folders) watchFolder(resolve(folder));
  return {
    failed,
    follow: (results) => { for (const { files } of results) for (const file of files) watchFolder(folderOf(resolve(file))); },
    async close() {
      changes.stop();
      for (const watcher of watchers.values()) watcher.close();
      await busy;
    },
  };
}

/** Gathers paths until none has come for a while. */
function settled(tell: (paths: ReadonlySet<string>) => void): { note(path: string): void; stop(): void } {
  let paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    const all = paths;
    paths = new Set();
    tell(all);
  };
  return {
    note(path) {
      paths.add(path);
      clearTimeout(timer);
      timer = setTimeout(flush, SETTLED);
    },
    stop: () => clearTimeout(timer),
  };
}

/** What must be watched for a file: its folder, since editors replace files rather than write to them, or the nearest that there is. */
function folderOf(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  const folder = dirname(path);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() || folder === path ? folder : folderOf(folder);
}
