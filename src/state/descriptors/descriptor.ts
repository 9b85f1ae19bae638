// An open descriptor as rules see it: an immutable value.
//
// Descriptors are shared (dup, fork and SCM_RIGHTS copy references) and replaced, never changed. So what a predicate
// says of one stays true for as long as it exists, and is kept on it.
import { EMPTY, type TextId } from '../../capture/texts.js';

export interface DescriptorKind {
  /** What `fd.type` prints. */
  readonly type: string;
  /** What `fd.typechar` prints (sockets: see `typecharOf`). */
  readonly char: string;
}

/** Kinds by the word that keyframes store. Inet sockets have a word for each of family × (pair | listening). */
export const DESCRIPTOR_KINDS = {
  file: { type: 'file', char: 'f' },
  directory: { type: 'directory', char: 'd' },
  ipv4: { type: 'ipv4', char: '4' },
  ipv6: { type: 'ipv6', char: '6' },
  unix: { type: 'unix', char: 'u' },
  pipe: { type: 'pipe', char: 'p' },
  event: { type: 'event', char: 'e' },
  signalfd: { type: 'signalfd', char: 's' },
  eventpoll: { type: 'eventpoll', char: 'l' },
  inotify: { type: 'inotify', char: 'i' },
  timerfd: { type: 'timerfd', char: 't' },
  netlink: { type: 'netlink', char: 'n' },
  bpf: { type: 'bpf', char: 'b' },
  userfaultfd: { type: 'userfaultfd', char: 'u' },
  io_uring: { type: 'io_uring', char: 'r' },
  memfd: { type: 'memfd', char: 'm' },
  pidfd: { type: 'pidfd', char: 'P' },
  unsupported: { type: '<NA>', char: 'X' },
  unknown: { type: '<NA>', char: 'o' },
} as const satisfies Record<string, DescriptorKind>;

export type DescriptorType = keyof typeof DESCRIPTOR_KINDS;

export type L4 = 'unknown' | 'tcp' | 'udp' | 'icmp' | 'raw';
export type Role = 'none' | 'client' | 'server';

/** The socket half of a descriptor. Addresses are texts of 4 or 16 network-order bytes; 0.0.0.0 and :: where unknown. */
export interface Socket {
  readonly l4: L4;
  /** Bound or listening, with one address (kept as the destination): not a pair. */
  readonly listening: boolean;
  readonly role: Role;
  readonly connected: boolean;
  readonly source: TextId;
  readonly sourcePort: number;
  readonly destination: TextId;
  readonly destinationPort: number;
}

/** What a descriptor becomes when its socket carries data between the ends that a tuple names: itself, if that is no news. */
export interface Carried {
  readonly tuple: TextId;
  readonly into: Descriptor;
}

/** What has been worked out about a socket's traffic. */
export interface TrafficMemory {
  /** The last that receiving and sending said. */
  received: Carried | undefined;
  sent: Carried | undefined;
  /** The descriptor that it was before, if traffic made it: traffic the other way may make that of it again. */
  before: Descriptor | undefined;
}

/** A name, or how to work it out when somebody asks: few ask what a connection is called, and most live for a moment. */
export type Naming = TextId | (() => TextId);

export class Descriptor {
  /** Verdicts of descriptor-rate predicates: 0 not asked, 1 false, 2 true. Owned by the rule engine. */
  verdicts: Uint8Array | undefined = undefined;
  /** Owned by the folds of traffic. */
  traffic: TrafficMemory | undefined = undefined;
  /** What the visitor of a walk calls it; 0 nothing yet. Owned by that visitor. */
  mark = 0;

  constructor(
    readonly type: DescriptorType,
    private naming: Naming = EMPTY,
    /** The path as the program passed it. */
    readonly rawName: TextId = EMPTY,
    /** Bits of the table `file_flags`, as opened. */
    readonly flags: number = 0,
    readonly dev: number = 0,
    readonly ino: number = 0,
    readonly socket: Socket | undefined = undefined,
  ) {}

  get name(): TextId {
    return typeof this.naming === 'number' ? this.naming : (this.naming = this.naming());
  }

  /** The name as far as it is worked out: for another descriptor of the same name. */
  get named(): Naming {
    return this.naming;
  }
}
