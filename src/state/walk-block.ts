// The events of one block in order, stopping only at those that the state or a visitor wants.
//
// This loop is what the column format is for: the column of kinds is scanned, and what nobody wants costs a few array
// reads; columns of an event type are decompressed when its first wanted event comes.
import type { Block } from '../capture/block.js';
import { bitAt, bytesFor } from '../capture/columns/bits.js';
import { EVENT_TYPES, eventType, type EventType } from '../schema/events.js';
import { advance, attend } from './advance.js';
import { CurrentEvent } from './current-event.js';
import { CHANGES_THREADS, IF_CHANGED, interestOf, STATE, VISITOR, type Visitor } from './interest.js';
import { PassedOver } from './passed-over.js';
import type { State } from './state.js';

/** Goes over blocks, one after the other, keeping a state up to date. Returns false when the visitor wants no more. */
export type BlockWalker = (block: Block) => boolean;

export function blockWalker(state: State, visitor: Visitor): BlockWalker {
  const interest = interestOf(visitor), event = new CurrentEvent(state), passedOver = new PassedOver(state, visitor);
  return (block) => {
    const wanted = Uint8Array.from(block.codes, (code) => interest[code]!);
    if (!wanted.some((who) => who !== 0)) return true;
    event.block = block;
    state.lookups.open(block);
    passedOver.open(block);
    return walkRuns(walkingOver(block, wanted, event, visitor, passedOver));
  };
}

/** What a walk needs of one block, and where it stands in it. */
interface Walking {
  readonly event: CurrentEvent;
  readonly visitor: Visitor;
  readonly passedOver: PassedOver;
  readonly kinds: Uint8Array;
  /** A bit for each event; all set where the block does not know. */
  readonly changes: Uint8Array;
  /** A bit for each event that the visitor is not to see; undefined where he may see all. */
  readonly stateOnly: Uint8Array | undefined;
  // By kind: who wants such events, what they are, how many there were so far, and their columns once one was wanted.
  readonly wanted: Uint8Array;
  readonly types: readonly EventType[];
  readonly rows: Int32Array;
  readonly columns: unknown[];
}

function walkingOver(block: Block, wanted: Uint8Array, event: CurrentEvent, visitor: Visitor, passedOver: PassedOver): Walking {
  const { kinds, codes, stateOnly, changes = everyBit(block.length) } = block;
  const columns = codes.map(() => undefined as unknown);
  // Kinds that the event table does not know are wanted by nobody.
  const types = codes.map((code) => eventType(code) ?? EVENT_TYPES.syscall);
  return { event, visitor, passedOver, kinds, changes, stateOnly, wanted, types, rows: new Int32Array(codes.length), columns };
}

/** Where nobody found out, every event may have changed the state. */
const everyBit = (events: number): Uint8Array => new Uint8Array(bytesFor(events)).fill(0xff);

/** Events of a block go by in runs of this many: code that is called often is compiled well, a long loop is not. */
const RUN = 512;

function walkRuns(walking: Walking): boolean {
  const { length } = walking.kinds;
  for (let from = 0; from < length; from += RUN) if (!walkRun(walking, from, Math.min(from + RUN, length))) return false;
  return true;
}

function walkRun(walking: Walking, from: number, to: number): boolean {
  const { kinds, changes, wanted, rows } = walking;
  for (let index = from; index < to; index++) {
    const kind = kinds[index]!;
    const who = wanted[kind]!;
    if (who === 0) continue;
    const row = rows[kind]!++;
    if (!mustFold(who, changes, index) && isPassedOver(walking, who, index, kind)) continue;
    if (!visit(walking, who, index, kind, row)) return false;
  }
  return true;
}

/** Whether the state must take the event in, even if nobody looks at it. */
const mustFold = (who: number, changes: Uint8Array, index: number): boolean =>
  (who & STATE) !== 0 && ((who & IF_CHANGED) === 0 || bitAt(changes, index) === 1);

const isPassedOver = ({ passedOver, types, stateOnly }: Walking, who: number, index: number, kind: number): boolean =>
  (who & VISITOR) === 0 || (stateOnly !== undefined && bitAt(stateOnly, index) === 1) || passedOver.has(index, kind, types[kind]!.code);

/** Takes the event in, and shows it to the visitor if he wants it. */
function visit(walking: Walking, who: number, index: number, kind: number, row: number): boolean {
  const { event, visitor, passedOver } = walking;
  moveTo(event, walking, index, kind, row);
  if ((who & STATE) === 0) attend(event);
  else advance(event);
  if ((who & CHANGES_THREADS) !== 0 && event.changes) passedOver.forget();
  return isPassedOver(walking, who, index, kind) || visitor.see(event) !== false;
}

function moveTo(event: CurrentEvent, { types, columns }: Walking, index: number, kind: number, row: number): void {
  const type = types[kind]!;
  event.type = type;
  event.columns = columns[kind] ??= event.block.columns(type.name);
  event.row = row;
  event.index = index;
}
