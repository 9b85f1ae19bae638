// Parents and ancestors, as `proc.p*` and `proc.a*` fields walk them.
import type { State } from '../state.js';
import type { Thread } from './thread.js';

/** The main thread of a thread's group; undefined when the table does not have it. */
export function mainThread(thread: Thread): Thread | undefined {
  const first = thread.process.group[0];
  return first !== undefined && first.isMain ? first : undefined;
}

/** The thread that a thread names as its parent. Of a placeholder nobody knows whether it is what bore that number then. */
export function parentThread(state: State, { ptid }: Thread): Thread | undefined {
  const link = state.threads.get(ptid);
  return link?.placeholder ? undefined : link;
}

/** The main thread of the thread's parent. */
export function parent(state: State, thread: Thread): Thread | undefined {
  const link = parentThread(state, thread);
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
  let at = parentThread(state, thread);
  while (at !== undefined && at !== thread && !line.includes(at)) {
    line.push(at);
    at = parentThread(state, at);
  }
  return line;
}
