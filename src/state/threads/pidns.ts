// When the pid namespace of a process began: `proc.pidns_init_start_ts`, and so a container's start.
import type { CurrentEvent } from '../current-event.js';
import { CLONE, type Thread } from './thread.js';

/** Boot for the host's namespace; in others the event says how long after boot their init started. */
export function pidnsStart(e: CurrentEvent, thread: Thread, sinceBoot: number): bigint {
  const { bootTime } = e.state.header.machine;
  const nested = (thread.flags & CLONE.NEWPID) !== 0 || thread.inPidNamespace;
  return nested && sinceBoot > 0 ? bootTime + BigInt(sinceBoot) : bootTime;
}
