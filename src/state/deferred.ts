// What an event leaves to be done before the next one: the thread that exited and the descriptor that was closed are
// still there for the rules that judge the exit and the close.
import type { State } from './state.js';
import { removeExited } from './threads/reaper.js';

/** Does it. Events that nobody wants may lie between; nothing of them is seen, so the next one looked at is soon enough. */
export function settle(state: State): void {
  const { deferred } = state;
  if (deferred.closedIn !== undefined) {
    deferred.closedIn.delete(deferred.closedFd);
    deferred.closedIn = undefined;
  }
  if (deferred.exited !== undefined) {
    removeExited(state, deferred.exited, deferred.reaperTid);
    deferred.exited = undefined;
  }
}
