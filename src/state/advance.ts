// One event further: what happens before, in and after a fold, in Falco's order.
//
// The replay loop sets `block`, `type`, `columns`, `row` and `index` of the event; everything else is set here. It may
// leave out events whose fold serves no fact that it needs, and events without a fold.
import type { NumberColumn } from '../schema/events.js';
import type { CurrentEvent } from './current-event.js';
import { settle } from './deferred.js';
import { FOLDS } from './fold.js';
import { NO_CHANGE } from './fold-table.js';
import type { State } from './state.js';
import { makesPlaceholder } from './threads/makes-placeholder.js';
import type { Thread } from './threads/thread.js';
import { MOST_THREADS, threadOrPlaceholder } from './threads/thread-table.js';

/** The event with its fold. */
export function advance(e: CurrentEvent): void {
  attend(e);
  const fold = FOLDS[e.type.code];
  if (fold === undefined) return;
  if (e.thread === undefined && !fold.threadless) return;
  if (fold.fold(e, e.columns as never, e.thread!) !== NO_CHANGE) e.changes = true;
}

/** The event without its fold: for events that change nothing that anybody asks for. */
export function attend(e: CurrentEvent): void {
  const { state } = e;
  const { lookups } = state;
  settle(state);
  e.changes = false;
  lookups.open(e.block);
  e.thread = threadOf(e);
  const { results, fds } = lookups.typeOf(e.type, e.columns);
  e.result = results === null ? NaN : results[e.row]!;
  attachFd(e, fds);
  e.fdBefore = e.fd;
}

/** The event's thread, and whether it came into the table by this event. */
function threadOf(e: CurrentEvent): Thread | undefined {
  const { state: { lookups, threads }, index } = e, before = threads.size;
  e.tid = lookups.tids[lookups.threadIndex[index]!]!;
  const thread = threadAt(e.state, e.type.code, index);
  e.changes = threads.size !== before;
  return thread;
}

/**
 * The thread that does the event at an index of the block that is gone over, by its number; asked of the table once for each
 * thread of a block. One that nobody knew gets a placeholder if events of this code give it one.
 */
export function threadAt(state: State, code: number, index: number): Thread | undefined {
  const { lookups: { threads, threadIndex, tids }, threads: table } = state;
  const at = threadIndex[index]!, known = threads[at];
  if (known !== undefined && !known.gone) return known;
  const tid = tids[at]!, mayAppear = makesPlaceholder[code] === 1 && tid >= 0 && table.size < MOST_THREADS;
  return threads[at] = mayAppear ? threadOrPlaceholder(state, tid) : table.get(tid);
}

/** The descriptor that the event names; of a descriptor that it makes the fold tells. */
function attachFd(e: CurrentEvent, fds: NumberColumn | null): void {
  const fd = fds === null ? -1 : fds[e.row]!;
  e.fdNum = fd === fd ? fd : -1;
  e.fd = e.thread === undefined || fd < 0 ? undefined : e.thread.process.fds.get(fd);
}
