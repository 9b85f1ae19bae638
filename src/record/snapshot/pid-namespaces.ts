// When the pid namespaces of the snapshot's processes began: the start of their first process, number 1 within.
import type { ThreadFacts } from '../../capture/keyframe.js';
import { readLink } from './proc.js';

export function withNamespaceStarts(threads: readonly ThreadFacts[]): ThreadFacts[] {
  const namespaceOf = new Map<number, string>();
  const starts = new Map<string, bigint>();
  for (const { pid, tid, vpid, pidnsStart, cloneTime } of threads) {
    if (pidnsStart !== 0n || tid !== pid) continue;
    const namespace = readLink(`/proc/${pid}/ns/pid`) ?? '';
    namespaceOf.set(pid, namespace);
    if (vpid === 1) starts.set(namespace, cloneTime);
  }
  return threads.map((thread) => (
    thread.pidnsStart === 0n ? { ...thread, pidnsStart: starts.get(namespaceOf.get(thread.pid) ?? '') ?? 0n } : thread
  ));
}
