// clone, clone3, fork and vfork: one event in the caller (the result is the child) and one in the child (0), in either
// order. Whichever comes first makes the child; Falco's conditions for which of them may are kept.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import type { Columns } from '../../schema/events.js';
import { commandLine } from '../threads/cmdline.js';
import { containerOf } from '../containers/containers.js';
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { copyImage } from '../threads/inherit.js';
import { pidnsStart } from '../threads/pidns.js';
import type { State } from '../state.js';
import { CLONE, Process, Thread } from '../threads/thread.js';
import { hasRoomFor, insertThread, threadOrPlaceholder } from '../threads/thread-table.js';
import { identify, type Identity } from '../threads/placeholder.js';

type CloneColumns = Columns<'clone'>;

/** An entry this young is the child itself, made by the other event. */
const SAME_CHILD = 2e9;
const NOT_THE_HOSTS_ID = CLONE.CHILD_IN_PIDNS | CLONE.NEWPID | CLONE.PARENT;

function cloned(e: CurrentEvent, c: CloneColumns): void {
  const child = c.res[e.row]!;
  if (child === 0) childStarted(e, c);
  else if (child > 0) callerReturned(e, c, child, (c.flags[e.row]! & CLONE.VFORK) !== 0);
}

function childStarted(e: CurrentEvent, c: CloneColumns): void {
  const { state, row } = e;
  const known = state.threads.get(e.tid);
  if (known !== undefined && e.time - known.cloneTime < SAME_CHILD) return;
  if (!hasRoomFor(state, e.tid)) return;
  const flags = c.flags[row]! | CLONE.INVERTED;
  const leads = (flags & CLONE.THREAD) === 0;
  const source = leads ? knownParent(state, c.ptid[row]!) : groupLeader(e, c);
  const process = leads || source === undefined ? new Process(c.pid[row]!) : source.process;
  const child = new Thread(e.tid, process);
  child.ptid = c.ptid[row]!;
  child.vtid = c.vtid[row]!;
  child.vpid = c.vpid[row]!;
  child.flags = flags;
  enter(e, c, child, source, leads);
  child.pidnsStart = pidnsStart(e, child, c.pidns_init_start_ts[row]!);
  e.thread = child;
}

/** A parent that nobody has seen before gets an entry, from which there is nothing to inherit. */
function knownParent(state: State, ptid: number): Thread | undefined {
  const parent = ptid < 0 ? undefined : threadOrPlaceholder(state, ptid);
  return parent?.placeholder ? undefined : parent;
}

/** The main thread that a new thread inherits from. If nobody knows it, the new thread's own event tells who it is. */
function groupLeader(e: CurrentEvent, c: CloneColumns): Thread {
  const main = threadOrPlaceholder(e.state, c.pid[e.row]!);
  const pid = c.pid[e.row]!, vpid = c.vpid[e.row]!;
  if (main.placeholder) identify(e, c, main, { pid, ptid: c.ptid[e.row]!, vtid: vpid, vpid });
  return main;
}

/** What both events say of the child; the rest comes from `source`. */
function enter(e: CurrentEvent, c: CloneColumns, child: Thread, source: Thread | undefined, leads: boolean): void {
  const { state, row } = e;
  child.cloneTime = e.time;
  child.exe = text(c.exe[row]!);
  child.comm = c.comm[row] === ABSENT ? child.exe : c.comm[row]!;
  child.args = list(c.args[row]!);
  child.uid = c.uid[row]!;
  child.gid = c.gid[row]!;
  child.fdlimit = c.fdlimit[row] || 0;
  counters(c, row, child);
  child.cgroups = list(c.cgroups[row]!);
  if (source !== undefined) copyImage(source, child);
  if (source !== undefined && leads) copyProcess(state, source.process, child.process);
  if (child.vpid === 1) child.process.reaper = true;
  child.cmdline = source !== undefined && source.comm === child.comm && source.args === child.args
    ? source.cmdline : commandLine(state, child.comm, child.args);
  child.containerId = containerOf(state, child.cgroups);
  insertThread(state, child);
}

function counters(c: CloneColumns, row: number, child: Thread): void {
  child.faultsMajor = c.pgft_maj[row] || 0;
  child.faultsMinor = c.pgft_min[row] || 0;
  child.vmSize = c.vm_size[row] || 0;
  child.vmRss = c.vm_rss[row] || 0;
  child.vmSwap = c.vm_swap[row] || 0;
}

/** Descriptors that exec will close are copied too. */
function copyProcess(state: State, from: Process, to: Process): void {
  to.cwd = from.cwd;
  to.env = from.env;
  to.fds = state.inheritedTables.copyOf(from.fds, state.threads);
}

/** The caller cannot speak for a child whose number it sees differently, nor for one that runs (or has exited) before it does. */
function callerReturned(e: CurrentEvent, c: CloneColumns, tid: number, vfork: boolean): void {
  const { state, row } = e;
  const caller = e.thread = threadOrPlaceholder(state, e.tid);
  if (caller.placeholder) identify(e, c, caller, callerIds(c, row));
  const flags = c.flags[row]!;
  if ((flags & NOT_THE_HOSTS_ID) !== 0 || caller.tid !== caller.vtid || vfork) return;
  const threads = (flags & CLONE.THREAD) !== 0;
  const ptid = threads ? caller.ptid : caller.tid;
  if (exitedAlready(e, tid, ptid) || childIsKnown(e, state.threads.get(tid)) || !hasRoomFor(state, tid)) return;
  const child = new Thread(tid, threads ? caller.process : new Process(tid));
  child.ptid = ptid;
  child.vtid = tid;
  child.vpid = child.pid;
  child.flags = flags;
  enter(e, c, child, caller, !threads);
  child.pidnsStart = pidnsStart(e, child, c.pidns_init_start_ts[row]!);
}

const callerIds = (c: CloneColumns, row: number): Identity =>
  ({ pid: c.pid[row]!, ptid: c.ptid[row]!, vtid: c.vtid[row]!, vpid: c.vpid[row]! });

function exitedAlready(e: CurrentEvent, tid: number, ptid: number): boolean {
  const exited = e.state.exited.get(tid);
  return exited !== undefined && exited.ptid === ptid && e.time - exited.time < SAME_CHILD;
}

/** The child's own event was seen; or a snapshot taken after this event has it, which knows more than the caller does. */
const childIsKnown = (e: CurrentEvent, child: Thread | undefined): boolean =>
  child !== undefined && ((child.flags & CLONE.INVERTED) !== 0 || e.time < child.asOf);

const text = (id: TextId): TextId => (id === ABSENT ? EMPTY : id);
const list = (id: TextId): TextId => (id === EMPTY ? ABSENT : id);

export const clone: FoldTable = {
  clone: cloned,
  clone3: cloned,
  fork: cloned,
  vfork(e, c) {
    const child = c.res[e.row]!;
    if (child === 0) childStarted(e, c);
    else if (child > 0) callerReturned(e, c, child, true);
  },
};
