// Takes the events of one capture in: brings them up to date, folds enter events into exit events, and builds blocks.
import { eventType, type EventType } from '../../schema/events.js';
import { BlockBuilder, type Value } from '../write/block-builder.js';
import type { RawBlock } from '../raw-block.js';
import { crossChecked, isCheckedAgainst } from './cross-check.js';
import { decoderOf, type Decoder } from './decode-params.js';
import { readEvent, type ScapEvent } from './event-record.js';
import { copied, Upgrader, type Shape } from './upgrade.js';
import type { ScapBlock } from './walk-blocks.js';

/** A good size: columns compress well and still fit the processor's cache. */
const BLOCK_EVENTS = 65_536;
/** Events with large payload make shorter blocks. */
const BLOCK_BYTES = 32 << 20;

/** Nanoseconds that a double holds without rounding; old captures begin with events of the year 1970. */
const FARTHEST = 1n << 52n;

/** Events of old captures that told of dropping in two halves; ours is the second. */
const DROP_BEGINS = 148;
const DROP_ENDS = 149;

interface Kind {
  readonly type: EventType;
  readonly decoders: readonly Decoder[];
}

/** An event with its number, brought up to date. */
export interface SeenEvent extends ScapEvent {
  readonly num: number;
}

export class EventIntake {
  private readonly builder = new BlockBuilder();
  private readonly kinds: (Kind | undefined)[] = [];
  private upgrader = new Upgrader();
  private enters = new Map<number, Shape>();
  private bytes = 0;
  private firstTime = 0n;
  /** Falco counts what is left when enter events have been folded away; so do we. */
  private num = 0;

  /** Another capture begins: nothing is left of the one before, but its last block, which must have been taken. */
  startSegment(): void {
    this.builder.startSegment();
    this.upgrader = new Upgrader();
    this.enters = new Map();
  }

  get full(): boolean {
    return this.builder.length >= BLOCK_EVENTS || this.bytes >= BLOCK_BYTES;
  }

  /** Whether an event of this time can join the others: a block's times are so many nanoseconds from its first. */
  fits(time: bigint): boolean {
    const distance = time - this.firstTime;
    return this.builder.length === 0 || (distance < FARTHEST && distance > -FARTHEST);
  }

  /** What was taken in since the last time; undefined when it was nothing. */
  take(): RawBlock | undefined {
    this.bytes = 0;
    return this.builder.length === 0 ? undefined : this.builder.take();
  }

  /** The event in a block as it is seen today; undefined when it is not. Throws CaptureError (damaged). */
  next(block: ScapBlock): SeenEvent | undefined {
    const event = readEvent(block);
    if (event === undefined) return undefined;
    const { tid } = event;
    const shape = this.upgrader.upgrade(tid, event);
    if (shape !== undefined && isCheckedAgainst(shape.code)) this.enters.set(tid, copied(shape));
    const checked = shape && crossChecked(shape, this.enters.get(tid));
    if ((event.code & 1) === 1) this.forgetEnter(tid);
    return checked && { ...event, ...checked, num: ++this.num };
  }

  private forgetEnter(tid: number): void {
    this.upgrader.forget(tid);
    this.enters.delete(tid);
  }

  add({ num, code, params, tid, time, cpu }: SeenEvent): void {
    const kind = this.kindOf(code === DROP_BEGINS ? DROP_ENDS : code);
    if (kind === undefined) return;
    const values: Value[] = kind.decoders.map((decode, i) => (i < params.length ? decode(params[i]) : undefined));
    for (const param of params) this.bytes += param.length;
    if (this.builder.length === 0) this.firstTime = time;
    this.builder.add({ time, tid, cpu, code: kind.type.code, num, values });
  }

  /** Undefined for enter events, which are no events of ours. */
  private kindOf(code: number): Kind | undefined {
    const type = eventType(code);
    return this.kinds[code] ??= type && { type, decoders: type.params.map(decoderOf) };
  }
}
