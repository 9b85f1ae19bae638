// The machine as it stands at one moment of the recording: what events change and rules ask.
import type { Header } from '../capture/header.js';
import type { GroupFacts, InterfaceFacts, UserFacts } from '../capture/keyframe.js';
import type { TextId, Texts } from '../capture/texts.js';
import type { Addresses } from './sockets/addresses.js';
import type { BlockLookups } from './block-lookups.js';
import type { FdTable } from './descriptors/fd-table.js';
import type { InheritedTables } from './descriptors/inherited-tables.js';
import type { Paths } from './paths/path-table.js';
import type { RecentFiles } from './descriptors/recent-files.js';
import type { ChangedThreads } from './threads/changed-threads.js';
import type { Thread } from './threads/thread.js';

export interface State {
  readonly header: Header;
  readonly texts: Texts;
  readonly threads: Map<number, Thread>;
  /** Threads by the tid of their parent, known or not; kept by thread-table.ts. */
  readonly children: Map<number, Set<Thread>>;
  /** Grows whenever a thread appears, disappears, execs or gets another parent: verdicts about ancestors hold for one epoch. */
  lineageEpoch: number;
  /** Threads that appeared, died or have other facts now, for whoever walks over events: he clears it. */
  readonly changed: ChangedThreads;
  /** By `${containerId} ${uid}` (see `userKey`); the host's container id is empty. */
  readonly users: Map<string, UserFacts>;
  readonly groups: Map<string, GroupFacts>;
  readonly interfaces: InterfaceFacts[];
  /** Runtime metadata by container id, as JSON decoded. */
  readonly containers: Map<TextId, ContainerRecord>;
  /** What the last event in which a runtime spoke said; undefined when the last meta event was another. */
  announced: ContainerRecord | undefined;
  /** IPv4 address of each container whose runtime told it. */
  readonly containerAddresses: Map<TextId, TextId>;
  /** Container id by the cgroups it follows from. */
  readonly containerIds: Map<TextId, TextId>;
  /** Environments are kept only when somebody asks for them: they are the bulk of an execve. */
  keepEnvironment: boolean;

  /** Joined and normalised paths, by text. */
  readonly paths: Paths;
  /** Decoded socket addresses, by text. */
  readonly addresses: Addresses;
  readonly recentFiles: RecentFiles;
  readonly inheritedTables: InheritedTables;
  /** Look-ups that hold for the block being read. */
  readonly lookups: BlockLookups;
  /** What the last event leaves to be done before the next one (see deferred.ts). */
  readonly deferred: Deferred;
  /** Threads that exited lately: a clone may return in the parent after the child is gone. */
  readonly exited: Map<number, Exited>;
}

/** What a runtime said of a container: the JSON that the capture carries (name, image, labels …). */
export type ContainerRecord = Readonly<Record<string, unknown>>;

export interface Deferred {
  exited: Thread | undefined;
  /** The thread that the kernel chose for the orphans; 0 when it said nothing. */
  reaperTid: number;
  closedIn: FdTable | undefined;
  closedFd: number;
}

export interface Exited {
  readonly ptid: number;
  /** Nanoseconds since the capture's start. */
  readonly time: number;
}
