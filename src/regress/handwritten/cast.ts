// Who acts in a case: each name becomes a process with a number, a program and a parent, made when it is first mentioned.
import type { DescriptorFacts, Keyframe, ThreadFacts, UserFacts } from '../../capture/keyframe.js';
import { toBytes } from '../../capture/texts.js';
import { reject } from '../../rules/diagnostic.js';
import { meant } from '../../rules/nearest.js';
import type { ProcessText } from '../suite/format.js';
import { processLoop, unknownContainer } from '../suite/problems.js';
import type { Written } from '../suite/shape.js';
import { cgroupsOf, containerFacts, containerId } from './container-facts.js';
import { declaredFacts, readAt } from './declared-facts.js';
import { descriptorFacts } from './descriptor-facts.js';
import type { Given } from './given-state.js';
import { plainThread } from './plain-thread.js';

export interface Actor {
  readonly facts: ThreadFacts;
  /** Open before the first event. */
  readonly descriptors: DescriptorFacts[];
  /** The number that its next descriptor gets, and that of the last one it got; -1 none yet. */
  nextFd: number;
  lastFd: number;
}

const FIRST_PID = 1000;
const FIRST_UID = 1000;
const INIT = 'systemd';
/** A parent that ended long ago. */
const GONE = 2;

export class Cast {
  private readonly actors = new Map<string, Actor>();
  private readonly unnamed: Actor[] = [];
  private readonly users: Map<string, number>;
  private readonly making: string[] = [];
  private nextPid = FIRST_PID;

  /** `start`: when the first event happens, in nanoseconds since the epoch. */
  constructor(private readonly given: Given, private readonly start: bigint) {
    this.users = new Map(given.users);
    // The parent of all is process 1.
    this.actors.set(INIT, actorOf(plainThread(INIT, '/usr/lib/systemd/systemd', { tid: 1, ptid: 0 })));
    for (const [name, { pid }] of given.processes) if (pid !== undefined && name !== INIT) this.nextPid = Math.max(this.nextPid, pid + 1);
    for (const name of given.processes.keys()) this.named(name);
  }

  /** A declared process, one that bears the name (or path) of its program, or one that is described here. */
  actor(who: Written | ProcessText | undefined): Actor {
    if (who === undefined) return this.named('app');
    if ('text' in who) return this.named(who.text);
    const actor = this.make(who.comm?.text ?? nameIn(who.exepath?.text ?? 'app'), who);
    this.unnamed.push(actor);
    return actor;
  }

  pid(name: string): number | undefined {
    return this.given.processes.has(name) || this.actors.has(name) ? this.named(name).facts.pid : undefined;
  }

  /** Users that nobody declared get numbers of their own. */
  uid(name: string): number {
    const known = this.users.get(name) ?? Math.max(FIRST_UID - 1, ...this.users.values()) + 1;
    this.users.set(name, known);
    return known;
  }

  /** The state before the first event. */
  keyframe(): Keyframe {
    const all = [...this.actors.values(), ...this.unnamed];
    return {
      time: this.start, threads: all.map(({ facts }) => facts), users: this.userFacts(),
      descriptors: all.map(({ facts, descriptors }) => ({ pid: facts.pid, entries: descriptors })),
      groups: [{ containerId: '', gid: 0, name: 'root' }], interfaces: [],
      containers: [...this.given.containers].filter(([, { described }]) => described !== false)
        .map(([name, container]) => containerFacts(name, container)),
    };
  }

  /** Each container has users of its own; suites give all of them the same. */
  private userFacts(): UserFacts[] {
    const places = ['', ...[...this.given.containers].map(([name, container]) => containerId(name, container).slice(0, 12))];
    return places.flatMap((place) => [...this.users].map(([name, uid]) => ({
      containerId: place, uid, gid: uid, name: toBytes(name), home: uid === 0 ? '/root' : `/home/${toBytes(name)}`, shell: '/bin/bash',
    })));
  }

  private named(name: string): Actor {
    const known = this.actors.get(name);
    if (known !== undefined) return known;
    const declared = this.given.processes.get(name);
    if (this.making.includes(name)) return reject(processLoop({ path: [...this.making, name].join(' → ') }, declared?.place));
    this.making.push(name);
    const actor = this.make(name, declared);
    this.making.pop();
    this.actors.set(name, actor);
    return actor;
  }

  private make(name: string, process: ProcessText | undefined): Actor {
    const parent = process?.parent === null ? undefined : this.named(process?.parent?.text ?? INIT);
    const path = process?.exepath?.text ?? (name.startsWith('/') ? name : `/usr/bin/${nameIn(name)}`);
    const tid = process?.pid ?? this.nextPid++;
    const uid = process?.user === undefined ? parent?.facts.uid ?? 0 : this.uidOf(process.user);
    const cgroups = process?.container === undefined ? parent?.facts.cgroups ?? '' : this.cgroups(process.container);
    const facts = plainThread(process?.comm?.text ?? nameIn(name), path, { tid, ptid: parent?.facts.pid ?? GONE, uid, gid: uid, cgroups });
    return actorOf(process === undefined ? facts : { ...facts, ...declaredFacts(process, this.start) }, descriptorsOf(process));
  }

  private uidOf({ text }: Written): number {
    return /^[0-9]+$/.test(text) ? Number(text) : this.uid(text);
  }

  private cgroups({ text: name, place }: Written): string {
    if (name === 'host') return '';
    const container = this.given.containers.get(name);
    if (container === undefined) return reject(unknownContainer({ name, hint: meant(name, this.given.containers.keys()) }, place));
    return cgroupsOf(containerId(name, container));
  }
}

const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function actorOf(facts: ThreadFacts, descriptors: DescriptorFacts[] = []): Actor {
  return { facts, descriptors, lastFd: descriptors.at(-1)?.fd ?? -1, nextFd: Math.max(2, ...descriptors.map(({ fd }) => fd)) + 1 };
}

function descriptorsOf(process: ProcessText | undefined): DescriptorFacts[] {
  return (process?.fds ?? []).map(({ key, value }) => readAt('text' in value ? value : key, () => {
    if (!/^[0-9]{1,7}$/.test(key.text)) throw `'${key.text}' is not the number of a descriptor`;
    return descriptorFacts(Number(key.text), value);
  }));
}
