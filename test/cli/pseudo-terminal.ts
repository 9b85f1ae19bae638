// Runs the built command on a pseudo-terminal, as a person sits at one: types keys, and waits for what is shown.
import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { main, root } from './falco-rec.js';

/** Python's standard library makes the terminal: what Node has for it wants a compiler. */
const DRIVER = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

export const hasPython = spawnSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode']).status === 0;

/** How long something may take to be shown, on a machine that does much else. */
const PATIENCE = 20_000;

export interface Terminal {
  /** Presses keys: control characters and all. */
  type(keys: string): void;
  /** Waits until this is shown behind what was waited for before; gives all that was shown up to it. */
  shows(expected: string): Promise<string>;
  /** Takes the terminal away, whatever still runs on it. */
  hangUp(): void;
  /** The exit status, once it has ended. */
  readonly status: Promise<number | null>;
}

export const ENTER = '\r', TAB = '\t', UP = '\x1b[A', CTRL_C = '\x03', CTRL_D = '\x04';

export function onTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}, columns = 100): Terminal {
  const command = ['sh', '-c', `stty cols ${columns} rows 30; exec "$@"`, 'sh', process.execPath, main, ...args];
  const child = spawn('python3', ['-c', DRIVER, ...command], {
    cwd: root, env: { ...process.env, TZ: 'UTC', NO_COLOR: '1', TERM: 'xterm', ...env }, stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '', look = (): void => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    look();
  });
  const shows = (expected: string): Promise<string> => new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`'${expected}' is not shown, but ${JSON.stringify(shown)}`)), PATIENCE);
    look = () => {
      const text = stripVTControlCharacters(shown).replaceAll('\r', '');
      const at = text.indexOf(expected);
      if (at < 0) return;
      clearTimeout(tooLate);
      look = () => undefined;
      shown = text.slice(at + expected.length);
      resolve(text.slice(0, at + expected.length));
    };
    look();
  });
  const hangUp = (): void => void child.kill();
  const status = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { type: (keys) => void child.stdin.write(keys), shows, hangUp, status };
}
