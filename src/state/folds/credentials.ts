// Who a thread acts as: ids, capabilities, session.
import type { Columns } from '../../schema/events.js';
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { factsChanged } from '../threads/facts.js';
import { CLONE, type Thread } from '../threads/thread.js';

/** Every capability up to CAP_CHECKPOINT_RESTORE (40): what the first process of a user namespace has in it. */
const ALL_CAPABILITIES = 2 ** 41 - 1;

function setUid(e: CurrentEvent, thread: Thread, uid: number): void {
  if (e.result !== 0) return;
  thread.uid = uid;
  factsChanged(e.state, thread);
}

function setGid(e: CurrentEvent, thread: Thread, gid: number): void {
  if (e.result !== 0) return;
  thread.gid = gid;
  factsChanged(e.state, thread);
}

function enterUserNamespace(e: CurrentEvent, thread: Thread, flags: number): void {
  if (!(e.result >= 0) || (flags & CLONE.NEWUSER) === 0) return;
  thread.capInheritable = thread.capPermitted = thread.capEffective = ALL_CAPABILITIES;
  factsChanged(e.state, thread);
}

function setCapabilities(e: CurrentEvent, c: Columns<'capset'>, thread: Thread): void {
  if (!(e.result >= 0)) return;
  thread.capInheritable = c.cap_inheritable[e.row]!;
  thread.capPermitted = c.cap_permitted[e.row]!;
  thread.capEffective = c.cap_effective[e.row]!;
  factsChanged(e.state, thread);
}

export const credentials: FoldTable = {
  setuid(e, c, thread) { setUid(e, thread, c.uid[e.row]!); },
  setreuid(e, c, thread) { setUid(e, thread, c.euid[e.row]!); },
  setresuid(e, c, thread) { setUid(e, thread, c.euid[e.row]!); },
  setgid(e, c, thread) { setGid(e, thread, c.gid[e.row]!); },
  setregid(e, c, thread) { setGid(e, thread, c.egid[e.row]!); },
  setresgid(e, c, thread) { setGid(e, thread, c.egid[e.row]!); },
  capset: setCapabilities,
  setns(e, c, thread) { enterUserNamespace(e, thread, c.nstype[e.row]!); },
  unshare(e, c, thread) { enterUserNamespace(e, thread, c.flags[e.row]!); },
  setsid(e, c, thread) {
    if (!(c.res[e.row]! >= 0)) return;
    thread.sid = c.res[e.row]!;
    factsChanged(e.state, thread);
    e.state.lineageEpoch++;
  },
};
