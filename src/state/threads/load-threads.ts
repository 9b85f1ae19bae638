// Threads and processes from a keyframe.
import type { Keyframe, ThreadFacts } from '../../capture/keyframe.js';
import { ABSENT, type TextId } from '../../capture/texts.js';
import { sinceStart } from '../clock.js';
import { commandLine } from './cmdline.js';
import { containerOf } from '../containers/containers.js';
import { joinPath } from '../paths/join-path.js';
import type { State } from '../state.js';
import { Process, Thread } from './thread.js';
import { insertThread } from './thread-table.js';

export function loadThreads(state: State, keyframe: Keyframe): void {
  const processes = new Map<number, Process>();
  for (const facts of keyframe.threads) {
    const process = (facts.pid >= 0 ? processes.get(facts.pid) : undefined) ?? new Process(facts.pid);
    processes.set(facts.pid, process);
    const thread = threadOf(state, facts, process);
    insertThread(state, thread);
    if (process.group[0] === thread) loadProcess(state, facts, process);
  }
  for (const { tid, ptid, time } of keyframe.exited ?? []) state.exited.set(tid, { ptid, time: sinceStart(state, time) });
}

function loadProcess(state: State, facts: ThreadFacts, process: Process): void {
  process.cwd = facts.placeholder ? state.texts.intern(facts.cwd) : directory(state, facts.cwd);
  process.env = state.keepEnvironment ? optional(state, facts.env) : ABSENT;
  process.reaper = facts.reaper === true || facts.vpid === 1;
}

/** Normalised, with the `/` at its end that joining needs. */
function directory(state: State, cwd: string): TextId {
  const path = joinPath('', cwd);
  return state.texts.intern(path === '' || path.endsWith('/') ? path : `${path}/`);
}

const optional = (state: State, text: string): TextId => (text === '' ? ABSENT : state.texts.intern(text));

function threadOf(state: State, facts: ThreadFacts, process: Process): Thread {
  const thread = new Thread(facts.tid, process);
  copyIds(thread, facts);
  copyNames(state, thread, facts);
  thread.capInheritable = Number(facts.capInheritable);
  thread.capPermitted = Number(facts.capPermitted);
  thread.capEffective = Number(facts.capEffective);
  thread.exeFlags = facts.exeFlags;
  thread.exeIno = facts.exeIno;
  thread.exeCtime = facts.exeCtime;
  thread.exeMtime = facts.exeMtime;
  thread.pidnsStart = facts.pidnsStart;
  thread.cloneTime = sinceStart(state, facts.cloneTime);
  thread.asOf = facts.asOf === 0n ? 0 : sinceStart(state, facts.asOf);
  thread.placeholder = facts.placeholder === true;
  thread.dead = facts.dead === true;
  return thread;
}

function copyIds(thread: Thread, facts: ThreadFacts): void {
  thread.ptid = facts.ptid;
  thread.vtid = facts.vtid;
  thread.vpid = facts.vpid;
  thread.sid = facts.sid;
  thread.vpgid = facts.vpgid;
  thread.pgid = facts.pgid;
  thread.uid = facts.uid >>> 0;
  thread.gid = facts.gid >>> 0;
  thread.loginuid = facts.loginuid >>> 0;
  thread.tty = facts.tty;
  thread.flags = facts.flags;
  thread.fdlimit = facts.fdlimit;
  thread.vmSize = facts.vmSize;
  thread.vmRss = facts.vmRss;
  thread.vmSwap = facts.vmSwap;
  thread.faultsMajor = facts.faultsMajor;
  thread.faultsMinor = facts.faultsMinor;
}

function copyNames(state: State, thread: Thread, facts: ThreadFacts): void {
  const { texts } = state;
  thread.comm = texts.intern(facts.comm);
  thread.exe = texts.intern(facts.exe);
  thread.exepath = texts.intern(facts.exepath.replace(/ \(deleted\)$/, ''));
  thread.args = optional(state, facts.args);
  thread.cmdline = commandLine(state, thread.comm, thread.args);
  thread.root = texts.intern(facts.root);
  thread.cgroups = optional(state, facts.cgroups);
  thread.containerId = containerOf(state, thread.cgroups);
}
