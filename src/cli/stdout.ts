// Lines to stdout, gathered: a write for each of a million alerts would cost more than finding them.
import { writeSync } from 'node:fs';

const CHUNK = 1 << 16;

let pending = '';

function writeAll(text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
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
