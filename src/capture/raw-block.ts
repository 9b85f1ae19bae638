// What a source of events (the recorder, an importer, a test) hands to the writer: one block of finished columns.
//
// Integer columns come as the narrowest typed array that holds them. Text columns hold ids of the segment's dictionary:
// id 0 is absent, ids count up from 1 in the order in which `strings` of this segment's blocks introduce them.
import type { Drop } from './block.js';

export type RawNumbers =
  | Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | BigInt64Array | BigUint64Array;

/** Payload of varying length: row r is bytes[offsets[r] … offsets[r + 1]). */
export interface RawBytes {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** One parameter's values. `absent` marks rows without a value, one byte a row; left out when all rows have one. */
export interface RawColumn {
  readonly numbers?: RawNumbers;
  readonly texts?: Uint32Array;
  readonly payload?: RawBytes;
  readonly absent?: Uint8Array;
}

export interface RawBlock {
  readonly length: number;
  /** Number of the first event (from 1); later ones count up unless `nums` says otherwise. */
  readonly firstNum: number;
  readonly nums?: Float64Array;
  /** Nanoseconds since the epoch of the first event, and of each event since that. */
  readonly baseTime: bigint;
  readonly times: BigUint64Array | Uint32Array;
  readonly codes: Uint16Array;
  readonly cpus: Uint8Array | Uint16Array;
  readonly threads: Int32Array | BigInt64Array;
  readonly threadIndex: Uint8Array | Uint16Array | Uint32Array;
  /** Dictionary entries that this block adds to its segment. */
  readonly strings: RawBytes;
  /** For each event code present: its columns in the order of the event table. */
  readonly columns: ReadonlyMap<number, readonly RawColumn[]>;
  readonly drops: readonly Drop[];
  /** A bit for each event: whether it changed the state (see `Block.changes`). Left out where nobody has found out. */
  readonly changes?: Uint8Array;
  /** A bit for each event: whether it is there for the state alone (see `Block.stateOnly`). Left out where none is. */
  readonly stateOnly?: Uint8Array;
}
