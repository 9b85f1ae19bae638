// A folder of a user who has nothing of ours but what npm installs, from a registry on this machine.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { localRegistry } from './local-registry.js';

export const root = join(import.meta.dirname, '..');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Scratch {
  readonly folder: string;
  write(path: string, text: string): void;
  /** Copies a file or folder of the checkout. */
  copy(from: string, to: string): void;
  /** Runs a script as `bash -e` would; further environment beside that of the registry. */
  bash(script: string, env?: Readonly<Record<string, string>>): Promise<Ran>;
  close(): Promise<void>;
}

export async function scratch(): Promise<Scratch> {
  const registry = await localRegistry();
  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-scratch-'));
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    copy: (from, to) => cpSync(join(root, from), join(folder, to), { recursive: true }),
    bash: (script, env = {}) => bash(script, folder, { ...ofThisMachine(), ...registry.env, ...env }),
    async close() {
      rmSync(folder, { recursive: true, force: true });
      await registry.close();
    },
  };
}

/** What a test runner sets would make a test within a test something else than a user sees. */
function ofThisMachine(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  return { PATH, HOME, LANG, TZ: 'UTC', NO_COLOR: '1', CI: 'true' };
}

/** Not spawnSync: the registry answers from this process. */
const bash = (script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> => new Promise((resolve) => {
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], { cwd, env });
  let stdout = '', stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.on('close', (status) => resolve({ status, stdout, stderr }));
});
