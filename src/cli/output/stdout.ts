// Lines to stdout, gathered: a write for each of a million alerts would cost more than finding them.
import { writeSync } from 'node:fs';
import { EXIT } from './exit-code.js';
import { complain } from './failure.js';

const CHUNK = 1 << 16;

let pending = '';

/** A closed pipe (`| head`) is the reader's choice; a full disk is an error. */
export function endWithoutReader(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  complain(`cannot write the output: ${error.message}`);
  process.exit(EXIT.usage);
}

function writeAll(text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const failure = error as NodeJS.ErrnoException;
      if (failure.code !== 'EAGAIN') endWithoutReader(failure);
    }
  }
}

export const output = {
  line(text: string): void {
    pending += `${text}\n`;
    if (pending.length >= CHUNK) this.flush();
  },
  /** Must be called at the end, and before anything is written to stderr that refers to what was printed. */
  flush(): void {
    if (pending !== '') writeAll(pending);
    pending = '';
  },
};
