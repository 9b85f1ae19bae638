// What a new thread takes over from the one it comes from, beyond what its own event says.
import { ABSENT } from '../../capture/texts.js';
import type { Thread } from './thread.js';

/** The program it runs, the session it is in, what it may do. */
export function copyImage(from: Thread, to: Thread): void {
  to.exepath = from.exepath;
  to.exeFlags = from.exeFlags;
  to.exeIno = from.exeIno;
  to.exeCtime = from.exeCtime;
  to.exeMtime = from.exeMtime;
  to.root = from.root;
  to.sid = from.sid;
  to.vpgid = from.vpgid;
  to.pgid = from.pgid;
  to.tty = from.tty;
  to.loginuid = from.loginuid;
  to.capInheritable = from.capInheritable;
  to.capPermitted = from.capPermitted;
  to.capEffective = from.capEffective;
  if (to.cgroups === ABSENT) to.cgroups = from.cgroups;
}
