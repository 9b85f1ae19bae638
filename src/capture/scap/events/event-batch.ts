// Events as they were found in an arena: what every question needs of them as columns, and where the rest of each lies.

/** Event records that others refer to: enter events whose exit events take their parameters over. Number 0 is none. */
export interface EnterRecords {
  /** Where each one's table of lengths begins … */
  readonly at: Uint32Array;
  /** … and where its parameters do. */
  readonly data: Uint32Array;
  readonly plans: Uint16Array;
}

/** Where the parameters of events lie. */
export interface EventRecords {
  /** Over the arena, which is never written to again. */
  readonly view: DataView;
  /** By number in `PLANS`. */
  readonly plans: Uint16Array;
  /** Where each event's table of lengths begins, and where its parameters do. */
  readonly at: Uint32Array;
  readonly data: Uint32Array;
  /** By number in `enters`: the thread's stored enter event, and the one that the event is checked against; 0 none. */
  readonly stored: Uint32Array;
  readonly checked: Uint32Array;
  readonly enters: EnterRecords;
}

export interface EventBatch extends EventRecords {
  readonly bytes: Buffer;
  readonly length: number;
  /** Number of the first event; `nums` are those of all where they do not count up from it. */
  readonly firstNum: number;
  readonly nums?: Float64Array;
  /** Nanoseconds since the epoch of the earliest event, and of each event since that. */
  readonly baseTime: bigint;
  readonly times: Float64Array;
  /** Today's codes. */
  readonly codes: Uint16Array;
  /** Events of each code, by code. */
  readonly counts: Uint32Array;
  readonly cpus: Uint16Array;
  readonly threads: Int32Array;
  readonly threadIndex: Uint32Array;
  /** See `Block.stateOnly`. */
  readonly stateOnly?: Uint8Array;
}

/** The codes that a batch has events of, each with their number. */
export const countsOf = ({ counts }: EventBatch): Map<number, number> =>
  new Map([...counts.entries()].filter(([, count]) => count > 0));
