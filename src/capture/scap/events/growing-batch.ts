// The batch of events that is being filled. Its arrays are used again and again; a finished batch has copies.
import { bytesFor } from '../../columns/bits.js';
import type { ByteWindow } from '../bytes/byte-window.js';
import type { EnterTable } from './enter-table.js';
import type { EventBatch, EventRecords } from './event-batch.js';
import { timeOf, type EventBlock } from './event-block.js';
import { KNOWN_CODES } from './event-facts.js';
import { PLANS } from './plans.js';

/** A good size: columns compress well and still fit the processor's cache. */
const MOST_EVENTS = 65_536;
const HIGH = 2 ** 32;

/** Nanoseconds that a double holds without rounding, in units of 2^32; old captures begin with events of the year 1970. */
const FARTHEST = 2 ** 20 - 1;

const FIRST_ROWS = 1 << 10;

const rowsOf = (length: number) => ({
  nums: new Float64Array(length), times: new Float64Array(length), codes: new Uint16Array(length), cpus: new Uint16Array(length),
  threadIndex: new Uint32Array(length), threads: new Int32Array(length), threadSlots: new Uint32Array(length),
  plans: new Uint16Array(length), at: new Uint32Array(length), data: new Uint32Array(length),
  stored: new Uint32Array(length), checked: new Uint32Array(length),
});

export class GrowingBatch {
  length = 0;
  private firstNum = 0;
  private firstLow = 0;
  private firstHigh = 0;
  private earliest = 0;
  private countsUp = true;
  private threadCount = 0;
  private capacity = FIRST_ROWS;
  private readonly counts = new Uint32Array(KNOWN_CODES);
  /** A bit for each event; few files mark any. */
  private readonly stateOnly = new Uint8Array(bytesFor(MOST_EVENTS));
  private anyStateOnly = false;
  private rows = rowsOf(FIRST_ROWS);

  constructor(private readonly window: ByteWindow, private readonly enters: EnterTable) {}

  get full(): boolean {
    return this.length === MOST_EVENTS;
  }

  /** Where the parameters of its events lie, until the next is added. */
  get records(): EventRecords {
    return { ...this.rows, view: this.window.view, enters: this.enters };
  }

  /** Whether the event can join the others: a block's times are so many nanoseconds from its earliest. */
  fits(event: EventBlock): boolean {
    if (this.length === 0) return true;
    const distance = (event.timeHigh >>> 0) - (this.firstHigh >>> 0);
    return distance < FARTHEST && distance > -FARTHEST;
  }

  private sinceFirst({ timeHigh, timeLow }: EventBlock): number {
    return ((timeHigh >>> 0) - (this.firstHigh >>> 0)) * HIGH + ((timeLow >>> 0) - (this.firstLow >>> 0));
  }

  add(event: EventBlock, plan: number, slot: number, num: number, checked: number): void {
    const i = this.length++;
    if (i === 0) this.begin(event, num);
    if (i === this.capacity) this.grow();
    const { rows, enters } = this;
    const time = this.sinceFirst(event);
    const { code } = PLANS[plan];
    if (time < this.earliest) this.earliest = time;
    if (num !== this.firstNum + i) this.countsUp = false;
    rows.nums[i] = num;
    rows.times[i] = time;
    rows.codes[i] = code;
    this.counts[code]++;
    rows.cpus[i] = event.cpu;
    rows.threadIndex[i] = this.placeOf(slot, event.tid);
    rows.plans[i] = plan;
    rows.at[i] = event.at;
    rows.data[i] = event.data;
    rows.stored[i] = enters.stored[slot];
    rows.checked[i] = checked;
    if (event.stateOnly) this.markStateOnly(i);
  }

  private markStateOnly(i: number): void {
    this.anyStateOnly = true;
    this.stateOnly[i >> 3] |= 1 << (i & 7);
  }

  private grow(): void {
    this.capacity *= 2;
    const larger = rowsOf(this.capacity);
    for (const name of Object.keys(larger) as (keyof typeof larger)[]) larger[name].set(this.rows[name]);
    this.rows = larger;
  }

  private begin({ timeHigh, timeLow }: EventBlock, num: number): void {
    this.firstHigh = timeHigh;
    this.firstLow = timeLow;
    this.firstNum = num;
    this.earliest = 0;
    this.countsUp = true;
  }

  private placeOf(slot: number, tid: number): number {
    const place = this.enters.places[slot];
    if (place !== 0) return place - 1;
    const next = this.threadCount++;
    this.rows.threads[next] = tid;
    this.rows.threadSlots[next] = slot;
    this.enters.places[slot] = next + 1;
    return next;
  }

  /** Forgets what was added. */
  clear(): void {
    this.length = 0;
    this.counts.fill(0);
    if (this.anyStateOnly) this.stateOnly.fill(0);
    this.anyStateOnly = false;
    for (let i = 0; i < this.threadCount; i++) this.enters.places[this.rows.threadSlots[i]] = 0;
    this.threadCount = 0;
  }

  /** A copy of what was added; the batch is empty then. */
  take(): EventBatch {
    const { length, rows, window: { bytes, view }, firstNum } = this;
    const batch: EventBatch = {
      bytes, view, length, firstNum,
      ...(!this.countsUp && { nums: rows.nums.slice(0, length) }),
      baseTime: timeOf(this.firstHigh, this.firstLow) + BigInt(this.earliest),
      times: this.sinceEarliest(),
      codes: rows.codes.slice(0, length), counts: this.counts.slice(), cpus: rows.cpus.slice(0, length),
      threads: rows.threads.slice(0, this.threadCount), threadIndex: rows.threadIndex.slice(0, length),
      plans: rows.plans.slice(0, length), at: rows.at.slice(0, length), data: rows.data.slice(0, length),
      stored: rows.stored.slice(0, length), checked: rows.checked.slice(0, length), enters: this.enters.records(),
      ...(this.anyStateOnly && { stateOnly: this.stateOnly.slice(0, bytesFor(length)) }),
    };
    this.clear();
    return batch;
  }

  private sinceEarliest(): Float64Array {
    const times = this.rows.times.slice(0, this.length);
    if (this.earliest !== 0) for (let i = 0; i < times.length; i++) times[i] -= this.earliest;
    return times;
  }
}
