// Keystrokes for the line editor, a line at a time: what is typed or pasted while an answer is printed waits for the next prompt
// and is not echoed into the answer; only Ctrl-C is heard at once.
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ReadStream } from 'node:tty';

export interface Keystrokes {
  /** What a line editor reads from. */
  readonly stream: Readable;
  /** Lets keys through, until `hold`. */
  pass(): void;
  /** Keeps further keys; Ctrl-C among them calls `interrupt` and drops what was typed ahead. */
  hold(interrupt: () => void): void;
  close(): void;
}

const NOTHING = Buffer.alloc(0);
const CTRL_C = 3;
const LINE_END = /\r\n|\r|\n/;

export function keystrokesOf(terminal: ReadStream): Keystrokes {
  const stream = Object.assign(new PassThrough(), { setRawMode: (raw: boolean) => void terminal.setRawMode(raw) });
  let waiting: Buffer = NOTHING, passing = false;
  let interrupt: (() => void) | undefined = () => undefined;
  /** The editor has a turn after each line, in which it may hold the next one. */
  const passOn = async (): Promise<void> => {
    if (passing) return;
    passing = true;
    while (interrupt === undefined && waiting.length > 0) {
      const { line, rest } = firstLine(waiting);
      waiting = rest;
      stream.write(line);
      await setImmediate();
    }
    passing = false;
  };
  const take = (keys: Buffer): void => {
    if (interrupt !== undefined && keys.includes(CTRL_C)) {
      waiting = NOTHING;
      return interrupt();
    }
    waiting = Buffer.concat([waiting, keys]);
    void passOn();
  };
  terminal.on('data', take).once('end', () => stream.end());
  return {
    stream,
    pass: () => { interrupt = undefined; void passOn(); },
    hold: (called) => { interrupt = called; },
    close: () => void terminal.off('data', take).pause(),
  };
}

/** With its end as the key that was pressed for it, whatever a pasted text has there. */
function firstLine(keys: Buffer): { line: Buffer; rest: Buffer } {
  const end = LINE_END.exec(keys.toString('latin1'));
  if (end === null) return { line: keys, rest: NOTHING };
  return { line: Buffer.concat([keys.subarray(0, end.index), Buffer.from('\r')]), rest: keys.subarray(end.index + end[0].length) };
}
