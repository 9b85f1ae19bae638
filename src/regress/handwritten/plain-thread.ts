// A process of which nothing is said but its name: what all facts are then.
import type { ThreadFacts } from '../../capture/keyframe.js';
import { toBytes } from '../../capture/texts.js';

/** Bytes of a name that the kernel keeps. */
const COMM_BYTES = 15;
const NOBODY = 0xffffffff;

/** A process with one thread. The kernel cuts its name to 15 bytes, and rules see it so. */
export const plainThread = (name: string, exepath: string, facts: Partial<ThreadFacts> & { readonly tid: number }): ThreadFacts => ({
  pid: facts.tid, ptid: 1, vtid: facts.tid, vpid: facts.tid, sid: facts.tid, vpgid: facts.tid, pgid: facts.tid,
  comm: toBytes(name).slice(0, COMM_BYTES), exe: toBytes(name), exepath: toBytes(exepath),
  args: '', env: '', cwd: '/', root: '/', cgroups: '',
  uid: 0, gid: 0, loginuid: NOBODY, tty: 0, capInheritable: 0n, capPermitted: 0n, capEffective: 0n, fdlimit: 1024,
  vmSize: 0, vmRss: 0, vmSwap: 0, faultsMajor: 0, faultsMinor: 0, flags: 0, exeFlags: 0, exeIno: 0,
  exeCtime: 0n, exeMtime: 0n, cloneTime: 0n, pidnsStart: 0n, asOf: 0n,
  ...facts,
});
