// The events of one block in order, stopping only at those that the state or a visitor wants.
//
// This loop is what the column format is for: the column of kinds is scanned, and what nobody wants costs a few array
// reads; columns of an event type are decompressed when its first wanted event comes.
import type { Block } from '../capture/block.js';
import { bitAt, bytesFor } from '../capture/columns/bits.js';
import { EVENT_TYPES, eventType, type EventType } from '../schema/events.js';
import { advance, attend } from './advance.js';
import { CurrentEvent } from './current-event.js';
import { settle } from './deferred.js';
import { ALONG, IF_CHANGED, interestOf, STATE, VISITOR, type Visitor } from './interest.js';
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
    state.changed.clear();
    return walkRuns(walkingOver(block, wanted, event, visitor, passedOver));
  };
}

/** What a walk needs of one block, and where it stands in it. */
interface Walking {
  readonly event: CurrentEvent;
  readonly visitor: Visitor;
  readonly passedOver: PassedOver;
  readonly kinds: Uint8Array;
  /** A bit for each event that changes the state; none where the block does not know, and then no kind has `IF_CHANGED`. */
  readonly changes: Uint8Array;
  /** A bit for each event that the visitor is not to see; undefined where he may see all. */
  readonly stateOnly: Uint8Array | undefined;
  // By kind: who wants such events, who looks at each of them whether it changes the state or not, what they are, how many
  // there were so far, and their columns once one was wanted.
  readonly wanted: Uint8Array;
  readonly watched: Uint8Array;
  /** Kinds of which there are so many that finding out about all threads is worth it. */
  readonly frequent: readonly number[];
  readonly types: readonly EventType[];
  readonly rows: Int32Array;
  readonly columns: unknown[];
  /** The first event that was neither looked at nor handed over. */
  unseen: number;
}

function walkingOver(block: Block, wanted: Uint8Array, event: CurrentEvent, visitor: Visitor, passedOver: PassedOver): Walking {
  const { kinds, codes, length, changes, stateOnly } = block;
  if (changes === undefined) for (let kind = 0; kind < wanted.length; kind++) wanted[kind]! &= ~IF_CHANGED;
  const columns = codes.map(() => undefined as unknown);
  // Kinds that the event table does not know are wanted by nobody.
  const types = codes.map((code) => eventType(code) ?? EVENT_TYPES.syscall);
  const frequent = codes.flatMap((code, kind) => ((block.counts.get(code) ?? 0) >= FREQUENT ? [kind] : []));
  return {
    event, visitor, passedOver, kinds, changes: changes ?? new Uint8Array(bytesFor(length)), stateOnly,
    wanted, watched: wanted.map(watchedAt), frequent, types, rows: new Int32Array(codes.length), columns, unseen: 0,
  };
}

const watchedAt = (who: number): number => who & (((who & IF_CHANGED) === 0 ? STATE : 0) | ((who & ALONG) === 0 ? VISITOR : 0));

const FREQUENT = 512;

/** Events of a block go by in runs of this many: code that is called often is compiled well, a long loop is not. */
const RUN = 512;

function walkRuns(walking: Walking): boolean {
  const { length } = walking.kinds;
  for (let from = 0; from < length; from += RUN) {
    lookAway(walking, from);
    if (!walkRun(walking, from, Math.min(from + RUN, length))) return false;
  }
  handOver(walking, length);
  return true;
}

/** Kinds that the visitor passes over whoever does them are not watched, until facts of threads change. */
function lookAway({ passedOver, visitor, watched, frequent, types }: Walking, from: number): void {
  if (visitor.passesOver === undefined) return;
  for (let each = 0; each < frequent.length; each++) {
    const kind = frequent[each]!;
    if (watched[kind] === VISITOR && passedOver.byAll(kind, types[kind]!.code, from)) watched[kind] = 0;
  }
}

function walkRun(walking: Walking, from: number, to: number): boolean {
  const { kinds, changes, watched, rows } = walking;
  for (let index = pass(kinds, changes, watched, rows, from, to); index < to; index = pass(kinds, changes, watched, rows, index + 1, to)) {
    if (!meet(walking, index)) return false;
  }
  return true;
}

