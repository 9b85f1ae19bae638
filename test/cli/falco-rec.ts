// Runs the built command as a user does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const demo = join(root, 'fixtures/demo.scap');
export const main = join(root, 'dist/cli/main.js');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  /** Another user. */
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `falco-rec` with these arguments, from the root of the checkout, in UTC. */
export function falcoRec(args: readonly string[], { uid, env }: Surroundings = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: root, encoding: 'utf8', env: { ...process.env, TZ: 'UTC', NO_COLOR: '1', ...env }, ...(uid !== undefined && { uid, gid: uid }),
  });
  return { status, stdout, stderr };
}
