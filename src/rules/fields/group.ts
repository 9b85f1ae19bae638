// group.*: the group a thread acts for.
import { groupOf } from '../accounts.js';
import type { Field } from '../field.js';
import { ofThread } from './thread-values.js';

export const GROUP: readonly Field[] = [
  { name: 'group.gid', type: 'uint32', varies: 'process', display: 'id', about: 'Effective group id', extract: ofThread((t) => t.gid) },
  { name: 'group.name', type: 'charbuf', varies: 'process', about: 'Name of the effective group',
    extract: ofThread((t, e) => e.state.texts.intern(groupOf(e.state, t, t.gid)?.name ?? (t.gid === 0 ? 'root' : '<NA>'))) },
];
