// Whose facts changed since somebody last looked: nearly always nobody's, then those of one thread.
import type { Thread } from './thread.js';

export class ChangedThreads {
  /** The only thread, while `several` is false; undefined: none. */
  one: Thread | undefined = undefined;
  several = false;

  note(thread: Thread): void {
    if (this.one === undefined) this.one = thread;
    else if (this.one !== thread) this.several = true;
  }

  clear(): void {
    this.one = undefined;
    this.several = false;
  }
}
