// One event further: what happens before, in and after a fold, in Falco's order.
//
// The replay loop sets `block`, `type`, `columns`, `row` and `index` of the event; everything else is set here. It may
// leave out events whose fold serves no fact that it needs, and events without a fold.
import type { NumberColumn } from '../schema/events.js';
import type { CurrentEvent } from './current-event.js';
import { settle } from './deferred.js';
import { FOLDS } from './fold.js';
import { NO_CHANGE } from './fold-table.js';
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

/** The thread by its number; asked of the table once for each thread of a block. */
function threadOf(e: CurrentEvent): Thread | undefined {
  const { threads, threadIndex, tids } = e.state.lookups;
  const at = threadIndex[e.index]!;
  e.tid = tids[at]!;
  const known = threads[at];
  if (known !== undefined && !known.gone) return known;
  const table = e.state.threads, before = table.size;
  const mayAppear = makesPlaceholder[e.type.code] === 1 && e.tid >= 0 && before < MOST_THREADS;
  const thread = mayAppear ? threadOrPlaceholder(e.state, e.tid) : table.get(e.tid);
  e.changes = table.size !== before;
  return threads[at] = thread;
}

/** The descriptor that the event names; of a descriptor that it makes the fold tells. */
function attachFd(e: CurrentEvent, fds: NumberColumn | null): void {
  const fd = fds === null ? -1 : fds[e.row]!;
  e.fdNum = fd === fd ? fd : -1;
  e.fd = e.thread === undefined || fd < 0 ? undefined : e.thread.process.fds.get(fd);
}
