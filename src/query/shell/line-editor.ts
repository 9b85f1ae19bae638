// Lines from a person at a terminal: Node's readline, with completion, and with whole statements as its history.
import { createInterface } from 'node:readline';
import { keystrokesOf } from './keystrokes.js';

/** `cleared`: Ctrl-C; `ended`: Ctrl-D, or the terminal is gone. */
export type Entered = { readonly line: string } | 'cleared' | 'ended';

export interface LineEditor {
  read(prompt: string): Promise<Entered>;
  /** Something that arrow keys bring back. */
  remember(statement: string): void;
  /** What Ctrl-C does until the next `read`. */
  onInterrupt(interrupt: () => void): void;
  close(): void;
}

export interface EditorOptions {
  /** The newest first. */
  readonly past: readonly string[];
  /** @param before the line up to the cursor; gives what it may become, and how much of its end that replaces */
  readonly complete: (before: string, line: string) => [candidates: string[], word: string];
}

/** An editor on stdin and stdout, which must be a terminal. */
export function openLineEditor({ past, complete }: EditorOptions): LineEditor {
  let recalled = [...past], cleared = false, closed = false;
  let entered: (what: Entered) => void = () => undefined;
  const keys = keystrokesOf(process.stdin);
  const editor = createInterface({
    input: keys.stream, output: process.stdout, terminal: true, history: recalled, historySize: Infinity,
    completer: (before: string) => complete(before, editor.line),
  });
  const settle = (what: Entered): void => {
    keys.hold(() => undefined);
    entered(what);
  };
  // Statements are remembered when they are whole, not line by line.
  editor.on('history', (lines) => { recalled = lines; lines.shift(); });
  editor.on('line', (line) => settle(cleared ? 'cleared' : { line }));
  editor.on('close', () => { closed = true; settle('ended'); });
  editor.on('SIGCONT', () => editor.prompt(true));
  editor.on('SIGINT', () => {
    cleared = true;
    editor.write(null, { ctrl: true, name: 'e' });
    process.stdout.write('^C');
    editor.write(null, { name: 'return' });
  });
  return {
    read: (prompt) => new Promise((resolve) => {
      if (closed) return resolve('ended');
      [entered, cleared] = [resolve, false];
      editor.setPrompt(prompt);
      editor.prompt();
      keys.pass();
    }),
    remember: (statement) => { if (recalled[0] !== statement) recalled.unshift(statement); },
    onInterrupt: (interrupt) => keys.hold(interrupt),
    close: () => { editor.close(); keys.close(); },
  };
}
