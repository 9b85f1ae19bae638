// A capture for a program: what it says of itself, and what is in it.
import { contentsOf } from '../capture/contents.js';
import type { Machine, Scope } from '../capture/header.js';
import { openAnyCapture } from '../capture/open-any.js';
import type { Problem } from '../capture/problem.js';
import type { Capture as Opened } from '../capture/read/reader.js';
import { eventType } from '../schema/events.js';

/** An open capture. The functions of this library take it; close it when they are done. */
export interface Capture {
  readonly header: {
    readonly machine: Machine;
    /** Nanoseconds since the epoch. */
    readonly startTime: bigint;
    /** Bytes of payload kept of each read and write. */
    readonly snaplen: number;
    /** What was recorded: the whole system, or a process and its descendants. */
    readonly scope: Scope;
    /** Name and version of the program that wrote the file. */
    readonly writer: string;
  };
  /** What of the file could not be read, so far: some of it is found by opening, the rest by reading events. */
  readonly problems: readonly Problem[];
  /** Bytes of the file. */
  readonly size: number;
  close(): void;
}

/** Opens a capture of falco-rec, or a `.scap` of sysdig or Falco. Throws CaptureError when nothing of it can be read. */
export const openCapture = (path: string): Capture => openAnyCapture(path);

/** A capture as its readers have it: `Capture` is what of it is for everybody. */
export const opened = (capture: Capture): Opened => capture as Opened;

export interface CaptureContents {
  readonly events: number;
  /** Events that the recorder lost. */
  readonly lost: number;
  /** Nanoseconds since the epoch. */
  readonly startTime: bigint;
  readonly endTime: bigint;
  /** How many events there are of each type, most frequent first. */
  readonly byType: Readonly<Record<string, number>>;
  /** Types of events that were recorded: that others are absent proves nothing. */
  readonly recorded: readonly string[];
}

/** Counts what is in a capture, without reading its events. */
export function contents(capture: Capture): CaptureContents {
  const { header } = opened(capture);
  const { events, lost, endTime, types } = contentsOf(opened(capture));
  return {
    events, lost, startTime: header.startTime, endTime, byType: Object.fromEntries(types),
    recorded: header.recorded.map((code) => eventType(code)?.name ?? `code ${code}`),
  };
}
