// Everything that blocks before the events say, gathered into the keyframe that the events start from.
import type { Machine } from '../header.js';
import type { ContainerFacts, DescriptorTable, GroupFacts, InterfaceFacts, Keyframe, ThreadFacts, UserFacts } from '../keyframe.js';
import { CaptureError, damaged, problem } from '../problem.js';
import { readAccounts, type Accounts } from './blocks/account-list.js';
import { BodyReader } from './blocks/body-reader.js';
import { EntryBudget } from './blocks/entry-budget.js';
import { readDescriptors } from './blocks/descriptor-list.js';
import { readInterfaces } from './blocks/interface-list.js';
import { NO_MACHINE, readMachine } from './blocks/machine-block.js';
import { readProcesses } from './blocks/process-list.js';
import { STATE_EVENTS, stateEvent } from './state-events.js';
import { placedAt, type ScapBlock } from './blocks/walk-blocks.js';

const ORDER_MARK = 0x1a2b3c4d;
const MAJOR = 1;

export class Metadata {
  machine: Machine = NO_MACHINE;
  private threads: ThreadFacts[] = [];
  private descriptors: DescriptorTable[] = [];
  private interfaces: readonly InterfaceFacts[] = [];
  private accounts: Accounts = { users: [], groups: [] };
  private readonly told: { readonly users: UserFacts[]; readonly groups: GroupFacts[] } = { users: [], groups: [] };
  private readonly containers: ContainerFacts[] = [];
  private readonly budget = new EntryBudget();

  /** Takes in a block that is no event. Throws CaptureError (damaged, too large, not ours to read). */
  add({ type, body, offset }: ScapBlock): void {
    try {
      this.budget.spend(body.length);
      this.read(type.kind, new BodyReader(body, this.budget), type.version);
    } catch (error) {
      throw placedAt(error, type, offset);
    }
  }

  private read(kind: ScapBlock['type']['kind'], reader: BodyReader, version: number): void {
    switch (kind) {
      case 'section': return checkSection(reader);
      case 'machine': this.machine = readMachine(reader); return;
      case 'processes': for (const thread of readProcesses(reader, version)) this.threads.push(thread); return;
      case 'descriptors': this.descriptors.push(readDescriptors(reader, version)); return;
      case 'interfaces': this.interfaces = readInterfaces(reader, version); return;
      case 'accounts': this.accounts = readAccounts(reader, version);
    }
  }

  /**
   * Containers and users that are told as events before any other are part of the state, and rules do not see them.
   * False for any other event, whose parameters are not looked at.
   */
  addEvent(code: number, paramsOf: () => readonly Buffer[]): boolean {
    if (!STATE_EVENTS.has(code)) return false;
    const params = paramsOf();
    const told = stateEvent(code, params);
    this.budget.spend(params.reduce((sum, { length }) => sum + length, 0));
    if ('json' in told) this.containers.push(told);
    else if ('uid' in told) this.told.users.push(told);
    else this.told.groups.push(told);
    return true;
  }

  /** Main threads come first: the others join them. Of a thread that is listed twice the last entry counts. */
  keyframe(time: bigint): Keyframe {
    const threads = [...new Map(this.threads.map((thread) => [thread.tid, thread])).values()];
    const isMain = ({ tid, pid }: ThreadFacts): boolean => tid === pid;
    return {
      time, origin: 'snapshot',
      threads: [...threads.filter(isMain), ...threads.filter((thread) => !isMain(thread))],
      descriptors: this.descriptors, interfaces: this.interfaces, containers: this.containers,
      users: [...this.accounts.users, ...this.told.users], groups: [...this.accounts.groups, ...this.told.groups],
    };
  }
}

function checkSection(reader: BodyReader): void {
  if (reader.u32() !== ORDER_MARK) throw damaged('its byte order is not that of x86 and ARM');
  const major = reader.u16();
  if (major > MAJOR) throw new CaptureError(problem('newer-scap', String(major)));
}
