// What a row of a fold table is: what one kind of event does to the state.
import type { Columns, EventName } from '../schema/events.js';
import type { CurrentEvent } from './current-event.js';
import type { Thread } from './threads/thread.js';

/** What a fold that left the state as it was may say so with; what says nothing may have changed it. */
export const NO_CHANGE = false;
export type Effect = typeof NO_CHANGE | void;

/**
 * Folds by event name: the event, its columns, and the thread that did it (a placeholder if nobody knows it). Folds set
 * `e.fd` and `e.fdNum` to what they made.
 */
export type FoldTable = {
  readonly [N in EventName]?: (e: CurrentEvent, c: Columns<N>, thread: Thread) => Effect;
};

/**
 * What is kept up to date only for those who ask: too bulky, or known from events that serve nothing else and so need
 * not be looked at.
 * - memory: sizes and page faults of threads
 * - connected: `fd.connected`, as far as reading and writing prove it
 * - environment: the variables that a program was started with (see `State.keepEnvironment`)
 */
export type Fact = 'memory' | 'connected' | 'environment';

export interface Fold {
  readonly fold: (e: CurrentEvent, c: never, thread: Thread) => Effect;
  /** Left out: every replay needs it. */
  readonly serves?: Fact;
  /** Is called even where no thread is known; it sets `e.thread` itself. */
  readonly threadless: boolean;
}
