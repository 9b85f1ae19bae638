// The type of events in a history: an enumeration, so a comparison with a name is one of small numbers. System calls without
// an event of their own have the call's name, as `evt.type` has it.
import { EVENT_CODES, eventType, type EventType } from '../../schema/events.js';
import { SYSCALLS } from '../../schema/syscalls.js';

const known: EventType[] = [];
for (let code = 0; code < EVENT_CODES; code++) {
  const type = eventType(code);
  if (type !== undefined) known.push(type);
}

/** Stands for events that this version's table does not have. */
const UNKNOWN = 'unknown';

/** Members of the enumeration in order. */
export const EVENT_TYPE_NAMES: readonly string[] = [
  ...new Set([UNKNOWN, ...known.map(({ name }) => name), ...SYSCALLS.map(([, name]) => name)]),
];

const positions = new Map(EVENT_TYPE_NAMES.map((name, position) => [name, position]));
const byCode = new Map(known.map(({ code, name }) => [code, positions.get(name)!]));
const byCall = new Map(SYSCALLS.map(([id, name]) => [id, positions.get(name)!]));
const byNumber = new Map(SYSCALLS.filter(([, , number]) => number >= 0).map(([, name, number]) => [number, positions.get(name)!]));

/** Position in the enumeration of the event with this code. */
export const eventTypeOrdinal = (code: number): number => byCode.get(code) ?? 0;

/** Of a system call without an event of its own: by Falco's number of it, or else by the machine's. */
export const callOrdinal = (id: number, native: number): number => (id > 0 ? byCall.get(id) : byNumber.get(native)) ?? 0;
