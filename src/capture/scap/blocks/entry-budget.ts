// How much a capture may say of the machine before its first event: whatever it claims, reading it stays far below 512 MiB.
import { CaptureError, problem } from '../../problem.js';

/** Bytes of all lists. A machine of 15,000 threads with long environments stays below. */
const MAX_BYTES = 128 << 20;
/** Threads, descriptors, interfaces, users, groups and containers. */
const MAX_ENTRIES = 1 << 18;

export class EntryBudget {
  private bytes = 0;
  private entries = 0;

  /** One more entry, of so many bytes (or none, where those were counted with the whole list). Throws CaptureError (too large). */
  spend(bytes = 0): void {
    this.entries++;
    this.spendBytes(bytes);
    if (this.entries > MAX_ENTRIES) throw tooMuch(`more than ${MAX_ENTRIES} entries come`);
  }

  spendBytes(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > MAX_BYTES) throw tooMuch(`more than ${MAX_BYTES} bytes come`);
  }
}

const tooMuch = (what: string): CaptureError => new CaptureError(problem('too-large', `${what} before the first event`));
