// Users and groups by id, as the container of a thread knows them.
import type { GroupFacts, UserFacts } from '../capture/keyframe.js';
import type { State } from '../state/state.js';
import type { Thread } from '../state/thread.js';

export const NO_ID = 0xffffffff;

/** Keys of the host's accounts are needed for every event, so they are built once. */
const hostKeys = new Map<number, string>();

function keyOf(state: State, thread: Thread | undefined, id: number): string {
  const container = thread ? state.texts.value(thread.containerId) : '';
  if (container !== '') return `${container} ${id}`;
  const known = hostKeys.get(id);
  if (known !== undefined) return known;
  const key = ` ${id}`;
  hostKeys.set(id, key);
  return key;
}

export const userOf = (state: State, thread: Thread | undefined, uid: number): UserFacts | undefined =>
  state.users.get(keyOf(state, thread, uid));

export const groupOf = (state: State, thread: Thread | undefined, gid: number): GroupFacts | undefined =>
  state.groups.get(keyOf(state, thread, gid));
