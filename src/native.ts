// The addon, typed: loads it from where it was built and says so when it is not there.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Drop } from './capture/block.js';
import type { RawBlock } from './capture/raw-block.js';
import { inPackage } from './package-root.js';

export interface NativeOptions {
  /** Path of the compiled kernel side. */
  readonly object: string;
  /** Size of each processor's ring: a power of two. */
  readonly ringBytes: number;
  /** Bytes of payload kept per I/O event. */
  readonly snaplen: number;
  /** Record only processes that were included or spawned, and what they start. */
  readonly tree: boolean;
  /** Codes of the events to record. */
  readonly wanted: readonly number[];
  /** Record so many events and no more; 0 for any number. */
  readonly mostEvents: number;
}

export interface NativeBlock extends RawBlock {
  /** Counts up with `newSegment`: blocks that were finished before it still belong to the segment before. */
  readonly segment: number;
}

export interface NativeStats {
  readonly events: number;
  /** Records that the addon did not know: addon and kernel side were built from different tables. */
  readonly unknown: number;
  /** All losses so far. */
  readonly drops: readonly Drop[];
  readonly ringUsed: readonly number[];
  readonly ringBytes: number;
  /** Finished blocks that nobody has taken. */
  readonly queued: number;
}

export interface NativeRecorder {
  /** Attaches the hooks and starts draining. */
  attach(): void;
  /** Makes a process a member of the recorded tree; what it starts from now on follows. */
  include(pid: number): void;
  /** Processes of the recorded tree; some may have ended a moment ago. */
  members(): readonly number[];
  /** Starts a command, held back before its execve. Its pid. */
  spawn(command: readonly string[]): number;
  /** Lets the command go; 0, or the errno of its execve. */
  release(): number;
  /** How the command ended; null while it runs. */
  childStatus(): ChildStatus | null;
  /** The oldest finished block; null when there is none yet. */
  take(): NativeBlock | null;
  /** The next block begins a new segment, with an empty dictionary. */
  newSegment(): void;
  /** Nanoseconds since the epoch, on the clock of the events. */
  now(): bigint;
  stats(): NativeStats;
  /** Detaches and drains what was submitted; finished blocks stay to be taken. */
  stop(): void;
}

export interface ChildStatus {
  readonly code?: number;
  readonly signal?: number;
}

/** What the addon throws; `log` is the verifier's. */
export interface NativeError extends Error {
  readonly errno?: number;
  readonly log?: string;
}

interface Addon {
  readonly Recorder: new (options: NativeOptions) => NativeRecorder;
}

export const ADDON_PATH = inPackage('native/build/Release/falco_rec.node');
export const BPF_OBJECT_PATH = inPackage('bpf/.build/falco_rec.bpf.o');

/** What of the recorder has not been built; empty when all is there. */
export const missingParts = (): string[] => [ADDON_PATH, BPF_OBJECT_PATH].filter((path) => !existsSync(path));

/** Loads the kernel side, not attached yet. Throws NativeError. */
export function openRecorder(options: Omit<NativeOptions, 'object'>): NativeRecorder {
  const addon = createRequire(import.meta.url)(ADDON_PATH) as Addon;
  return new addon.Recorder({ ...options, object: BPF_OBJECT_PATH });
}
