// Users and groups by id, as the container of a thread knows them.
import type { GroupFacts, UserFacts } from '../capture/keyframe.js';
import type { State } from '../state/state.js';
import type { Thread } from '../state/threads/thread.js';
import { groupKey, userKey } from '../state/threads/user-key.js';

export const NO_ID = 0xffffffff;

const containerOf = (state: State, thread: Thread | undefined): string => (thread ? state.texts.value(thread.containerId) : '');

export const userOf = (state: State, thread: Thread | undefined, uid: number): UserFacts | undefined =>
  state.users.get(userKey(containerOf(state, thread), uid));

export const groupOf = (state: State, thread: Thread | undefined, gid: number): GroupFacts | undefined =>
  state.groups.get(groupKey(containerOf(state, thread), gid));