/** The first event at or after `from` that somebody may want; those before it and itself are counted. Calls nothing, for speed. */
function pass(kinds: Uint8Array, changes: Uint8Array, watched: Uint8Array, rows: Int32Array, from: number, to: number): number {
  for (let index = from; index < to; index++) {
    if ((index & 7) === 0) index = passEights(kinds, changes, watched, rows, index, to);
    if (index === to) return to;
    const kind = kinds[index]!;
    rows[kind]!++;
    if ((watched[kind]! | bitAt(changes, index)) !== 0) return index;
  }
  return to;
}

/** Eight events at a time, as long as nobody wants one of them. Written out: so a column's bytes are looked for once, not eight times. */
function passEights(kinds: Uint8Array, changes: Uint8Array, watched: Uint8Array, rows: Int32Array, from: number, to: number): number {
  let index = from;
  for (; index + 8 <= to && changes[index >> 3] === 0; index += 8) {
    const a = kinds[index]!, b = kinds[index + 1]!, c = kinds[index + 2]!, d = kinds[index + 3]!;
    const e = kinds[index + 4]!, f = kinds[index + 5]!, g = kinds[index + 6]!, h = kinds[index + 7]!;
    const seen = watched[a]! | watched[b]! | watched[c]! | watched[d]! | watched[e]! | watched[f]! | watched[g]! | watched[h]!;
    if (seen !== 0) return index;
    rows[a]!++; rows[b]!++; rows[c]!++; rows[d]!++;
    rows[e]!++; rows[f]!++; rows[g]!++; rows[h]!++;
  }
  return index;
}

/** Takes the event in if it must, and shows it to the visitor if he wants it; what neither is for is left. */
function meet(walking: Walking, index: number): boolean {
  const { kinds, changes, wanted, rows } = walking, kind = kinds[index]!, row = rows[kind]! - 1, who = wanted[kind]!;
  const mustFold = (who & STATE) !== 0 && ((who & IF_CHANGED) === 0 || bitAt(changes, index) === 1);
  if (!mustFold && isPassedOver(walking, who, index, kind)) return true;
  visit(walking, who, index, kind, row);
  const goOn = isPassedOver(walking, who, index, kind) || walking.visitor.see(walking.event) !== false;
  if (walking.event.state.changed.one !== undefined) lookAgain(walking, index + 1);
  return goOn;
}

const isPassedOver = ({ passedOver, types, stateOnly }: Walking, who: number, index: number, kind: number): boolean =>
  (who & VISITOR) === 0 || (stateOnly !== undefined && bitAt(stateOnly, index) === 1) || passedOver.has(index, types[kind]!.code);

/** What nobody looked at before `index` goes to the visitor in one piece. */
function handOver(walking: Walking, index: number): void {
  const { visitor, event, unseen } = walking;
  walking.unseen = index + 1;
  if (visitor.between === undefined || unseen >= index) return;
  settle(event.state);
  visitor.between(event.block, unseen, index);
}

function visit(walking: Walking, who: number, index: number, kind: number, row: number): void {
  handOver(walking, index);
  const { event } = walking;
  moveTo(event, walking, index, kind, row);
  if ((who & STATE) === 0) attend(event);
  else advance(event);
}

/** Facts of threads have changed: kinds are watched again that somebody may want now. */
function lookAgain({ event: { state }, passedOver, watched, wanted, frequent, types }: Walking, from: number): void {
  settle(state);
  const { one, several } = state.changed;
  state.changed.clear();
  if (several) passedOver.forget();
  for (let each = 0; each < frequent.length; each++) {
    const kind = frequent[each]!;
    if (several || !passedOver.stillByAll(one!, kind, types[kind]!.code, from)) watched[kind] = watchedAt(wanted[kind]!);
  }
}

function moveTo(event: CurrentEvent, { types, columns }: Walking, index: number, kind: number, row: number): void {
  const type = types[kind]!;
  event.type = type;
  event.columns = columns[kind] ??= event.block.columns(type.name);
  event.row = row;
  event.index = index;
}
