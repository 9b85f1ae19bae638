// Walks event blocks without reading their parameters: only where each lies is noted, so that what nobody asks about costs
// a look at its head.
import { blockType, type BlockType } from '../blocks/block-types.js';
import type { ByteWindow } from '../bytes/byte-window.js';
import type { Check } from './checked-enters.js';
import { EnterTable } from './enter-table.js';
import type { EventBatch } from './event-batch.js';
import { EventBlock, timeOf } from './event-block.js';
import { GrowingBatch } from './growing-batch.js';
import { PLANS, planOf, type Plan } from './plans.js';
import { checkLength, cutWithin, HEADER, MAX_EVENT_BLOCK, placedAt } from '../blocks/walk-blocks.js';

/** Why a scan stopped: as many events as there should be, no further whole block in the window, or a block that is no event. */
export type Stop = 'enough' | 'short' | 'other';

export class EventScan {
  /** The event that was read last. */
  readonly event = new EventBlock();
  private readonly enters = new EnterTable();
  /** What was found since the last `take`. */
  readonly batch: GrowingBatch;
  private typeNumber = -1;
  private type: BlockType = blockType(-1);
  /** Falco counts what is left when enter events have been folded away; so do we. */
  seen = 0;

  /** Nanoseconds since the epoch of the first event that has a time; what is told of containers that were there before has 0. */
  firstTime: bigint | undefined = undefined;

  constructor(private readonly window: ByteWindow) {
    this.batch = new GrowingBatch(window, this.enters);
  }

  /** Nanoseconds since the epoch of the event that was read last. */
  get time(): bigint {
    return timeOf(this.event.timeHigh, this.event.timeLow);
  }

  /** Today's code of that event … */
  get lastCode(): number {
    return this.lastPlan.code;
  }

  /** … and whether it is in the batch, as its last; enter events are not. */
  get isLastOurs(): boolean {
    return this.lastPlan.ours;
  }

  private get lastPlan(): Plan {
    return PLANS[planOf(this.event.code, this.event.count, this.event.old)];
  }

  /** Another capture begins: nothing is left of the one before, but its last batch, which must have been taken. */
  startSegment(): void {
    this.enters.clear();
  }

  /**
   * Goes on until `most` more events were seen, or the batch is full, or the window has no further whole block of an event.
   * Throws CaptureError (damaged, too large); what came before stays in the batch.
   */
  scan(most: number): Stop {
    const { window, batch } = this;
    const until = this.seen + most;
    try {
      while (this.seen < until && !batch.full) {
        const stop = this.next(window);
        if (stop !== undefined) return stop;
      }
      return 'enough';
    } catch (error) {
      throw this.placed(error);
    }
  }

  /** What is wrong in the block that was met last, with its name and place. */
  placed(error: unknown): unknown {
    return placedAt(error, this.type, this.window.offsetOf(this.window.at));
  }

  private next(window: ByteWindow): Stop | undefined {
    const { view, at } = window;
    if (window.end - at < HEADER) return 'short';
    const number = view.getUint32(at, true);
    if (number !== this.typeNumber) this.meet(number);
    const { type } = this;
    if (type.kind !== 'event') return 'other';
    const length = view.getUint32(at + 4, true);
    if (length < HEADER || length > MAX_EVENT_BLOCK) checkLength(type, length);
    if (length > window.end - at) return 'short';
    if (this.event.read(view, at, length, type) && !this.take()) return 'enough';
    window.at = at + length;
    return undefined;
  }

  private meet(number: number): void {
    this.typeNumber = number;
    this.type = blockType(number);
  }

  /** Takes in the event that was read; false when it must wait for the next batch. */
  private take(): boolean {
    const { event, batch, enters } = this;
    if (!this.firstTime) this.firstTime = this.time;
    const number = planOf(event.code, event.count, event.old);
    const plan = PLANS[number];
    if (plan.ours && !batch.fits(event)) return false;
    const slot = enters.slotOf(event.tid);
    if (plan.stored || plan.checked) this.keep(slot, number);
    if (plan.seen) this.seen++;
    if (plan.ours) batch.add(event, number, slot, this.seen, plan.check === undefined ? 0 : this.checkedBy(slot, plan.code, plan.check));
    if ((event.code & 1) === 1) enters.stored[slot] = enters.checked[slot] = 0;
    return true;
  }

  /** Keeps an enter event until its exit event comes. */
  private keep(slot: number, plan: number): void {
    const { at, data, end } = this.event;
    const number = this.enters.add(at, data, end, plan);
    if (PLANS[plan].stored) this.enters.stored[slot] = number;
    if (PLANS[plan].checked) this.enters.checked[slot] = number;
  }

  /** The enter event that an exit event of this code is checked against: its number, 0 for none. */
  private checkedBy(slot: number, code: number, { name }: Check): number {
    const number = this.enters.checked[slot];
    if (number === 0) return 0;
    const enter = PLANS[this.enters.plans[number]];
    const source = enter.sources[name];
    if (enter.code !== code - 1 || source?.from !== 'event') return 0;
    return this.window.view.getUint16(this.enters.at[number] + 2 * source.index, true) === 0 ? 0 : number;
  }

  /** What was found since the last time; undefined when it was nothing. The window may have moved to a new arena then. */
  finish(): EventBatch | undefined {
    const taken = this.batch.length === 0 ? undefined : this.batch.take();
    if (this.enters.full) this.enters.clear();
    this.enters.carry(this.window, this.window.low);
    return taken;
  }

  /** Begins a new arena, since a block does not fit this one. Throws CaptureError (cut) if it never will. */
  refill(): void {
    const { window } = this;
    if (window.ended) throw cutWithin(window);
    this.enters.carry(window, true, window.left < HEADER ? HEADER : window.view.getUint32(window.at + 4, true));
  }
}
