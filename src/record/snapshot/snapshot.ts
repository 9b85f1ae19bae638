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

/**
 * `root`: the process whose tree is recorded. Then only that tree is described, and of its ancestors what they are called:
 * what others do, or keep in their environment, is nobody's business here.
 */
export function takeSnapshot(time: bigint, clocks: Clocks, root?: number): Keyframe {
  const parentOf = parents();
  const tree = root === undefined ? new Set(parentOf.keys()) : descendants(root, parentOf);
  const shown = root === undefined ? tree : new Set([...tree, ...ancestors(root, parentOf)]);
  const tables = new SocketTables();
  return {
    time, origin: 'snapshot',
    threads: withNamespaceStarts([...shown].flatMap((pid) => threadsOf(pid, tree.has(pid), clocks))),
    descriptors: [...tree].map((pid) => descriptorsOf(pid, tables)),
    users: users(), groups: groups(), interfaces: interfaces(), containers: [],
  };
}
