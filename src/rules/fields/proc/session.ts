// proc.*: sessions and process groups, and who leads them.
import { EMPTY, type TextId } from '../../../capture/texts.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import { ancestors } from '../../../state/threads/lineage.js';
import type { Thread } from '../../../state/threads/thread.js';
import type { Extract, Field } from '../../field.js';
import { ofThread } from '../thread-values.js';

type IdKind = 'sid' | 'vpgid' | 'pgid';

/**
 * The leader of a thread's session or group. Ids of a pid namespace do not name threads of the host: there it is the
 * topmost of the ancestors that share the id.
 */
function leaderOf(event: CurrentEvent, thread: Thread, kind: IdKind): Thread | undefined {
  const id = thread[kind];
  if (id === -1) return undefined;
  const hostWide = kind === 'pgid' || !thread.inPidNamespace;
  const named = hostWide ? event.state.threads.get(id) : undefined;
  if (named) return named;
  const line = ancestors(event.state, thread);
  const end = line.findIndex((candidate) => candidate[kind] !== id);
  return line[(end < 0 ? line.length : end) - 1];
}

const ofLeader = (kind: IdKind, pick: (leader: Thread) => TextId): (() => Extract) =>
  ofThread((thread, event) => {
    const leader = leaderOf(event, thread, kind);
    return leader ? pick(leader) : EMPTY;
  });

function leaderFields(prefix: string, nameField: string, kind: IdKind, of: string): readonly Field[] {
  return [
    { name: nameField, type: 'charbuf', varies: 'lineage', about: `Name of the leader of the ${of}`,
      extract: ofLeader(kind, (t) => t.comm) },
    { name: `${prefix}.exe`, type: 'charbuf', varies: 'lineage', about: `argv[0] of the leader of the ${of}`,
      extract: ofLeader(kind, (t) => t.exe) },
    { name: `${prefix}.exepath`, type: 'charbuf', varies: 'lineage', about: `Path of the executable of the leader of the ${of}`,
      extract: ofLeader(kind, (t) => t.exepath) },
  ];
}

export const PROC_SESSION: readonly Field[] = [
  { name: 'proc.sid', type: 'int64', varies: 'process', display: 'id', about: 'Session id', extract: ofThread((t) => t.sid) },
  ...leaderFields('proc.sid', 'proc.sname', 'sid', 'session'),
  { name: 'proc.vpgid', type: 'int64', varies: 'process', display: 'id', about: 'Process group id in its own namespace',
    extract: ofThread((t) => t.vpgid) },
  ...leaderFields('proc.vpgid', 'proc.vpgid.name', 'vpgid', 'process group, as its namespace knows it'),
  { name: 'proc.pgid', type: 'int64', varies: 'process', display: 'id', about: 'Process group id', extract: ofThread((t) => t.pgid) },
  ...leaderFields('proc.pgid', 'proc.pgid.name', 'pgid', 'process group'),
  { name: 'proc.is_sid_leader', type: 'bool', varies: 'process', about: 'Whether it leads its session',
    extract: ofThread((t) => t.sid === t.vpid) },
  { name: 'proc.is_vpgid_leader', type: 'bool', varies: 'process', about: 'Whether it leads its process group in its own namespace',
    extract: ofThread((t) => t.vpgid === t.vpid) },
  { name: 'proc.is_pgid_leader', type: 'bool', varies: 'process', about: 'Whether it leads its process group',
    extract: ofThread((t) => t.pgid === t.pid) },
];
