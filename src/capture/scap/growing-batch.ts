// The batch of events that is being filled. Its arrays are used again and again; a finished batch has copies.
import type { ByteWindow } from './byte-window.js';
import type { EnterTable } from './enter-table.js';
import type { EventBatch } from './event-batch.js';
import { timeOf, type EventBlock } from './event-block.js';
import { KNOWN_CODES } from './event-facts.js';
import { PLANS } from './plans.js';

/** A good size: columns compress well and still fit the processor's cache. */
const MOST_EVENTS = 65_536;
const HIGH = 2 ** 32;

/** Nanoseconds that a double holds without rounding; old captures begin with events of the year 1970. */
const FARTHEST = 2 ** 52;

export class GrowingBatch {
  length = 0;
  private firstNum = 0;
  private firstLow = 0;
  private firstHigh = 0;
  private earliest = 0;
  private countsUp = true;
  private threadCount = 0;
  private readonly nums = new Float64Array(MOST_EVENTS);
  private readonly times = new Float64Array(MOST_EVENTS);
  readonly codes = new Uint16Array(MOST_EVENTS);
  private readonly counts = new Uint32Array(KNOWN_CODES);
  private readonly cpus = new Uint16Array(MOST_EVENTS);
  private readonly threads = new Int32Array(MOST_EVENTS);
  private readonly threadSlots = new Uint32Array(MOST_EVENTS);
  private readonly threadIndex = new Uint32Array(MOST_EVENTS);
  readonly plans = new Uint16Array(MOST_EVENTS);
  readonly at = new Uint32Array(MOST_EVENTS);
  readonly data = new Uint32Array(MOST_EVENTS);
  readonly stored = new Uint32Array(MOST_EVENTS);
  readonly checked = new Uint32Array(MOST_EVENTS);

  constructor(private readonly window: ByteWindow, readonly enters: EnterTable) {}

  get full(): boolean {
    return this.length === MOST_EVENTS;
  }

  get view(): DataView {
    return this.window.view;
  }

  /** Whether the event can join the others: a block's times are so many nanoseconds from its earliest. */
  fits(event: EventBlock): boolean {
    if (this.length === 0) return true;
    const distance = this.sinceFirst(event);
    return distance < FARTHEST && distance > -FARTHEST;
  }

  private sinceFirst({ timeHigh, timeLow }: EventBlock): number {
    return ((timeHigh >>> 0) - (this.firstHigh >>> 0)) * HIGH + ((timeLow >>> 0) - (this.firstLow >>> 0));
  }

  add(event: EventBlock, plan: number, slot: number, num: number, checked: number): void {
    const i = this.length++;
    if (i === 0) this.begin(event, num);
    const time = this.sinceFirst(event);
    const { code } = PLANS[plan];
    if (time < this.earliest) this.earliest = time;
    if (num !== this.firstNum + i) this.countsUp = false;
    this.nums[i] = num;
    this.times[i] = time;
    this.codes[i] = code;
    this.counts[code]++;
    this.cpus[i] = event.cpu;
    this.threadIndex[i] = this.placeOf(slot, event.tid);
    this.plans[i] = plan;
    this.at[i] = event.at;
    this.data[i] = event.data;
    this.stored[i] = this.enters.stored[slot];
    this.checked[i] = checked;
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
    this.threads[next] = tid;
    this.threadSlots[next] = slot;
    this.enters.places[slot] = next + 1;
    return next;
  }

  /** Forgets what was added. */
  clear(): void {
    this.length = 0;
    this.counts.fill(0);
    for (let i = 0; i < this.threadCount; i++) this.enters.places[this.threadSlots[i]] = 0;
    this.threadCount = 0;
  }

  /** A copy of what was added; the batch is empty then. */
  take(): EventBatch {
    const { length, window: { bytes, view }, firstNum } = this;
    const first = timeOf(this.firstHigh, this.firstLow);
    const batch: EventBatch = {
      bytes, view, length, firstNum,
      ...(!this.countsUp && { nums: this.nums.slice(0, length) }),
      baseTime: first + BigInt(this.earliest),
      times: this.sinceEarliest(),
      codes: this.codes.slice(0, length), counts: this.counts.slice(), cpus: this.cpus.slice(0, length),
      threads: this.threads.slice(0, this.threadCount), threadIndex: this.threadIndex.slice(0, length),
      plans: this.plans.slice(0, length), at: this.at.slice(0, length), data: this.data.slice(0, length),
      stored: this.stored.slice(0, length), checked: this.checked.slice(0, length), enters: this.enters.records(),
    };
    this.clear();
    return batch;
  }

  private sinceEarliest(): Float64Array {
    const times = this.times.slice(0, this.length);
    if (this.earliest !== 0) for (let i = 0; i < times.length; i++) times[i] -= this.earliest;
    return times;
  }
}
