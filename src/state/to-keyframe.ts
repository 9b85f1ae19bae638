// The state as plain data: what a later segment begins with. `fromKeyframe` gives it back, and loses nothing.
import type {
  DescriptorFacts, DescriptorTable, ExitedFacts, Keyframe, SocketFacts, ThreadFacts,
} from '../capture/keyframe.js';
import { toBytes, type Texts } from '../capture/texts.js';
import { sinceEpoch } from './clock.js';
import { settle } from './deferred.js';
import type { Descriptor, Socket } from './descriptors/descriptor.js';
import type { State } from './state.js';
import type { Process, Thread } from './threads/thread.js';

/** `time` is when the next event may come, in nanoseconds since the epoch. */
export function toKeyframe(state: State, time: bigint): Keyframe {
  settle(state);
  const threads = [...state.threads.values()];
  return {
    time, origin: 'state',
    threads: threads.map((thread) => threadFacts(state, thread)),
    descriptors: processesOf(threads).map((process) => tableFacts(state, process)),
    users: [...state.users.values()],
    groups: [...state.groups.values()],
    interfaces: [...state.interfaces],
    containers: [...state.containers].map(([id, record]) => ({ id: state.texts.value(id), json: toBytes(JSON.stringify(record)) })),
    exited: exitedFacts(state),
  };
}

const processesOf = (threads: readonly Thread[]): Process[] => [...new Set(threads.map((thread) => thread.process))];

function exitedFacts(state: State): ExitedFacts[] {
  return [...state.exited].map(([tid, { ptid, time }]) => ({ tid, ptid, time: sinceEpoch(state, time) }));
}

function threadFacts(state: State, t: Thread): ThreadFacts {
  const { tid, pid, ptid, vtid, vpid, sid, vpgid, pgid, uid, gid, loginuid, tty, fdlimit, flags, exeFlags, exeIno } = t;
  const { vmSize, vmRss, vmSwap, faultsMajor, faultsMinor, exeCtime, exeMtime, pidnsStart, placeholder, dead } = t;
  return {
    tid, pid, ptid, vtid, vpid, sid, vpgid, pgid, uid, gid, loginuid, tty, fdlimit, flags, exeFlags, exeIno,
    vmSize, vmRss, vmSwap, faultsMajor, faultsMinor, exeCtime, exeMtime, pidnsStart, placeholder, dead,
    ...nameFacts(state, t),
    capInheritable: BigInt(t.capInheritable), capPermitted: BigInt(t.capPermitted), capEffective: BigInt(t.capEffective),
    cloneTime: sinceEpoch(state, t.cloneTime),
    asOf: t.asOf === 0 ? 0n : sinceEpoch(state, t.asOf),
    ...processFacts(state, t),
  };
}

type NameFacts = Pick<ThreadFacts, 'comm' | 'exe' | 'exepath' | 'args' | 'root' | 'cgroups'>;

function nameFacts({ texts }: State, t: Thread): NameFacts {
  return {
    comm: texts.value(t.comm), exe: texts.value(t.exe), exepath: texts.value(t.exepath), args: texts.value(t.args),
    root: texts.value(t.root), cgroups: texts.value(t.cgroups),
  };
}

/** What the group shares, said by whoever stands first in it. */
function processFacts({ texts }: State, t: Thread): Pick<ThreadFacts, 'cwd' | 'env' | 'reaper'> {
  const { process } = t;
  if (process.group[0] !== t) return { cwd: '', env: '', reaper: false };
  return { cwd: texts.value(process.cwd), env: texts.value(process.env), reaper: process.reaper };
}

function tableFacts(state: State, process: Process): DescriptorTable {
  const entries = Array.from(process.fds, ([fd, descriptor]) =>
    descriptorFacts(state, fd, descriptor, process.fds.closesOnExec(fd)));
  return { pid: process.group[0]!.tid, entries };
}

function descriptorFacts({ texts }: State, fd: number, d: Descriptor, closeOnExec: boolean): DescriptorFacts {
  const { type, ino, dev, flags } = d;
  const facts = { fd, type, ino, dev, flags, closeOnExec, name: texts.value(d.name), rawName: texts.value(d.rawName) };
  return d.socket === undefined ? facts : { ...facts, socket: socketFacts(texts, d.socket) };
}

const socketFacts = (texts: Texts, s: Socket): SocketFacts =>
  ({ ...s, source: texts.value(s.source), destination: texts.value(s.destination) });
