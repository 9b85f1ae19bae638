// One event as it stands in a block: a header, the lengths of its parameters, and these back to back.
import { CaptureError, problem } from '../../problem.js';
import type { BlockType } from '../blocks/block-types.js';
import { KNOWN_CODES, LARGE_EVENTS, PARAM_COUNTS, WRITTEN_TOO_LONG } from './event-facts.js';

/** Bytes before an event's own: those of the block, its processor, and with some a word of flags. */
const CPU = 8;
const FLAGS = 10;
const RECORD = 10;
const FLAGGED_RECORD = 14;
const TRAILER = 4;

const TIME = 0;
const TID = 8;
const LENGTH = 16;
const CODE = 20;
const COUNT = 22;
const OLD_HEADER = 22;
const HEADER = 26;

/** Bit of an event's flags: it was kept because it changes the state, though whoever wrote the file did not ask for it. */
const STATE_ONLY = 1;

/**
 * A cursor: the event that `read` found last. An object for each event would cost more than all the rest.
 * Positions are indices into the view.
 */
export class EventBlock {
  code = 0;
  count = 0;
  /** Where the lengths of its parameters begin, where these begin, and where they end. */
  at = 0;
  data = 0;
  end = 0;
  tid = 0;
  cpu = 0;
  /** Halves of its time, as signed numbers: those need no box on the heap. */
  timeLow = 0;
  timeHigh = 0;
  old = false;
  stateOnly = false;

  /**
   * Reads the event in the block at `at`, which is whole and `length` bytes long. False when it is of a kind newer than this
   * reader. Throws CaptureError (damaged) without a place.
   */
  read(view: DataView, at: number, length: number, type: BlockType): boolean {
    const record = at + (type.flagged ? FLAGGED_RECORD : RECORD);
    const room = at + length - TRAILER - record;
    this.old = type.version < 2;
    this.stateOnly = type.flagged === true && (view.getUint8(at + FLAGS) & STATE_ONLY) !== 0;
    if (room < (this.old ? OLD_HEADER : HEADER)) throw lies('it is shorter than an event\'s head');
    this.code = view.getUint16(record + CODE, true);
    if (this.code >= KNOWN_CODES) return false;
    const claimed = view.getUint32(record + LENGTH, true);
    if (this.old) this.readOld(view, record, claimed, room);
    else this.readNew(view, record, claimed, room);
    this.tid = view.getInt32(record + TID, true);
    this.cpu = view.getUint16(at + CPU, true);
    this.timeLow = view.getInt32(record + TIME, true);
    this.timeHigh = view.getInt32(record + TIME + 4, true);
    return true;
  }

  private readNew(view: DataView, record: number, claimed: number, room: number): void {
    const count = view.getUint32(record + COUNT, true);
    const wide = LARGE_EVENTS[this.code] === 1;
    const at = record + HEADER;
    const data = at + count * (wide ? 4 : 2);
    if (claimed > room || data > record + claimed) throw lies(`it claims ${count} parameters in ${claimed} bytes`);
    let end = data;
    if (wide) for (let i = at; i < data; i += 4) end += view.getUint32(i, true);
    else for (let i = at; i < data; i += 2) end += view.getUint16(i, true);
    if (end > record + claimed) throw lies(`its ${count} parameters claim to end at byte ${end - record} of ${claimed}`);
    this.place(count, at, data, end);
  }

  /** Old events do not say how many parameters they have: as many, of those that the table knows, as fill their length. */
  private readOld(view: DataView, record: number, claimed: number, room: number): void {
    const length = claimed - (WRITTEN_TOO_LONG[this.code] === 1 ? 3 : 0);
    if (length > room || length < OLD_HEADER) throw lies(`it claims to have ${length} bytes`);
    const at = record + OLD_HEADER;
    for (let count = PARAM_COUNTS[this.code]; count >= 0; count--) {
      const data = at + 2 * count;
      if (data > record + length) continue;
      let end = data;
      for (let i = at; i < data; i += 2) end += view.getUint16(i, true);
      if (end === record + length) return this.place(count, at, data, end);
      if (end < record + length) break;
    }
    throw lies(`no number of parameters fills its ${length} bytes`);
  }

  private place(count: number, at: number, data: number, end: number): void {
    this.count = count;
    this.at = at;
    this.data = data;
    this.end = end;
  }
}

/** Nanoseconds since the epoch, of the halves of a time. */
export const timeOf = (high: number, low: number): bigint => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);

const lies = (what: string): CaptureError => new CaptureError(problem('damaged', what));
