// The machine as /proc shows it, taken while events are already being recorded: what happens meanwhile is in both, and
// each thread says when it was read, so that whoever folds the events knows which of them are news.
import type { Keyframe } from '../../capture/keyframe.js';
import { groups, users } from './accounts.js';
import { descriptorsOf } from './descriptors.js';
import { interfaces } from './interfaces.js';
import { withNamespaceStarts } from './pid-namespaces.js';
import { SocketTables } from './sockets.js';
import { threadsOf, type Clocks } from './threads.js';
import { ancestors, descendants, parents } from './tree.js';

/** `tree`: the process whose tree is recorded. Of others' processes neither environment nor descriptors are read then. */
export function takeSnapshot(time: bigint, clocks: Clocks, tree?: number): Keyframe {
  const parentOf = parents();
  const all = [...parentOf.keys()];
  const near = tree === undefined ? new Set(all) : new Set([...descendants(tree, parentOf), ...ancestors(tree, parentOf)]);
  const tables = new SocketTables();
  return {
    time, origin: 'snapshot',
    threads: withNamespaceStarts(all.flatMap((pid) => threadsOf(pid, near.has(pid), clocks))),
    descriptors: [...near].map((pid) => descriptorsOf(pid, tables)),
    users: users(), groups: groups(), interfaces: interfaces(), containers: [],
  };
}
