// What must be called when a fact of a thread changes, so that nobody goes on with what was derived from the old one.
import type { State } from '../state.js';
import type { Process, Thread } from './thread.js';

/** Forgets what was derived from a thread's facts, and notes whose they are. */
export function factsChanged(state: State, thread: Thread): void {
  thread.verdicts = undefined;
  thread.lineageVerdicts = undefined;
  thread.mark = 0;
  state.changed.note(thread);
}

/** For facts of the whole group: every thread of it shows another value now. */
export function groupChanged(state: State, process: Process): void {
  for (const thread of process.group) factsChanged(state, thread);
}
