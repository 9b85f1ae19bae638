// What tables say of a thread: the facts that rules see as proc.*, thread.*, user.* and container.*, as people read them.
import { NO_ID, userOf } from '../../rules/accounts.js';
import { splitStrings } from '../../rules/fields/thread-values.js';
import type { State } from '../../state/state.js';
import { mainThread, parent } from '../../state/threads/lineage.js';
import type { Thread } from '../../state/threads/thread.js';
import type { Value } from './column.js';
import { shown } from './loading.js';

export type Facts = Readonly<Record<string, Value>>;

/** Columns that `processes` and `thread_states` share. */
export function factsOf(state: State, thread: Thread): Facts {
  return {
    pid: known(thread.pid), vpid: known(thread.vpid),
    name: shown(state, thread.comm), exe: shown(state, thread.exe), exepath: shown(state, thread.exepath),
    args: argumentsOf(state, thread), cmdline: shown(state, thread.cmdline),
    cwd: directoryOf(state, thread), root: shown(state, thread.root),
    ...accountOf(state, thread),
    tty: thread.tty, container: shown(state, thread.containerId),
  };
}

const known = (id: number): Value => (id < 0 ? undefined : id);

function argumentsOf(state: State, thread: Thread): Value {
  const text = splitStrings(state.texts.value(thread.args)).join(' ');
  return text === '' ? undefined : Buffer.from(text, 'latin1').toString('utf8');
}

/** Of a thread whose main thread nobody knows, nor is its directory. */
const directoryOf = (state: State, thread: Thread): Value =>
  (thread.placeholder || mainThread(thread) !== undefined ? shown(state, thread.process.cwd) : './');

function accountOf(state: State, thread: Thread): Facts {
  const { uid, gid, loginuid } = thread;
  const user = userOf(state, thread, uid)?.name ?? (uid === 0 ? 'root' : undefined);
  return { uid: id(uid), user: user === '<NA>' ? undefined : user, gid: id(gid), loginuid: id(loginuid) };
}

const id = (number: number): Value => (number === NO_ID ? undefined : number);

/** Process id of the parent; undefined where nobody knows it. */
export const parentPid = (state: State, thread: Thread): Value => parent(state, thread)?.pid;
