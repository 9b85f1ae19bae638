// Walks the events of a capture in order, and stops only at those that the state or a visitor wants.
//
// This loop is what the column format is for: the event-code column is scanned, and what nobody wants costs one array
// read; columns of an event type are decompressed when its first wanted event comes.
import type { Block } from '../capture/block.js';
import type { Capture } from '../capture/reader.js';
import { EVENT_CODES, EVENT_TYPES, eventType, type EventType } from '../schema/events.js';
import { advance } from '../state/advance.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { State } from '../state/state.js';

export interface Visitor {
  /** By event code: 1 where the visitor wants to see such events. */
  readonly wants: Uint8Array;
  /** Called for each wanted event, after the state took it in; false ends the walk. */
  see(event: CurrentEvent): boolean | void;
}

/** What a walk went through, wanted or not. */
export interface Walked {
  events: number;
  lost: number;
}

const STATE = 1;
const VISITOR = 2;

/**
 * Walks `capture` from its first segment on, keeping `state` up to date.
 * @param folded by event code: 1 where the state must see such events (see `foldedCodes`)
 * @param onBlock called after each block, for progress
 */
export function walk(
  capture: Capture, state: State, folded: Uint8Array, visitor: Visitor, onBlock?: (block: Block) => void,
): Walked {
  const interest = interestOf(folded, visitor.wants);
  const event = blankEvent(state);
  const walked = { events: 0, lost: 0 };
  for (const block of capture.blocks()) {
    walked.events += block.length;
    for (const drop of block.drops) walked.lost += drop.count;
    if (!walkBlock(block, interest, event, visitor)) break;
    onBlock?.(block);
  }
  return walked;
}

function interestOf(folded: Uint8Array, wants: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: EVENT_CODES }, (_, code) =>
    (eventType(code) === undefined ? 0 : (folded[code] ? STATE : 0) | (wants[code] ? VISITOR : 0)));
}

function walkBlock(block: Block, interest: Uint8Array, event: CurrentEvent, visitor: Visitor): boolean {
  if (![...block.counts.keys()].some((code) => interest[code])) return true;
  const rows = new Int32Array(EVENT_CODES);
  const columns: unknown[] = new Array(EVENT_CODES).fill(undefined);
  const { codes, times, threads, threadIndex, length } = block;
  event.block = block;
  for (let index = 0; index < length; index++) {
    const code = codes[index]!;
    const who = interest[code]!;
    if (who === 0) continue;
    const type = eventType(code)!;
    event.type = type;
    event.columns = columns[code] ??= block.columns(type.name);
    event.row = rows[code]++;
    event.index = index;
    event.time = times[index]!;
    event.tid = threads[threadIndex[index]!]!;
    advance(event);
    if (who >= VISITOR && visitor.see(event) === false) return false;
  }
  return true;
}

/** An event that stands nowhere yet. */
function blankEvent(state: State): CurrentEvent {
  const type: EventType = EVENT_TYPES.syscall;
  return {
    state, type, block: undefined as unknown as Block, columns: undefined, row: 0, index: 0, time: 0, tid: -1,
    thread: undefined, fdNum: -1, fd: undefined, fdNameChanged: false, result: NaN,
  };
}
