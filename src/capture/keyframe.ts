// The state of the machine at the start of a segment, as plain data: what a reader needs to begin there.
//
// Strings are byte strings (latin1, see texts.ts). Addresses are 4 or 16 network-order bytes in such a string.

export interface Keyframe {
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  readonly threads: readonly ThreadFacts[];
  readonly descriptors: readonly DescriptorTable[];
  readonly users: readonly UserFacts[];
  readonly groups: readonly GroupFacts[];
  readonly interfaces: readonly InterfaceFacts[];
  readonly containers: readonly ContainerFacts[];
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
}

export interface DescriptorTable {
  readonly pid: number;
  readonly entries: readonly DescriptorFacts[];
}

export interface DescriptorFacts {
  readonly fd: number;
  /** A word of `DESCRIPTOR_TYPES` (state/descriptor.ts). */
  readonly type: string;
  readonly name: string;
  readonly ino: number; readonly dev: number;
  /** Bits of the table `file_flags`. */
  readonly flags: number;
  readonly closeOnExec: boolean;
  readonly socket?: SocketFacts;
}

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
