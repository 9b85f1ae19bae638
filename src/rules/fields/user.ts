// user.*: who a thread acts for, and who logged in.
import type { UserFacts } from '../../capture/keyframe.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Thread } from '../../state/threads/thread.js';
import { NO_ID, userOf } from '../accounts.js';
import type { Field } from '../field.js';
import { ofThread } from './thread-values.js';

/** Root is known without a table; others without a name are `<NA>`. */
const named = (id: (thread: Thread) => number, pick: (user: UserFacts) => string, root: string) =>
  ofThread((thread: Thread, event: CurrentEvent) => {
    const user = userOf(event.state, thread, id(thread));
    return event.state.texts.intern(user ? pick(user) : id(thread) === 0 ? root : '<NA>');
  });

const effective = (thread: Thread): number => thread.uid;
const login = (thread: Thread): number => thread.loginuid;

export const USER: readonly Field[] = [
  { name: 'user.uid', type: 'uint32', varies: 'process', display: 'id', about: 'Effective user id', extract: ofThread(effective) },
  { name: 'user.name', type: 'charbuf', varies: 'process', about: 'Name of the effective user',
    extract: named(effective, (user) => user.name, 'root') },
  { name: 'user.homedir', type: 'charbuf', varies: 'process', about: 'Home directory of the effective user',
    extract: named(effective, (user) => user.home, '/root') },
  { name: 'user.shell', type: 'charbuf', varies: 'process', about: 'Login shell of the effective user',
    extract: named(effective, (user) => user.shell, '<NA>') },
  { name: 'user.loginuid', type: 'int64', varies: 'process', display: 'id', about: 'Id of the user who logged in; -1 nobody',
    extract: ofThread((t) => (t.loginuid === NO_ID ? -1 : t.loginuid)) },
  { name: 'user.loginname', type: 'charbuf', varies: 'process', about: 'Name of the user who logged in',
    extract: named(login, (user) => user.name, 'root') },
];
