// Files and folders that are being made, beside the place that they are to have: `NAME.partial-PID`. What somebody left there
// who was killed is taken away by whoever makes the next one.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const PARTIAL = /\.partial-(\d+)(?:\.wal|\.tmp)?$/;

/** Where `path` is made. */
export const partialOf = (path: string): string => `${path}.partial-${process.pid}`;

/**
 * Takes away what processes left in a folder that live no more.
 * @param path only what was to become this; otherwise everything, for folders that are ours
 */
export function removeDead(folder: string, path = ''): void {
  for (const name of namesIn(folder).filter((each) => each.startsWith(basename(path)))) {
    const pid = PARTIAL.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
