// Events told one by one and folded: what the tests of state are written in.
import { BlockBuilder, type Value } from '../../src/capture/write/block-builder.js';
import type { Header } from '../../src/capture/header.js';
import type { DescriptorFacts, Keyframe, ThreadFacts } from '../../src/capture/keyframe.js';
import { rawReader } from '../../src/capture/read/raw-to-block.js';
import { Texts } from '../../src/capture/texts.js';
import { EVENT_TYPES, eventType, type EventName } from '../../src/schema/events.js';
import { advance } from '../../src/state/advance.js';
import { createState, fromKeyframe } from '../../src/state/create-state.js';
import { CurrentEvent } from '../../src/state/current-event.js';
import type { State } from '../../src/state/state.js';
import type { Thread } from '../../src/state/threads/thread.js';

export const START = 1_700_000_000_000_000_000n;
export const BOOT = START - 9_000_000_000n;

export const HEADER: Header = {
  machine: { hostname: 'probe', kernel: '6.18.0', arch: 'x86_64', cpus: 2, memoryBytes: 2 ** 34, bootTime: BOOT },
  startTime: START, recorded: [], snaplen: 80, scope: { kind: 'system' }, writer: 'test',
};

/** One event: what happened, in which thread, and when (seconds since the start; a microsecond after the last if left out). */
export interface Told {
  readonly event: EventName;
  readonly tid?: number;
  readonly at?: number;
  readonly params: Readonly<Record<string, Value>>;
}

export const told = (event: EventName, params: Told['params'] = {}, more: Partial<Told> = {}): Told => ({ event, params, ...more });

const PLAIN: ThreadFacts = {
  tid: 100, pid: 100, ptid: 1, vtid: 100, vpid: 100, sid: 100, vpgid: 100, pgid: 100,
  comm: 'bash', exe: '-bash', exepath: '/usr/bin/bash', args: '', env: 'HOME=/root\0', cwd: '/home/ann', root: '/', cgroups: '',
  uid: 1000, gid: 1000, loginuid: 1000, tty: 34816, capInheritable: 0n, capPermitted: 0n, capEffective: 0n,
  fdlimit: 1024, vmSize: 1, vmRss: 2, vmSwap: 3, faultsMajor: 4, faultsMinor: 5, flags: 0, exeFlags: 0, exeIno: 7,
  exeCtime: START - 77n, exeMtime: START - 78n, cloneTime: 0n, pidnsStart: BOOT, asOf: 0n,
};

/** A thread of a snapshot: bash as process 100, unless said otherwise. */
export function thread(facts: Partial<ThreadFacts> = {}): ThreadFacts {
  const tid = facts.tid ?? PLAIN.tid;
  return { ...PLAIN, pid: tid, vtid: tid, vpid: facts.pid ?? tid, ...facts };
}

export const INIT = thread({ tid: 1, ptid: 0, comm: 'systemd', exe: '/sbin/init', exepath: '/usr/lib/systemd/systemd', cwd: '/', sid: 1 });

export const descriptor = (facts: Partial<DescriptorFacts>): DescriptorFacts =>
  ({ fd: 3, type: 'file', name: '/etc/hosts', ino: 0, dev: 0, flags: 0, closeOnExec: false, ...facts });

export const snapshot = (facts: Partial<Keyframe> = {}): Keyframe => ({
  time: START, threads: [INIT, thread()], descriptors: [], users: [], groups: [], interfaces: [], containers: [], ...facts,
});

/** A state that is told what happens. */
export class Story {
  readonly state: State;
  readonly event: CurrentEvent;
  private readonly builder = new BlockBuilder();
  private readonly reader;
  private clock = 0;

  constructor(keyframe: Keyframe = snapshot(), texts = new Texts()) {
    this.state = createState(HEADER, texts);
    this.state.keepEnvironment = true;
    this.reader = rawReader(START, texts);
    fromKeyframe(this.state, keyframe);
    this.event = new CurrentEvent(this.state);
  }

  /** Folds these events, as one block; `each` sees the current event after each of them. */
  tell(events: readonly Told[], each: (e: CurrentEvent) => void = () => {}): this {
    for (const { event, tid = 100, at, params } of events) {
      this.clock = at === undefined ? this.clock + 1000 : at * 1e9;
      this.builder.add({ time: START + BigInt(this.clock), tid, code: EVENT_TYPES[event].code, params });
    }
    const block = this.reader.view(this.builder.take());
    const rows = new Map<number, number>();
    for (let index = 0; index < block.length; index++) {
      const type = eventType(block.codes[block.kinds[index]!]!)!;
      const row = rows.get(type.code) ?? 0;
      rows.set(type.code, row + 1);
      Object.assign(this.event, { block, type, columns: block.columns(type.name), row, index });
      advance(this.event);
      each(this.event);
    }
    return this;
  }

  now(event: EventName, params: Told['params'] = {}, more: Partial<Told> = {}): this {
    return this.tell([told(event, params, more)]);
  }

  /** Goes on when another story left off. */
  resume(after: Story): this {
    this.clock = after.clock;
    return this;
  }

  thread(tid = 100): Thread {
    return this.state.threads.get(tid)!;
  }

  text(id: number): string {
    return this.state.texts.value(id);
  }

  /** The name of an open descriptor. */
  nameOf(fd: number, tid = 100): string | undefined {
    const open = this.thread(tid).process.fds.get(fd);
    return open && this.text(open.name);
  }
}
