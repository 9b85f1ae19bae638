// Where a block's columns come from: frames of a file, or a block just recorded.
import type { EventType, NumberColumn } from '../../schema/events.js';
import type { Times } from '../columns/times.js';
import type { Drop } from '../block.js';
import type { RawColumn } from '../raw-block.js';

/** Events of a block in order. */
export interface BlockHead {
  /** See `Block.codes` and `Block.kinds`. */
  readonly codes: readonly number[];
  readonly kinds: Uint8Array;
  readonly nums?: Float64Array;
  readonly drops: readonly Drop[];
  /** See `Block.changes`. */
  readonly changes?: Uint8Array;
  /** See `Block.stateOnly`. */
  readonly stateOnly?: Uint8Array;
}

export interface BlockThreads {
  readonly threads: NumberColumn;
  readonly index: Uint32Array;
}

/** Where a block's columns come from. Each method is called once at most, and may throw CaptureError (damaged). */
export interface BlockSource {
  readonly segment: number;
  readonly length: number;
  readonly firstNum: number;
  readonly counts: ReadonlyMap<number, number>;
  head(): BlockHead;
  /** Nanoseconds since the capture's start. */
  times(): Times;
  threads(): BlockThreads;
  cpus(): Uint8Array | Uint16Array;
  /** A column by its parameter; undefined where the source has none. */
  column(type: EventType, param: number, rows: number): RawColumn | undefined;
}
