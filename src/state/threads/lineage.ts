// Parents and ancestors, as `proc.p*` and `proc.a*` fields walk them.
import type { State } from '../state.js';
import type { Thread } from './thread.js';

/** The main thread of a thread's group; undefined when the table does not have it. */
export function mainThread(thread: Thread): Thread | undefined {
  const first = thread.process.group[0];
  return first !== undefined && first.isMain ? first : undefined;
}

/** The main thread of the thread's parent. */
export function parent(state: State, thread: Thread): Thread | undefined {
  const link = state.threads.get(thread.ptid);
  return link && mainThread(link);
}

/** The n-th ancestor of a thread's process; 0 is its own main thread. Undefined where the chain breaks. */
export function ancestor(state: State, thread: Thread, n: number): Thread | undefined {
  let at = mainThread(thread);
  for (let step = 0; step < n && at !== undefined; step++) at = parent(state, at);
  return at;
}

/** All ancestors from the parent upwards, as far as they are known; a loop (reused numbers) ends the walk. */
export function ancestors(state: State, thread: Thread): Thread[] {
  const line: Thread[] = [];
  let at = state.threads.get(thread.ptid);
  while (at !== undefined && at !== thread && !line.includes(at)) {
    line.push(at);
    at = state.threads.get(at.ptid);
  }
  return line;
}
