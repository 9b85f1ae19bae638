// Threads and the processes they belong to, as rules see them.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import { FdTable } from '../descriptors/fd-table.js';

/** Bits of `Thread.flags` that state keeping reads (table `clone_flags`, and Falco's own ones for threads). */
export const CLONE = {
  NEWPID: 1 << 6,
  PARENT: 1 << 8,
  THREAD: 1 << 13,
  INVERTED: 1 << 16,
  ACTIVE: 1 << 19,
  NEWUSER: 1 << 20,
  PIPE_SOURCE: 1 << 21,
  PIPE_DESTINATION: 1 << 22,
  VFORK: 1 << 27,
  CHILD_IN_PIDNS: 1 << 29,
  MAIN_THREAD: 1 << 30,
} as const;

/** What the threads of one group share; read through the main thread. */
export class Process {
  /** Always ends with `/`. */
  cwd: TextId = EMPTY;
  /** NAME=value, each ended by NUL; ABSENT when not kept (see `State.keepEnvironment`). */
  env: TextId = ABSENT;
  /** Live threads of the group. */
  threads = 0;
  /** Threads of the group that the table knows: the main one first, which stays though dead while others live. */
  readonly group: Thread[] = [];
  /** Takes in orphans: the init of a namespace, a subreaper, or who did so before. */
  reaper = false;

  /** `pid` is -1 for as long as only a thread that did something is known. */
  constructor(public pid: number, public fds: FdTable = new FdTable()) {}
}

/**
 * One thread. Whoever changes a fact that `proc.*` or `thread.*` or `user.*` fields show calls `factsChanged` (facts.ts),
 * so that verdicts kept for this process image are asked anew.
 */
export class Thread {
  pid = -1; ptid = -1;
  vtid = -1; vpid = -1;
  sid = -1; vpgid = -1; pgid = -1;
  comm: TextId = EMPTY;
  /** argv[0]. */
  exe: TextId = EMPTY;
  exepath: TextId = EMPTY;
  /** Arguments after argv[0], each ended by NUL; ABSENT when there are none. */
  args: TextId = ABSENT;
  /** comm, then one blank and an argument for each. */
  cmdline: TextId = EMPTY;
  root: TextId = EMPTY;
  /** `subsystem=path`, each ended by NUL; ABSENT when unknown. */
  cgroups: TextId = ABSENT;
  /** First 12 characters of the container's id; EMPTY on the host. Follows from `cgroups`. */
  containerId: TextId = EMPTY;
  uid = 0xffffffff; gid = 0xffffffff; loginuid = 0xffffffff; tty = 0;
  capInheritable = 0; capPermitted = 0; capEffective = 0;
  fdlimit = 0;
  vmSize = 0; vmRss = 0; vmSwap = 0;
  faultsMajor = 0; faultsMinor = 0;
  /** Bits of the table `clone_flags`, with Falco's own ones. */
  flags = 0;
  /** Bits of the table `execve_flags`. */
  exeFlags = 0;
  exeIno = 0;
  /** Nanoseconds since the epoch; 0n unknown. */
  exeCtime = 0n; exeMtime = 0n; pidnsStart = 0n;
  /** Nanoseconds since the capture's start; NaN for threads that were there before. */
  cloneTime = NaN;
  /** Known only from having done something: a placeholder (comm and exe `<NA>`). */
  placeholder = false;
  dead = false;
  /** No longer in the table: references that outlive an event look here. */
  gone = false;
  /** Events of this thread before that time (ns since the capture's start) are already in its facts. */
  asOf = 0;

  /** Verdicts of process-rate predicates: 0 not asked, 1 false, 2 true. Owned by the rule engine. */
  verdicts: Uint8Array | undefined = undefined;
  /** The same for predicates about ancestors; they hold while `State.lineageEpoch` is this. */
  lineageVerdicts: Uint8Array | undefined = undefined;
  lineageEpoch = -1;
  /** What the visitor of a walk calls these facts; 0 nothing yet. Owned by that visitor. */
  mark = 0;

  constructor(readonly tid: number, public process: Process) {
    this.pid = process.pid;
  }

  get isMain(): boolean {
    return this.tid === this.pid;
  }

  /** Its ids as it sees them are not the host's. */
  get inPidNamespace(): boolean {
    return (this.flags & CLONE.CHILD_IN_PIDNS) !== 0 || (this.vtid >= 0 && this.tid !== this.vtid);
  }
}
