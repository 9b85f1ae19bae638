// A state before its first event: empty, or as a keyframe says.
import type { Header } from '../capture/header.js';
import type { Keyframe } from '../capture/keyframe.js';
import type { Texts } from '../capture/texts.js';
import { Addresses } from './sockets/addresses.js';
import { BlockLookups } from './block-lookups.js';
import { addContainer } from './containers/containers.js';
import { nameSnapshotSockets } from './sockets/snapshot-sockets.js';
import { loadDescriptors } from './descriptors/load-descriptors.js';
import { InheritedTables } from './descriptors/inherited-tables.js';
import { ChangedThreads } from './threads/changed-threads.js';
import { loadThreads } from './threads/load-threads.js';
import { Paths } from './paths/path-table.js';
import { RecentFiles } from './descriptors/recent-files.js';
import type { State } from './state.js';
import { groupKey, userKey } from './threads/user-key.js';

export function createState(header: Header, texts: Texts): State {
  return {
    header, texts,
    threads: new Map(), children: new Map(), lineageEpoch: 0, changed: new ChangedThreads(),
    users: new Map(), groups: new Map(), interfaces: [],
    containers: new Map(), announced: undefined, containerAddresses: new Map(), containerIds: new Map(),
    keepEnvironment: false,
    paths: new Paths(texts), addresses: new Addresses(texts), lookups: new BlockLookups(),
    recentFiles: new RecentFiles(), inheritedTables: new InheritedTables(),
    deferred: { exited: undefined, reaperTid: 0, closedIn: undefined, closedFd: -1 },
    exited: new Map(),
  };
}

/** Makes the state what the keyframe says, whatever it was: that is how a segment begins. */
export function fromKeyframe(state: State, keyframe: Keyframe): void {
  clear(state);
  for (const user of keyframe.users) state.users.set(userKey(user.containerId, user.uid), user);
  for (const group of keyframe.groups) state.groups.set(groupKey(group.containerId, group.gid), group);
  state.interfaces.push(...keyframe.interfaces);
  for (const container of keyframe.containers) addContainer(state, container.json);
  loadThreads(state, keyframe);
  loadDescriptors(state, keyframe);
  if (keyframe.origin !== 'state') nameSnapshotSockets(state);
}

function clear(state: State): void {
  for (const thread of state.threads.values()) thread.gone = true;
  state.threads.clear();
  state.children.clear();
  state.users.clear();
  state.groups.clear();
  state.interfaces.length = 0;
  state.containers.clear();
  state.containerAddresses.clear();
  state.containerIds.clear();
  state.exited.clear();
  state.announced = undefined;
  state.deferred.exited = undefined;
  state.deferred.closedIn = undefined;
  state.lineageEpoch++;
}
