// Where a replay stands: one event, and what the state knows of it. One object, moved from event to event.
import { EMPTY } from '../capture/texts.js';
import type { Block } from '../capture/block.js';
import { EVENT_TYPES, type EventType } from '../schema/events.js';
import type { Descriptor } from './descriptors/descriptor.js';
import type { State } from './state.js';
import type { Thread } from './threads/thread.js';

export class CurrentEvent {
  block!: Block;
  type: EventType = EVENT_TYPES.syscall;
  /** The type's columns in this block; the event is at `row` of each. Typed by handlers, which know their event. */
  columns: unknown = undefined;
  row = 0;
  /** Index in the block. */
  index = 0;
  tid = -1;
  /** The thread that did it; undefined only for events that have none. */
  thread: Thread | undefined = undefined;
  /** Number of the descriptor the event works on or creates; -1 none. */
  fdNum = -1;
  /** That descriptor, as it is after the event (for close: as it was). */
  fd: Descriptor | undefined = undefined;
  /** The descriptor as it was before the event; undefined where the event made it. */
  fdBefore: Descriptor | undefined = undefined;
  /** It changed the state, or may have. */
  changes = false;
  /** The result (parameter 0 of an exit event); NaN where the event has none. */
  result = NaN;

  /** Stands nowhere yet. */
  constructor(readonly state: State) {}

  /** Nanoseconds since the capture's start; worked out when it is asked for. */
  get time(): number {
    return this.block.timeAt(this.index);
  }
}

/** The event gave its descriptor another name. What was just made had none before, so every successful open does. */
export const nameChanged = ({ fd, fdBefore }: CurrentEvent): boolean =>
  fd !== undefined && fd !== fdBefore && fd.name !== (fdBefore?.name ?? EMPTY);
