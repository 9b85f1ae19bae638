// Finds where in its arena the value of one parameter of one event lies.
import type { EventRecords } from './event-batch.js';
import { PLANS, type Plan, type Source } from './plans.js';
import { containerJson } from '../container-json.js';

const NOTHING = new DataView(new ArrayBuffer(0));

/** A cursor: `find` leaves in it where the value is. */
export class ParamFinder {
  from = 0;
  length = 0;
  /** Over the arena, or over a value that had to be put together. */
  view: DataView = NOTHING;

  constructor(private readonly events: EventRecords) {}

  /** The value of parameter `param` (from 0) of the event at `index`; no bytes where there is none. */
  find(index: number, param: number): void {
    const { events } = this;
    const plan = PLANS[events.plans[index]];
    this.view = events.view;
    const enter = events.checked[index];
    const moved = enter === 0 ? undefined : plan.check!.moves[param];
    if (moved !== undefined) this.inRecord(events.enters.at[enter], events.enters.data[enter], moved, false);
    else this.at(index, plan, plan.sources[param]);
  }

  /** The flags that the enter event asked for; only where the event is checked against one. */
  findAsked(index: number, param: number): void {
    const { enters, checked } = this.events;
    this.inRecord(enters.at[checked[index]], enters.data[checked[index]], param, false);
  }

  private at(index: number, plan: Plan, source: Source | undefined): void {
    const { at, data } = this.events;
    switch (source?.from) {
      case 'event': return this.inRecord(at[index], data[index], source.index, plan.wide);
      case 'enter': return this.inEnter(this.events.stored[index], source);
      case 'constant': return this.constant(source);
      case 'container': return this.container(index);
      default: this.length = 0;
    }
  }

  private inRecord(at: number, data: number, index: number, wide: boolean): void {
    const { view } = this;
    let from = data;
    if (wide) for (let i = 0; i < index; i++) from += view.getUint32(at + 4 * i, true);
    else for (let i = 0; i < index; i++) from += view.getUint16(at + 2 * i, true);
    this.from = from;
    this.length = wide ? view.getUint32(at + 4 * index, true) : view.getUint16(at + 2 * index, true);
  }

  private inEnter(enter: number, { index, code, otherwise }: Source & { from: 'enter' }): void {
    const { enters } = this.events;
    const plan = enter === 0 ? undefined : PLANS[enters.plans[enter]];
    const source = plan?.code === code ? plan.sources[index] : undefined;
    if (source?.from === 'event') this.inRecord(enters.at[enter], enters.data[enter], source.index, plan!.wide);
    else this.constant(source?.from === 'constant' ? source : otherwise);
  }

  private constant({ at, length }: Source & { from: 'constant' }): void {
    this.from = at;
    this.length = length;
  }

  private container(index: number): void {
    const { at, data } = this.events;
    const json = containerJson([0, 1, 2, 3].map((param) => {
      this.inRecord(at[index], data[index], param, false);
      return this.bytes();
    }));
    this.view = new DataView(json.buffer, json.byteOffset, json.byteLength);
    this.from = 0;
    this.length = json.length;
  }

  /** What was found, as a view of the arena. */
  bytes(): Buffer {
    return Buffer.from(this.view.buffer, this.view.byteOffset + this.from, this.length);
  }
}

/** All parameters of one event. Views of the arena. */
export function paramsOf(events: EventRecords, index: number): Buffer[] {
  const finder = new ParamFinder(events);
  return PLANS[events.plans[index]].sources.map((_, param) => {
    finder.find(index, param);
    return finder.bytes();
  });
}
