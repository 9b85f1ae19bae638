// Fields that an event's code decides: conditions on them become constants when a rule is specialised for a code.
import { EVENT_CODES, EVENT_TYPES, eventType, type EventType } from '../../schema/events.js';
import { SYSCALLS } from '../../schema/syscalls.js';

/** Names that evt.type can have: events, and system calls without an event of their own. */
export const EVENT_NAMES: ReadonlySet<string> = new Set([...Object.keys(EVENT_TYPES), ...SYSCALLS.map(([, name]) => name)]);

/** Calls that only the generic event stands for. */
const GENERIC_NAMES = SYSCALLS.map(([, name]) => name).filter((name) => !(name in EVENT_TYPES));

/** Codes that rules are shown: events of the snapshot are for the state alone. */
export const RULE_CODES: readonly number[] = Array.from({ length: EVENT_CODES }, (_, code) => code)
  .filter((code) => eventType(code) !== undefined && eventType(code)!.row.source !== 'iter');

/** Every value that a field can have for an event of this type; undefined where the event itself must be looked at. */
type Values = (type: EventType) => readonly string[] | undefined;

const typeNames: Values = (type) => {
  if (type.name === 'syscall') return GENERIC_NAMES;
  return type.name === 'asyncevent' || type.name === 'pluginevent' ? undefined : [type.name];
};

const DECIDED: Readonly<Record<string, Values>> = {
  'evt.type': typeNames,
  'syscall.type': (type) => (type.row.source === undefined ? typeNames(type) : []),
  'evt.dir': (type) => [type.code & 1 ? '<' : '>'],
};

/** Whether a field says nothing that the event's code does not say, for nearly all events. */
export const decidesByCode = (field: string): boolean => Object.hasOwn(DECIDED, field);

/** Fields that name event types: they must be compared with known names. */
export const namesEventTypes = (field: string): boolean => field === 'evt.type' || field === 'syscall.type';

/** The verdict of a test on a field where an event's code decides it. */
export function decideByCode(field: string, judge: (text: string) => boolean, code: number): boolean | undefined {
  const values = DECIDED[field]?.(eventType(code)!);
  if (values === undefined) return undefined;
  const yes = values.filter(judge).length;
  if (yes === 0) return false;
  return yes === values.length ? true : undefined;
}
