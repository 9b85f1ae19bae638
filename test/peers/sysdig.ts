// sysdig as a second opinion: which events of which captures a filter selects.
//
// It counts events that we do not keep, so its numbers are not ours. What both have is every exit of a call, in the same order:
// the n-th of one is the n-th of the other.
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = 1 << 28;

export const sysdigPresent = spawnSync('sysdig', ['--version']).status === 0;

/** Number and time of the exits that a filter selects, over all captures one after the other: a line each. */
export async function linesOf(captures: readonly string[], filter: string): Promise<string[]> {
  const files = captures.flatMap((path) => ['-r', path]);
  const { stdout } = await run('sysdig', [...files, '-p', '*%evt.num %evt.rawtime', filter], { maxBuffer: MOST_OUTPUT });
  return stdout.split('\n').filter(Boolean);
}
