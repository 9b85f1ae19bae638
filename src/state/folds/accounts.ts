// Users and groups that were seen to come and go.
import type { Columns } from '../../schema/events.js';
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { factsChanged } from '../threads/facts.js';
import { groupKey, userKey } from '../threads/user-key.js';

/** Names may be shown by any process of the account; such events are rare, so all are asked anew. */
function everyoneChanged(e: CurrentEvent): void {
  for (const thread of e.state.threads.values()) factsChanged(e.state, thread);
}

const containerIdOf = (e: CurrentEvent, c: Pick<Columns<'groupadded'>, 'container_id'>): string =>
  e.state.texts.value(c.container_id[e.row]!);

export const accounts: FoldTable = {
  useradded(e, c) {
    const { texts, users } = e.state;
    const containerId = containerIdOf(e, c), uid = c.uid[e.row]!;
    users.set(userKey(containerId, uid), {
      containerId, uid, gid: c.gid[e.row]!,
      name: texts.value(c.name[e.row]!), home: texts.value(c.home[e.row]!), shell: texts.value(c.shell[e.row]!),
    });
    everyoneChanged(e);
  },
  userdeleted(e, c) {
    e.state.users.delete(userKey(containerIdOf(e, c), c.uid[e.row]!));
    everyoneChanged(e);
  },
  groupadded(e, c) {
    const containerId = containerIdOf(e, c), gid = c.gid[e.row]!;
    e.state.groups.set(groupKey(containerId, gid), { containerId, gid, name: e.state.texts.value(c.name[e.row]!) });
    everyoneChanged(e);
  },
  groupdeleted(e, c) {
    e.state.groups.delete(groupKey(containerIdOf(e, c), c.gid[e.row]!));
    everyoneChanged(e);
  },
};
