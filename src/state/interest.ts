// Who wants events of which code: the state, a visitor, or both.
import type { Block } from '../capture/block.js';
import { EVENT_CODES, eventType } from '../schema/events.js';
import type { CurrentEvent } from './current-event.js';
import { isConditional, stateCodes } from './fold.js';
import type { Fact } from './fold-table.js';
import type { Thread } from './threads/thread.js';

export interface Visitor {
  /** By event code: 1 where the visitor wants to see such events, `IF_IT_CHANGES` where only those that change the state. */
  readonly wants: Uint8Array;
  /** What the state must keep for the visitor's questions, beyond what every replay needs. */
  readonly needs: ReadonlySet<Fact>;
  /**
   * Whether it can be said without looking at the event that events of this code by this thread are not wanted now.
   * Asked only of threads that are alive; of events that change the state, after it took them in. The answer holds until
   * facts of this thread change.
   */
  passesOver?(code: number, thread: Thread): boolean;
  /** Called when the state has been set anew from a keyframe: at the start, and wherever it could not be carried on. */
  begin?(): void;
  /**
   * Called with the events of a block that nobody looks at, from the index `from` up to `to`: before the next one is looked at,
   * and at the end of the block. The state is as it is for all of them.
   */
  between?(block: Block, from: number, to: number): void;
  /** Called for each wanted event, after the state took it in; false ends the walk. */
  see(event: CurrentEvent): boolean | void;
}

/** See `Visitor.wants`. */
export const IF_IT_CHANGES = 2;

/** Bits of an interest. */
export const STATE = 1;
export const VISITOR = 2;
/** The state wants such an event only if the block does not say that it changed nothing. */
export const IF_CHANGED = 4;
/** The visitor wants such an event only where somebody looks at it anyway. */
export const ALONG = 8;

/** By event code, as large as codes can be: a newer writer may know events that this table does not, and they are passed over. */
export function interestOf({ wants, needs }: Visitor): Uint8Array {
  const interest = new Uint8Array(0x10000);
  for (const code of stateCodes(needs)) {
    interest[code] = STATE | (isConditional(code) ? IF_CHANGED : 0);
  }
  for (let code = 0; code < EVENT_CODES; code++) {
    if (wants[code] && eventType(code) !== undefined) interest[code] |= VISITOR | (wants[code] === IF_IT_CHANGES ? ALONG : 0);
  }
  return interest;
}
