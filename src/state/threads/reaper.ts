// What becomes of a thread that exited, and who takes in its children: the kernel's rules as Falco retraces them.
import type { State } from '../state.js';
import type { Thread } from './thread.js';
import { forgetThread, setParent } from './thread-table.js';

/** Takes an exited thread out of the table; a main thread stays, dead, while others of its group live. */
export function removeExited(state: State, thread: Thread, reaperTid: number): void {
  if (thread.gone) return;
  if (!thread.placeholder) reparentChildren(state, thread, reaperTid);
  if (thread.isMain && thread.process.threads > 0) return;
  forgetThread(state, thread);
  const main = thread.process.group[0];
  if (main !== undefined && main.dead && thread.process.threads <= 0) forgetThread(state, main);
}

function reparentChildren(state: State, thread: Thread, reaperTid: number): void {
  const children = state.children.get(thread.tid);
  if (children === undefined) return;
  const reaper = chosenByKernel(state, thread, reaperTid) ?? findReaper(state, thread);
  if (reaper !== undefined) reaper.process.reaper = true;
  for (const child of [...children]) setParent(state, child, reaper?.tid ?? 0);
}

function chosenByKernel(state: State, thread: Thread, reaperTid: number): Thread | undefined {
  const reaper = reaperTid > 0 ? state.threads.get(reaperTid) : undefined;
  return reaper !== undefined && reaper !== thread && !reaper.placeholder ? reaper : undefined;
}

/** A live thread of the same group, else of the nearest reaping group above that shares the pid namespace. */
function findReaper(state: State, thread: Thread): Thread | undefined {
  const sibling = liveThread(thread);
  if (sibling !== undefined) return sibling;
  const seen = new Set([thread]);
  let at = state.threads.get(thread.ptid);
  while (at !== undefined && !seen.has(at) && at.inPidNamespace === thread.inPidNamespace) {
    const live = at.process.reaper ? liveThread(at) : undefined;
    if (live !== undefined) return live;
    seen.add(at);
    at = state.threads.get(at.ptid);
  }
  return undefined;
}

const liveThread = (of: Thread): Thread | undefined => of.process.group.find((thread) => !thread.dead);
