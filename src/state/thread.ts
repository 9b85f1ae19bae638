// Threads and the processes they belong to, as rules see them.
import { ABSENT, EMPTY, type TextId } from '../capture/texts.js';
import type { FdTable } from './fd-table.js';

/** What the threads of one group share; read through the main thread. */
export interface Process {
  readonly pid: number;
  /** Always ends with `/`. */
  cwd: TextId;
  /** NAME=value, each ended by NUL; ABSENT when not kept (see `State.keepEnvironment`). */
  env: TextId;
  fds: FdTable;
  /** Live threads of the group. */
  threads: number;
}

/**
 * One thread. Whoever changes a fact that `proc.*` or `thread.*` or `user.*` fields show calls `changed()`,
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
  /** Arguments after argv[0], each ended by NUL. */
  args: TextId = ABSENT;
  /** comm, then one blank and an argument for each. */
  cmdline: TextId = ABSENT;
  root: TextId = EMPTY;
  /** `subsystem=path`, each ended by NUL. */
  cgroups: TextId = ABSENT;
  /** First 12 characters of the container's id; EMPTY on the host. */
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
  reaper = false;
  /** Events of this thread before that time (ns since the capture's start) are already in its facts. */
  asOf = 0;

  /** Verdicts of process-rate predicates: 0 not asked, 1 false, 2 true. Owned by the rule engine. */
  verdicts: Uint8Array | undefined = undefined;

  constructor(readonly tid: number, public process: Process) {}

  /** Forgets what was derived from this thread's facts. */
  changed(): void {
    this.verdicts = undefined;
  }

  get isMain(): boolean {
    return this.tid === this.pid;
  }
}
