// Runs a peer's command and times it. A peer that refuses its input looks fast: so its exit code and output are checked.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

export interface Timed {
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end; throws when it fails, with what it said. */
export function timed(command: string, args: readonly string[], options: { readonly cwd?: string } = {}): Timed {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = (performance.now() - started) / 1000;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return { seconds, stdout, stderr };
}

/** The best of several runs: what the machine can do when nothing else disturbs it. */
export function best(runs: number, run: () => Timed): Timed {
  const results = Array.from({ length: runs }, run);
  return results.reduce((a, b) => (a.seconds <= b.seconds ? a : b));
}

/** Whether a command is there at all. */
export const have = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** `12.3 M/s`, `456 k/s`. */
export function rate(count: number, seconds: number): string {
  const perSecond = count / seconds;
  return perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(2)} M/s` : `${(perSecond / 1e3).toFixed(0)} k/s`;
}
