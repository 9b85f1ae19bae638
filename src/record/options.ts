// What a recording is asked for, and what it tells when it is done.
import type { Drop } from '../capture/block.js';
import type { Totals } from '../capture/write/encoder.js';
import type { Header } from '../capture/header.js';
import type { Keyframe } from '../capture/keyframe.js';
import type { ChildStatus } from '../native.js';
import type { FoldAlong } from '../state/fold-along.js';

export interface RecordOptions {
  readonly output: string;
  /** Record this command and what it starts; or … */
  readonly command?: readonly string[];
  /** … this process and what it starts; or, without either, the whole machine. */
  readonly pid?: number;
  /** Seconds after which to end. */
  readonly duration?: number;
  /** How many events to keep; the recording ends with the last of them. */
  readonly events?: number;
  /** Bytes of payload kept per I/O event, at most 16384. */
  readonly snaplen?: number;
  /** Bytes of each processor's ring: a power of two. */
  readonly ringBytes?: number;
  /** Codes of the events to record; all that can be recorded when left out. */
  readonly wanted?: readonly number[];
  /** Show what is going on, on stderr. */
  readonly statusLine?: boolean;
  /** Name and version for the header. */
  readonly writer?: string;
  /** What is left out of the file of the machine that is recorded: applied to header and first snapshot before they are written. */
  readonly redact?: Redaction;
  /** Ends the recording from outside, as SIGINT and SIGTERM do. */
  readonly signal?: AbortSignal;
  /** What knows the state after each block; without it a recording is one segment, and readers must fold every event. */
  readonly foldAlong?: (header: Header, first: Keyframe) => FoldAlong;
}

export interface Redaction {
  header(header: Header): Header;
  keyframe(keyframe: Keyframe): Keyframe;
}

export const DEFAULT_SNAPLEN = 80;
export const DEFAULT_RING_BYTES = 8 << 20;

export interface Recording {
  readonly path: string;
  readonly header: Header;
  readonly totals: Totals;
  /** Events lost, per processor and event code. */
  readonly drops: readonly Drop[];
  readonly seconds: number;
  /** How the command ended, if it did before the recording. */
  readonly child: ChildStatus | undefined;
  /** Processes of a command's tree that were still at work at the end: what they did afterwards is not recorded. */
  readonly survivors: readonly number[];
}
