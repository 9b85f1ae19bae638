// Threads in and out of the table: the only place that changes who is there and whose child is whose.
//
// A group's threads share one Process. The index of children is by the parent's number, so it is right also for
// parents that nobody has seen yet.
import type { State } from '../state.js';
import { factsChanged } from './facts.js';
import { Process, Thread } from './thread.js';

/** No machine has as many. Where there are more, something made them up, and nobody new is known, whoever made it or whatever it did. */
export const MOST_THREADS = 1 << 17;

/** Whether a thread of this number could be in the table. */
export const hasRoomFor = ({ threads }: State, tid: number): boolean => threads.size < MOST_THREADS || threads.has(tid);

/** The entry of this number, made up if nothing is known: Falco's placeholder, with comm and exe `<NA>`. */
export function threadOrPlaceholder(state: State, tid: number): Thread {
  const known = state.threads.get(tid);
  if (known !== undefined) return known;
  const thread = new Thread(tid, new Process(-1));
  thread.comm = thread.exe = thread.cmdline = state.paths.notAvailable;
  thread.process.cwd = state.texts.intern('./');
  thread.placeholder = true;
  insertThread(state, thread);
  return thread;
}

/** Adds a thread; what had its number goes, and with a former leader its whole group, since its pid is taken anew. */
export function insertThread(state: State, thread: Thread): void {
  const former = state.threads.get(thread.tid);
  if (former !== undefined && former.process !== thread.process) forgetGroupOf(state, former);
  else if (former !== undefined) forgetThread(state, former);
  state.threads.set(thread.tid, thread);
  joinGroup(thread, thread.process);
  link(state, thread);
  state.changed.note(thread);
  state.lineageEpoch++;
}

/** Takes a thread out of the table. */
export function forgetThread(state: State, thread: Thread): void {
  if (thread.gone) return;
  thread.gone = true;
  state.threads.delete(thread.tid);
  leaveGroup(thread);
  unlink(state, thread);
  state.changed.note(thread);
  state.lineageEpoch++;
}

function forgetGroupOf(state: State, thread: Thread): void {
  const leaving = thread.isMain ? [...thread.process.group] : [thread];
  for (const member of leaving) forgetThread(state, member);
}

/** Gives a thread another parent. */
export function setParent(state: State, thread: Thread, ptid: number): void {
  if (thread.ptid === ptid) return;
  unlink(state, thread);
  thread.ptid = ptid;
  link(state, thread);
  factsChanged(state, thread);
  state.lineageEpoch++;
}

/** What a thread does not live to see: from now on only its last event shows it. */
export function markDead(state: State, thread: Thread): void {
  if (thread.dead) return;
  thread.dead = true;
  state.changed.note(thread);
  thread.process.threads--;
}

export function revive(thread: Thread): void {
  if (!thread.dead) return;
  thread.dead = false;
  thread.process.threads++;
}

/** A placeholder learns which process it belongs to. */
export function adoptPid(state: State, thread: Thread, pid: number): void {
  if (thread.pid === pid) return;
  if (thread.tid === pid) {
    thread.process.pid = thread.pid = pid;
    return;
  }
  const main = threadOrPlaceholder(state, pid);
  leaveGroup(thread);
  thread.pid = pid;
  thread.process = main.process;
  joinGroup(thread, main.process);
}

function joinGroup(thread: Thread, process: Process): void {
  if (thread.isMain) process.group.unshift(thread);
  else process.group.push(thread);
  if (!thread.dead) process.threads++;
}

function leaveGroup(thread: Thread): void {
  const group = thread.process.group;
  const at = group.indexOf(thread);
  if (at >= 0) group.splice(at, 1);
  if (!thread.dead) thread.process.threads--;
}

function link(state: State, thread: Thread): void {
  if (thread.ptid <= 0) return;
  const siblings = state.children.get(thread.ptid);
  if (siblings === undefined) state.children.set(thread.ptid, new Set([thread]));
  else siblings.add(thread);
}

function unlink(state: State, thread: Thread): void {
  const siblings = state.children.get(thread.ptid);
  if (siblings?.delete(thread) && siblings.size === 0) state.children.delete(thread.ptid);
}
