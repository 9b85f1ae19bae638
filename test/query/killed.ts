// Programs that kill themselves at a chosen moment, as a power cut would.
import { spawnSync } from 'node:child_process';
import { root } from './load.js';

/**
 * Runs a module in a process of its own; `SRC` in it is the folder of the sources, `process.argv` from 1 on its arguments.
 * @returns the signal that ended it, or what it said where there was none
 */
export function signalOf(module: string, ...args: readonly string[]): string {
  const text = module.replaceAll('SRC', `${root}src`);
  const { signal, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', text, ...args],
    { cwd: root, encoding: 'utf8' });
  return signal ?? stderr;
}
