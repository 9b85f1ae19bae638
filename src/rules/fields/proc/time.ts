// proc.*: when the process, its parent and its executable came to be.
import type { CurrentEvent } from '../../../state/current-event.js';
import { ancestor, parentThread } from '../../../state/threads/lineage.js';
import type { Thread } from '../../../state/threads/thread.js';
import type { Field, Value } from '../../field.js';
import { instantOrNone, ofThread, small } from '../thread-values.js';

type Pick = (thread: Thread, event: CurrentEvent) => Value;

const born: Pick = (thread, event) =>
  (Number.isNaN(thread.cloneTime) ? undefined : small(event.state.header.startTime + BigInt(thread.cloneTime)));
const age: Pick = (thread, event) => (Number.isNaN(thread.cloneTime) ? undefined : event.time - thread.cloneTime);

/** 0 where the parent's beginning is not known. */
const bornParent: Pick = (thread, event) => {
  const parent = parentThread(event.state, thread);
  return parent && (born(parent, event) ?? 0);
};

const ofParent = (pick: Pick): Pick => (thread, event) => {
  const parent = ancestor(event.state, thread, 1);
  return parent && pick(parent, event);
};

/** How old the file was when the process began: a fresh executable is worth a look. */
const fileAge: Pick = (thread, event) => {
  if (thread.exeCtime === 0n || Number.isNaN(thread.cloneTime)) return undefined;
  return instantOrNone(event.state.header.startTime + BigInt(thread.cloneTime) - thread.exeCtime);
};

const fileAfterContainer: Pick = (thread) => {
  const after = thread.exeCtime - thread.pidnsStart;
  return thread.exeCtime === 0n || thread.pidnsStart === 0n || after <= 0n ? undefined : small(after);
};

export const PROC_TIME: readonly Field[] = [
  { name: 'proc.duration', type: 'reltime', varies: 'event', about: 'Nanoseconds since the process was cloned', extract: ofThread(age) },
  { name: 'proc.pid.ts', type: 'reltime', varies: 'process', about: 'When the process was cloned, in ns since the epoch',
    extract: ofThread(born) },
  { name: 'proc.ppid.duration', type: 'reltime', varies: 'event', about: 'Nanoseconds since the parent was cloned',
    extract: ofThread(ofParent(age)) },
  { name: 'proc.ppid.ts', type: 'reltime', varies: 'lineage', about: 'When the parent was cloned, in ns since the epoch; 0 unknown',
    extract: ofThread(bornParent) },
  { name: 'proc.exe_ino', type: 'int64', varies: 'process', about: 'Inode of the executable',
    extract: ofThread((t) => t.exeIno || undefined) },
  { name: 'proc.exe_ino.ctime', type: 'abstime', varies: 'process',
    about: 'When the executable’s inode last changed, in ns since the epoch', extract: ofThread((t) => instantOrNone(t.exeCtime)) },
  { name: 'proc.exe_ino.mtime', type: 'abstime', varies: 'process', about: 'When the executable was last written, in ns since the epoch',
    extract: ofThread((t) => instantOrNone(t.exeMtime)) },
  { name: 'proc.exe_ino.ctime_duration_proc_start', type: 'abstime', varies: 'process',
    about: 'Nanoseconds from the change of the executable’s inode to the start of the process', extract: ofThread(fileAge) },
  { name: 'proc.exe_ino.ctime_duration_pidns_start', type: 'abstime', varies: 'process',
    about: 'Nanoseconds from the start of the pid namespace to the change of the executable’s inode',
    extract: ofThread(fileAfterContainer) },
  { name: 'proc.pidns_init_start_ts', type: 'uint64', varies: 'process',
    about: 'When the first process of the pid namespace began, in ns since the epoch',
    extract: ofThread((t) => instantOrNone(t.pidnsStart)) },
];
