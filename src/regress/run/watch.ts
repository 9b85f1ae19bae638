// Which suites a change touches: told again and again, as files change.
import { watch, type FSWatcher } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SuiteResult } from './result.js';

/** Editors write a file in several steps: changes this close together (ms) are one. */
const SETTLED = 60;

/** The suites among these whose result depends on a file. */
export const touchedBy = (changed: ReadonlySet<string>, results: readonly SuiteResult[]): string[] =>
  results.filter(({ files }) => files.some((file) => changed.has(resolve(file)))).map(({ file }) => file);

export interface Watching {
  /** Watches what these results depend on, too. */
  follow(results: readonly SuiteResult[]): void;
  close(): void;
}

/** Calls `onChange` with the changed files (as absolute paths), once for changes that come together. */
export function watchFiles(onChange: (changed: ReadonlySet<string>) => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const note = (path: string): void => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const all = changed;
      changed = new Set();
      onChange(all);
    }, SETTLED);
  };
  return {
    follow(results) {
      // Folders, since editors replace files rather than write to them.
      const folders = new Set(results.flatMap(({ files }) => files.map((file) => dirname(resolve(file)))));
      for (const folder of folders) {
        if (!watchers.has(folder)) watchers.set(folder, watch(folder, (_, name) => name !== null && note(join(folder, name))));
      }
    },
    close() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
