// thread.*: facts of the one thread that did it.
import { CAPABILITIES } from '../../schema/capabilities.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Thread } from '../../state/threads/thread.js';
import { textFromNumber, textFromText } from '../derived-texts.js';
import type { Extract, Field, Value } from '../field.js';
import { ofThread, splitStrings } from './thread-values.js';

/** Sets have more bits than a JavaScript shift can reach. */
const hasBit = (bits: number, bit: number): boolean => Math.floor(bits / 2 ** bit) % 2 === 1;
const capabilities = textFromNumber((bits) => CAPABILITIES.filter((_, bit) => hasBit(bits, bit)).join(' '));

/** Names that kernels and Falco disagree on. */
const SUBSYSTEMS: Readonly<Record<string, string>> = { perf: 'perf_event', mem: 'memory', io: 'blkio' };

function renamed(entry: string): string {
  const [subsystem, path] = cut(entry);
  const name = subsystem.replace('_cgroup', '');
  return `${SUBSYSTEMS[name] ?? name}=${path}`;
}

function cut(entry: string): readonly [string, string] {
  const at = entry.indexOf('=');
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}

const allCgroups = textFromText((cgroups) => splitStrings(cgroups).map(renamed).join(' ') || undefined);

const cgroups = ofThread((thread, event) => allCgroups(event.state.texts, thread.cgroups) || undefined);

function cgroup(subsystem: string | undefined): Extract {
  const path = textFromText((text) => {
    const entry = splitStrings(text).map(renamed).find((candidate) => candidate.startsWith(`${subsystem!}=`));
    return entry && cut(entry)[1];
  });
  return ofThread((thread, event) => path(event.state.texts, thread.cgroups) || undefined)();
}

const orNone = (id: number): Value => (id === -1 ? undefined : id);
const ofMain = (pick: (thread: Thread) => number): (() => Extract) => ofThread((thread) => (thread.isMain ? pick(thread) : 0));

/** Falco keeps no time of an earlier snapshot when it replays, so that what is new since then is always 0. */
const share = (): Extract => (event: CurrentEvent) => (event.type.name === 'procinfo' && event.thread ? 0 : undefined);

export const THREAD: readonly Field[] = [
  { name: 'thread.tid', type: 'int64', varies: 'process', display: 'id', about: 'Thread id', extract: () => (e) => e.tid },
  { name: 'thread.vtid', type: 'int64', varies: 'process', display: 'id', about: 'Thread id in its own namespace',
    extract: ofThread((t) => orNone(t.vtid)) },
  { name: 'thread.ismain', type: 'bool', varies: 'process', about: 'Whether it is the main thread', extract: ofThread((t) => t.isMain) },
  { name: 'thread.cap_permitted', type: 'charbuf', varies: 'process', about: 'Names of the permitted capabilities',
    extract: ofThread((t, e) => capabilities(e.state.texts, t.capPermitted)) },
  { name: 'thread.cap_inheritable', type: 'charbuf', varies: 'process', about: 'Names of the inheritable capabilities',
    extract: ofThread((t, e) => capabilities(e.state.texts, t.capInheritable)) },
  { name: 'thread.cap_effective', type: 'charbuf', varies: 'process', about: 'Names of the effective capabilities',
    extract: ofThread((t, e) => capabilities(e.state.texts, t.capEffective)) },
  { name: 'thread.cgroups', type: 'charbuf', varies: 'process', about: 'All control groups', extract: cgroups },
  { name: 'thread.cgroup', type: 'charbuf', varies: 'process', argument: 'name', argumentRequired: true, argumentNames: /^[a-zA-Z_]+/,
    about: 'Path of one control group: thread.cgroup.SUBSYSTEM', extract: cgroup },
  { name: 'thread.pfmajor', type: 'uint64', varies: 'event', needs: 'memory', about: 'Major page faults',
    extract: ofThread((t) => t.faultsMajor) },
  { name: 'thread.pfminor', type: 'uint64', varies: 'event', needs: 'memory', about: 'Minor page faults',
    extract: ofThread((t) => t.faultsMinor) },
  { name: 'thread.vmsize', type: 'uint64', varies: 'event', needs: 'memory', about: 'Virtual memory in kB; 0 for other than main threads',
    extract: ofMain((t) => t.vmSize) },
  { name: 'thread.vmrss', type: 'uint64', varies: 'event', needs: 'memory', about: 'Resident memory in kB; 0 for other than main threads',
    extract: ofMain((t) => t.vmRss) },
  { name: 'thread.vmsize.b', type: 'uint64', varies: 'event', needs: 'memory', about: 'Virtual memory in bytes',
    extract: ofMain((t) => t.vmSize * 1024) },
  { name: 'thread.vmrss.b', type: 'uint64', varies: 'event', needs: 'memory', about: 'Resident memory in bytes',
    extract: ofMain((t) => t.vmRss * 1024) },
  // Falco derives these from context switches, which it no longer records.
  { name: 'thread.exectime', type: 'reltime', varies: 'capture', about: 'Always 0', extract: () => () => 0 },
  { name: 'thread.totexectime', type: 'reltime', varies: 'process', about: 'Always 0', extract: ofThread(() => 0) },
  { name: 'thread.cpu', type: 'double', varies: 'event', on: ['procinfo'], about: 'Share of a processor', extract: share },
  { name: 'thread.cpu.user', type: 'double', varies: 'event', on: ['procinfo'], about: 'Share of a processor for itself', extract: share },
  { name: 'thread.cpu.system', type: 'double', varies: 'event', on: ['procinfo'], about: 'Share of a processor for the kernel',
    extract: share },
  { name: 'thread.nametid', type: 'charbuf', varies: 'process', about: 'Name and thread id',
    extract: ofThread((t, e) => e.state.texts.intern(`${e.state.texts.value(t.comm)}${t.tid}`)) },
];
