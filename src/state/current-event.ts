// Where a replay stands: one event, and what the state knows of it. One object, moved from event to event.
import { EMPTY } from '../capture/texts.js';
import type { Block } from '../capture/block.js';
import type { EventType } from '../schema/events.js';
import type { Descriptor } from './descriptors/descriptor.js';
import type { State } from './state.js';
import type { Thread } from './threads/thread.js';

export interface CurrentEvent {
  readonly state: State;
  block: Block;
  type: EventType;
  /** The type's columns in this block; the event is at `row` of each. Typed by handlers, which know their event. */
  columns: unknown;
  row: number;
  /** Index in the block. */
  index: number;
  /** Nanoseconds since the capture's start. */
  time: number;
  tid: number;
  /** The thread that did it; undefined only for events that have none. */
  thread: Thread | undefined;
  /** Number of the descriptor the event works on or creates; -1 none. */
  fdNum: number;
  /** That descriptor, as it is after the event (for close: as it was). */
  fd: Descriptor | undefined;
  /** The descriptor as it was before the event; undefined where the event made it. */
  fdBefore: Descriptor | undefined;
  /** It changed the state, or may have. */
  changes: boolean;
  /** The result (parameter 0 of an exit event); NaN where the event has none. */
  result: number;
}

/** The event gave its descriptor another name. What was just made had none before, so every successful open does. */
export const nameChanged = ({ fd, fdBefore }: CurrentEvent): boolean =>
  fd !== undefined && fd !== fdBefore && fd.name !== (fdBefore?.name ?? EMPTY);
