// What a capture says of itself and of what was there besides events: rows of `captures`, `containers`, `users` and `drops`.
import { toText } from '../../capture/texts.js';
import type { Block } from '../../capture/block.js';
import type { Header } from '../../capture/header.js';
import type { Capture } from '../../capture/read/reader.js';
import { eventType } from '../../schema/events.js';
import { eventTypeOrdinal } from '../schema/event-type.js';
import type { UserFacts } from '../../capture/keyframe.js';
import type { Walked } from '../../state/walk.js';
import type { Value } from './column.js';
import { shown, type Loading } from './loading.js';

/** Where a capture was found, and what it is known by. */
export interface Source {
  readonly file: string;
  readonly sha256: string;
}

export class CaptureRows {
  private firstEvent = NaN;
  private lastEvent = NaN;
  private lastTime = NaN;
  private readonly users = new Map<string, UserFacts>();

  constructor(private readonly loading: Loading) {}

  /** Takes in what a block tells beside its events. */
  write(block: Block): void {
    const { eventBase, capture, state } = this.loading;
    if (block.length === 0) return;
    const num = eventBase + block.num(0), time = state.header.startTime + BigInt(block.times[0]!);
    if (Number.isNaN(this.firstEvent)) this.firstEvent = num;
    this.lastEvent = eventBase + block.num(block.length - 1);
    this.lastTime = block.times[block.length - 1]!;
    for (const { cpu, code, count } of block.drops) {
      this.loading.writer('drops').append({ capture, before_event: num, time, cpu, type: eventTypeOrdinal(code), count });
    }
    for (const [key, user] of state.users) this.users.set(key, user);
  }

  finish({ header, problems }: Capture, { file, sha256 }: Source, { events, lost }: Walked): void {
    this.writeUsers();
    this.writeContainers();
    this.loading.writer('captures').append({
      capture: this.loading.capture, file, sha256, ...headerFacts(header), events, lost,
      end_time: Number.isNaN(this.lastTime) ? header.startTime : header.startTime + BigInt(this.lastTime),
      first_event: this.firstEvent, last_event: this.lastEvent,
      problems: problems.length === 0 ? undefined : problems.map(({ message }) => message).join('; '),
    });
  }

  private writeUsers(): void {
    for (const { containerId, uid, gid, name, home, shell } of this.users.values()) {
      this.loading.writer('users').append({
        capture: this.loading.capture, container: containerId || undefined, uid, gid,
        name: toText(name), home: toText(home), shell: toText(shell),
      });
    }
  }

  private writeContainers(): void {
    const { state, capture } = this.loading;
    for (const [id, record] of state.containers) {
      const word = (key: string): Value => (record[key] === undefined ? undefined : String(record[key]));
      this.loading.writer('containers').append({
        capture, container: shown(state, id), name: word('name'), image: word('image'), type: word('type'), record: JSON.stringify(record),
      });
    }
  }
}

function headerFacts({ machine, startTime, snaplen, scope, recorded, writer }: Header): Readonly<Record<string, Value>> {
  return {
    host: machine.hostname, kernel: machine.kernel, arch: machine.arch, cpus: machine.cpus, memory_bytes: machine.memoryBytes,
    boot_time: machine.bootTime === 0n ? undefined : machine.bootTime, start_time: startTime, snaplen,
    scope: scope.kind === 'system' ? 'system' : `tree of pid ${scope.pid}`,
    recorded: recorded.map((code) => eventType(code)?.name ?? code).join(' '), writer,
  };
}
