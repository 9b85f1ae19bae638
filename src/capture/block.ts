// What a reader sees of one block: columns over decompressed bytes, no object per event.
import type { Columns, EventName, NumberColumn } from '../schema/events.js';

export interface Block {
  /** Which segment the block belongs to, from 0. */
  readonly segment: number;
  readonly length: number;
  /** Codes of the events that the block holds, each once. */
  readonly codes: readonly number[];
  /** For each event, in order of time, the position of its code in `codes`. */
  readonly kinds: Uint8Array;
  /** Nanoseconds of each event since the capture's `startTime`. */
  readonly times: Float64Array;
  /** Distinct thread ids of this block … */
  readonly threads: NumberColumn;
  /** … and for each event the index of its thread in `threads`. */
  readonly threadIndex: Uint32Array;
  /** How many events of each code the block holds. */
  readonly counts: ReadonlyMap<number, number>;
  /** Events lost before or during this block: per processor and event code. */
  readonly drops: readonly Drop[];

  /**
   * A bit for each event (bit 0 of byte 0 is the first): 0 where taking it in would leave the state as it is. Says nothing of
   * events that serve a `Fact`. undefined where the writer did not find out, or by other rules than this version's.
   */
  readonly changes: Uint8Array | undefined;

  /**
   * A bit for each event, as in `changes`: 1 where it is there for the state alone and nobody is to see it. sysdig keeps such
   * events beside those that its filter chose. undefined where the block has none.
   */
  readonly stateOnly: Uint8Array | undefined;

  /** One of `times`, where few are asked for, and in order. */
  timeAt(index: number): number;
  /** The number (`evt.num`, from 1) of the event at this index. */
  num(index: number): number;
  /** Processor of the event at this index. */
  cpu(index: number): number;
  /** The columns of one event type: a row for each event of that type in this block, in order. Decompressed at first use. */
  columns<N extends EventName>(name: N): Columns<N>;
  /** An integer parameter without rounding; undefined when absent. */
  exact(code: number, param: number, row: number): bigint | undefined;
}

export interface Drop {
  readonly cpu: number;
  readonly code: number;
  readonly count: number;
}
