// execve: another program in the same process. A successful execveat comes as an execve event too.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import type { Columns } from '../../schema/events.js';
import { commandLine } from '../threads/cmdline.js';
import { containerOf } from '../containers/containers.js';
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { resolvePath } from '../paths/paths.js';
import { groupChanged } from '../threads/facts.js';
import { CLONE, type Thread } from '../threads/thread.js';
import { adoptPid, forgetThread, revive, setParent } from '../threads/thread-table.js';

type ExecColumns = Columns<'execveat'> & { readonly filename?: Columns<'execve'>['filename'] };

const { ACTIVE, INVERTED, MAIN_THREAD, PIPE_DESTINATION, PIPE_SOURCE } = CLONE;
const SURVIVE_EXEC = ACTIVE | PIPE_SOURCE | PIPE_DESTINATION | MAIN_THREAD | INVERTED;
const DELETED = ' (deleted)';

function exec(e: CurrentEvent, c: ExecColumns, thread: Thread): void {
  if (!(c.res[e.row]! >= 0)) return;
  setNumbers(e, c, thread);
  setProgram(e, c, thread);
  setOwner(c, e.row, thread);
  setMemory(c, e.row, thread);
  if (c.cgroups[e.row]! > EMPTY) thread.cgroups = c.cgroups[e.row]!;
  thread.containerId = containerOf(e.state, thread.cgroups);
  startAnew(e, thread);
}

function setNumbers(e: CurrentEvent, c: ExecColumns, thread: Thread): void {
  const { row, state } = e;
  const known = !thread.placeholder;
  const pid = given(c.pid[row]!, thread.pid);
  if (!known) thread.process.cwd = EMPTY;
  if (pid !== thread.pid) adoptPid(state, thread, pid);
  thread.vpgid = given(c.vpgid[row]!, thread.vpgid);
  thread.pgid = given(c.pgid[row]!, -1);
  thread.tty = given(c.tty[row]!, thread.tty);
  thread.fdlimit = given(c.fdlimit[row]!, thread.fdlimit);
  if (known) return;
  thread.placeholder = false;
  setParent(state, thread, given(c.ptid[row]!, thread.ptid));
  if (thread.inPidNamespace) return;
  thread.vtid = thread.tid;
  thread.vpid = thread.pid;
}

function setProgram(e: CurrentEvent, c: ExecColumns, thread: Thread): void {
  const { row, state } = e;
  thread.exe = c.exe[row]! || thread.exe;
  thread.comm = c.comm[row]! || thread.exe;
  thread.args = c.args[row] === EMPTY ? ABSENT : c.args[row]!;
  thread.cmdline = commandLine(state, thread.comm, thread.args);
  thread.exepath = exepath(e, c, thread);
  thread.exeFlags = given(c.flags[row]!, thread.exeFlags);
  thread.exeIno = given(c.exe_ino[row]!, thread.exeIno);
  thread.exeCtime = e.block.exact(e.type.code, EXE_CTIME, row) ?? thread.exeCtime;
  thread.exeMtime = e.block.exact(e.type.code, EXE_MTIME, row) ?? thread.exeMtime;
  if (state.keepEnvironment) thread.process.env = environment(e, c);
}

/** Positions of `exe_ino_ctime` and `exe_ino_mtime`, which are beyond what a number holds without rounding. */
const EXE_CTIME = 24;
const EXE_MTIME = 25;

/** What the kernel says; old captures have only what was asked for. */
function exepath(e: CurrentEvent, c: ExecColumns, thread: Thread): TextId {
  const { texts, paths } = e.state;
  const trusted = c.trusted_exepath[e.row]!;
  if (trusted > EMPTY) return withoutDeleted(e, trusted);
  const filename = c.filename === undefined ? ABSENT : c.filename[e.row]!;
  if (filename === ABSENT) return thread.exepath;
  return texts.value(filename) === '' ? paths.notAvailable : resolvePath(e.state, thread.process.cwd, filename);
}

function withoutDeleted(e: CurrentEvent, path: TextId): TextId {
  const text = e.state.texts.value(path);
  return text.endsWith(DELETED) ? e.state.texts.intern(text.slice(0, -DELETED.length)) : path;
}

function environment(e: CurrentEvent, c: ExecColumns): TextId {
  const bytes = c.env.at(e.row);
  if (bytes.length === 0) return ABSENT;
  return e.state.texts.intern(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
}

function setOwner(c: ExecColumns, row: number, thread: Thread): void {
  thread.uid = given(c.uid[row]!, thread.uid);
  thread.gid = given(c.gid[row]!, thread.gid);
  thread.loginuid = given(c.loginuid[row]!, thread.loginuid);
  thread.capInheritable = given(c.cap_inheritable[row]!, thread.capInheritable);
  thread.capPermitted = given(c.cap_permitted[row]!, thread.capPermitted);
  thread.capEffective = given(c.cap_effective[row]!, thread.capEffective);
}

function setMemory(c: ExecColumns, row: number, thread: Thread): void {
  thread.faultsMajor = given(c.pgft_maj[row]!, thread.faultsMajor);
  thread.faultsMinor = given(c.pgft_min[row]!, thread.faultsMinor);
  thread.vmSize = given(c.vm_size[row]!, thread.vmSize);
  thread.vmRss = given(c.vm_rss[row]!, thread.vmRss);
  thread.vmSwap = given(c.vm_swap[row]!, thread.vmSwap);
}

/** The kernel ends the other threads and closes what was marked; a main thread that had exited lends its number to the caller. */
function startAnew(e: CurrentEvent, thread: Thread): void {
  const { process } = thread;
  process.fds.closeOnExec();
  thread.flags &= SURVIVE_EXEC;
  revive(thread);
  for (const other of [...process.group]) if (other !== thread) forgetThread(e.state, other);
  groupChanged(e.state, process);
  e.state.lineageEpoch++;
}

/** A value that the event has; absent ones are NaN and leave what was known. */
const given = (value: number, known: number): number => (value === value ? value : known);

export const execs: FoldTable = { execve: exec, execveat: exec };
