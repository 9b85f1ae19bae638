// The state of the machine at the start of a segment, as plain data: what a reader needs to begin there.
//
// Strings are byte strings (latin1, see texts.ts). Addresses are 4 or 16 network-order bytes in such a string.

export interface Keyframe {
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  /**
   * Where the facts come from. `snapshot` (and when left out): read from /proc, so who is client and who server of a
   * connection is guessed by the reader. `state`: written by folding events up to `time`, to be taken as it is.
   */
  readonly origin?: 'snapshot' | 'state';
  readonly threads: readonly ThreadFacts[];
  readonly descriptors: readonly DescriptorTable[];
  readonly users: readonly UserFacts[];
  readonly groups: readonly GroupFacts[];
  readonly interfaces: readonly InterfaceFacts[];
  readonly containers: readonly ContainerFacts[];
  /** Threads that exited within the last seconds before `time`: a clone may still return for them. */
  readonly exited?: readonly ExitedFacts[];
}

export interface ThreadFacts {
  readonly tid: number; readonly pid: number; readonly ptid: number;
  readonly vtid: number; readonly vpid: number;
  readonly sid: number; readonly vpgid: number; readonly pgid: number;
  readonly comm: string;
  /** argv[0]. */
  readonly exe: string;
  readonly exepath: string;
  /** Arguments after argv[0], each ended by NUL. */
  readonly args: string;
  /** NAME=value, each ended by NUL. */
  readonly env: string;
  readonly cwd: string;
  readonly root: string;
  /** `subsystem=path`, each ended by NUL. */
  readonly cgroups: string;
  readonly uid: number; readonly gid: number; readonly loginuid: number; readonly tty: number;
  readonly capInheritable: bigint; readonly capPermitted: bigint; readonly capEffective: bigint;
  readonly fdlimit: number;
  readonly vmSize: number; readonly vmRss: number; readonly vmSwap: number;
  readonly faultsMajor: number; readonly faultsMinor: number;
  /** Bits of the table `clone_flags`, with Falco's own ones. */
  readonly flags: number;
  /** Bits of the table `execve_flags`. */
  readonly exeFlags: number;
  readonly exeIno: number;
  /** Nanoseconds since the epoch; 0n unknown. */
  readonly exeCtime: bigint; readonly exeMtime: bigint;
  readonly cloneTime: bigint; readonly pidnsStart: bigint;
  /** When this was read from /proc; events of this thread before that are already included. 0n: exact at `time`. */
  readonly asOf: bigint;
  /** Known only from having done something (see state/thread-table.ts); its pid is -1. */
  readonly placeholder?: boolean;
  /** A main thread that exited while others of its group live. */
  readonly dead?: boolean;
  /** Its group takes in orphans. */
  readonly reaper?: boolean;
}

export interface ExitedFacts { readonly tid: number; readonly ptid: number; readonly time: bigint }

export interface DescriptorTable {
  /** The process; for a placeholder its tid. */
  readonly pid: number;
  readonly entries: readonly DescriptorFacts[];
}

export interface DescriptorFacts {
  readonly fd: number;
  /** A word of `DESCRIPTOR_KINDS` (state/descriptor.ts). */
  readonly type: string;
  readonly name: string;
  /** The path as the program passed it, where that is known. */
  readonly rawName?: string;
  readonly ino: number; readonly dev: number;
  /** Bits of the table `file_flags`. */
  readonly flags: number;
  readonly closeOnExec: boolean;
  readonly socket?: SocketFacts;
}

/** Snapshots give local as source and remote as destination; of a bound or listening socket the address is the destination. */
export interface SocketFacts {
  readonly l4: 'unknown' | 'tcp' | 'udp' | 'icmp' | 'raw';
  readonly listening: boolean;
  readonly role: 'none' | 'client' | 'server';
  readonly connected: boolean;
  readonly source: string; readonly sourcePort: number;
  readonly destination: string; readonly destinationPort: number;
}

export interface UserFacts {
  readonly containerId: string;
  readonly uid: number; readonly gid: number;
  readonly name: string; readonly home: string; readonly shell: string;
}
export interface GroupFacts { readonly containerId: string; readonly gid: number; readonly name: string }
export interface InterfaceFacts { readonly name: string; readonly address: string; readonly netmask: string; readonly broadcast: string }
/** What a container runtime said of a container: its JSON, as captures carry it. */
export interface ContainerFacts { readonly id: string; readonly json: string }
