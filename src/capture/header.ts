// What a capture says of itself before its first event.

export interface Machine {
  readonly hostname: string;
  readonly kernel: string;
  readonly arch: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Nanoseconds since the epoch. */
  readonly bootTime: bigint;
}

/** The whole machine, or one process with all its descendants. */
export type Scope =
  | { readonly kind: 'system' }
  | { readonly kind: 'tree'; readonly pid: number; readonly command?: readonly string[] };

export interface Header {
  readonly machine: Machine;
  /** Nanoseconds since the epoch; event times count from here. */
  readonly startTime: bigint;
  /** Codes of the events that were being recorded: absence of others proves nothing. */
  readonly recorded: readonly number[];
  /** Bytes of payload kept per I/O event. */
  readonly snaplen: number;
  /** What was followed: the whole system, or one process tree. */
  readonly scope: Scope;
  /** Name and version of the program that wrote the file. */
  readonly writer: string;
}
