// The events of one block in order, stopping only at those that the state or a visitor wants.
//
// This loop is what the column format is for: the event-code column is scanned, and what nobody wants costs one array
// read; columns of an event type are decompressed when its first wanted event comes.
import type { Block } from '../capture/block.js';
import { bytesFor } from '../capture/columns/bits.js';
import { EVENT_CODES, EVENT_TYPES, eventType } from '../schema/events.js';
import { advance, attend } from './advance.js';
import type { CurrentEvent } from './current-event.js';
import { CONDITIONAL, stateCodes } from './fold.js';
import type { Fact } from './fold-table.js';
import type { State } from './state.js';
import type { Thread } from './threads/thread.js';

export interface Visitor {
  /** By event code: 1 where the visitor wants to see such events. */
  readonly wants: Uint8Array;
  /** What the state must keep for the visitor's questions, beyond what every replay needs. */
  readonly needs: ReadonlySet<Fact>;
  /**
   * Whether it can be said without looking at the event that events of this code by this thread are not wanted now.
   * Asked only of threads that are alive; of events that the state wants, after it took them in.
   */
  passesOver?(code: number, thread: Thread): boolean;
  /** Called for each wanted event, after the state took it in; false ends the walk. */
  see(event: CurrentEvent): boolean | void;
}

const STATE = 1;
const VISITOR = 2;
/** The state wants such an event only if the block does not say that it changed nothing. */
const IF_CHANGED = 4;

/** By event code, as large as codes can be: whether the state wants such events, or the visitor, or both. */
export function interestOf({ wants, needs }: Visitor): Uint8Array {
  // As large as codes can be: a newer writer may know events that this table does not, and they are passed over.
  const interest = new Uint8Array(0x10000);
  for (let code = 0; code < EVENT_CODES; code++) if (wants[code]) interest[code] = VISITOR;
  for (const code of stateCodes(needs)) interest[code] |= STATE;
  for (const code of CONDITIONAL) interest[code] |= IF_CHANGED;
  for (let code = 0; code < EVENT_CODES; code++) if (eventType(code) === undefined) interest[code] = 0;
  return interest;
}

/** What a walk needs of one block, and where it stands in it. */
interface Walking {
  readonly event: CurrentEvent;
  readonly visitor: Visitor;
  readonly interest: Uint8Array;
  readonly codes: Uint16Array;
  /** A bit for each event; all set where the block does not know. */
  readonly changes: Uint8Array;
  /** By event code: how many there were so far. */
  readonly rows: Int32Array;
  readonly columns: unknown[];
}

/**
 * Walks one block, keeping the event's state up to date.
 * @param interest as `interestOf` says
 * Returns false when the visitor wants no more.
 */
export function walkBlock(block: Block, interest: Uint8Array, event: CurrentEvent, visitor: Visitor): boolean {
  if (![...block.counts.keys()].some((code) => interest[code])) return true;
  const columns = new Array<unknown>(EVENT_CODES).fill(undefined);
  const rows = new Int32Array(EVENT_CODES);
  const walking: Walking = { event, visitor, interest, codes: block.codes, changes: changesOf(block), rows, columns };
  event.block = block;
  event.state.lookups.open(block);
  for (let from = 0; from < block.length; from += RUN) {
    if (!walkRun(walking, from, Math.min(from + RUN, block.length))) return false;
  }
  return true;
}

/** Where nobody found out, every event may have changed the state. */
const changesOf = ({ changes, length }: Block): Uint8Array => changes ?? new Uint8Array(bytesFor(length)).fill(0xff);

/** Events of a block go by in runs of this many: code that is called often is compiled well, a long loop is not. */
const RUN = 512;

function walkRun(walking: Walking, from: number, to: number): boolean {
  const { event, visitor, interest, codes, changes, rows } = walking;
  for (let index = from; index < to; index++) {
    const code = codes[index]!;
    const who = interest[code]!;
    if (who === 0) continue;
    const row = rows[code]!++;
    if (!mustFold(who, changes, index) && ((who & VISITOR) === 0 || isPassedOver(event.state, visitor, code, index))) continue;
    moveTo(event, walking, code, index, row);
    if ((who & STATE) === 0) attend(event);
    else advance(event);
    if ((who & VISITOR) !== 0 && !passed(visitor, code, event.thread) && visitor.see(event) === false) return false;
  }
  return true;
}

/** Whether the state must take the event in, even if nobody looks at it. */
const mustFold = (who: number, changes: Uint8Array, index: number): boolean =>
  (who & STATE) !== 0 && ((who & IF_CHANGED) === 0 || ((changes[index >> 3]! >> (index & 7)) & 1) !== 0);

function moveTo(event: CurrentEvent, { columns }: Walking, code: number, index: number, row: number): void {
  const type = eventType(code)!;
  event.type = type;
  event.columns = columns[code] ??= event.block.columns(type.name);
  event.row = row;
  event.index = index;
}

/**
 * Whether nobody needs to look at an event that only the visitor might want. A dead thread is about to be forgotten, and
 * one that nobody knows gets its placeholder.
 */
function isPassedOver({ lookups }: State, visitor: Visitor, code: number, index: number): boolean {
  return passed(visitor, code, lookups.threads[lookups.threadIndex[index]!]);
}

const passed = (visitor: Visitor, code: number, thread: Thread | undefined): boolean =>
  visitor.passesOver !== undefined && thread !== undefined && !thread.gone && !thread.dead && visitor.passesOver(code, thread);

/** An event that stands nowhere yet. */
export function blankEvent(state: State): CurrentEvent {
  return {
    state, type: EVENT_TYPES.syscall, block: undefined as unknown as Block, columns: undefined, row: 0, index: 0, time: 0, tid: -1,
    thread: undefined, fdNum: -1, fd: undefined, fdBefore: undefined, changes: false, result: NaN,
  };
}
