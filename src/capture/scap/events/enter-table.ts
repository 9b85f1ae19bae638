// Enter events that wait for their exit events, by thread: what the one says, the other takes over.
import type { EnterRecords } from './event-batch.js';
import type { ByteWindow } from '../bytes/byte-window.js';

/** Threads that are told apart; a machine has fewer. Where there are more, all of them start anew. */
const MOST_THREADS = 1 << 20;
/** Bytes of waiting enter events that go from arena to arena. Their exit events come soon, or never. */
const MOST_KEPT = 1 << 22;
/** Direct-mapped, because the same few threads come again and again. */
const RECENT = 1 << 10;
const FIRST = 1 << 8;

export class EnterTable {
  private readonly slots = new Map<number, number>();
  private readonly recentTids = new Int32Array(RECENT);
  private readonly recentSlots = new Int32Array(RECENT).fill(-1);
  /** By slot: the enter events that are waiting, by number; 0 none. */
  stored = new Uint32Array(FIRST);
  checked = new Uint32Array(FIRST);
  /** By slot: 1 more than the thread's place in the block that is being filled; 0 none. */
  places = new Uint32Array(FIRST);
  at = new Uint32Array(FIRST);
  data = new Uint32Array(FIRST);
  private ends = new Uint32Array(FIRST);
  plans = new Uint16Array(FIRST);
  private size = 1;

  /** The thread's row in the tables. */
  slotOf(tid: number): number {
    const recent = tid & (RECENT - 1);
    if (this.recentTids[recent] === tid && this.recentSlots[recent] >= 0) return this.recentSlots[recent];
    const slot = this.slots.get(tid) ?? this.newSlot(tid);
    this.recentTids[recent] = tid;
    this.recentSlots[recent] = slot;
    return slot;
  }

  /** Whether all threads should start anew, before the next block of events. */
  get full(): boolean {
    return this.slots.size >= MOST_THREADS;
  }

  private newSlot(tid: number): number {
    const slot = this.slots.size;
    this.slots.set(tid, slot);
    if (slot >= this.stored.length) {
      this.stored = doubled(this.stored);
      this.checked = doubled(this.checked);
      this.places = doubled(this.places);
    }
    return slot;
  }

  /** Another capture begins, whose threads are others. */
  clear(): void {
    this.slots.clear();
    this.recentSlots.fill(-1);
    this.stored.fill(0);
    this.checked.fill(0);
    this.places.fill(0);
    this.size = 1;
  }

  /** Keeps a record; its number. */
  add(at: number, data: number, end: number, plan: number): number {
    const { size } = this;
    if (size >= this.at.length) this.grow();
    this.at[size] = at;
    this.data[size] = data;
    this.ends[size] = end;
    this.plans[size] = plan;
    return this.size++;
  }

  private grow(): void {
    this.at = doubled(this.at);
    this.data = doubled(this.data);
    this.ends = doubled(this.ends);
    this.plans = doubled(this.plans);
  }

  /** The records so far, for the events of a batch to refer to. */
  records(): EnterRecords {
    const { at, data, plans, size } = this;
    return { at: at.slice(0, size), data: data.slice(0, size), plans: plans.slice(0, size) };
  }

  /** Leaves only what is still waiting, and moves it to a new arena (of at least `length` bytes), if that is asked for. */
  carry(window: ByteWindow, intoNew: boolean, length = 0): void {
    const waiting = this.waiting(intoNew ? MOST_KEPT : Infinity);
    const records = waiting.map((number) => [this.at[number], this.data[number], this.ends[number], this.plans[number]] as const);
    let moved = intoNew ? window.renew(length, records.map(([at, , end]) => window.bytes.subarray(at, end))) : 0;
    const numbers = new Map<number, number>([[0, 0]]);
    this.size = 1;
    records.forEach(([at, data, end, plan], i) => {
      const shift = intoNew ? moved - at : 0;
      numbers.set(waiting[i], this.add(at + shift, data + shift, end + shift, plan));
      moved += end - at;
    });
    for (let slot = 0; slot < this.slots.size; slot++) {
      this.stored[slot] = numbers.get(this.stored[slot]) ?? 0;
      this.checked[slot] = numbers.get(this.checked[slot]) ?? 0;
    }
  }

  /** Numbers of the records that are waiting, of at most so many bytes. */
  private waiting(mostBytes: number): number[] {
    const found = new Set<number>();
    let bytes = 0;
    for (let slot = 0; slot < this.slots.size; slot++) {
      for (const number of [this.stored[slot], this.checked[slot]]) {
        if (number === 0 || found.has(number)) continue;
        bytes += this.ends[number] - this.at[number];
        if (bytes > mostBytes) return [...found];
        found.add(number);
      }
    }
    return [...found];
  }
}

function doubled<T extends Uint32Array | Uint16Array>(values: T): T {
  const wide = new (values.constructor as new (length: number) => T)(2 * values.length);
  wide.set(values);
  return wide;
}
