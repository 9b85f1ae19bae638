// Sets of events that fields name in `on`, taken from the event table.
import { EVENT_CODES, EVENT_TYPES, eventType, type EventName, type EventType } from '../../schema/events.js';

export const ALL_TYPES: readonly EventType[] = Object.values(EVENT_TYPES);

const namesOf = (wanted: (type: EventType) => boolean): readonly EventName[] => ALL_TYPES.filter(wanted).map((type) => type.name);

export const hasFlag = (type: EventType, flags: string): boolean =>
  [...flags].some((flag) => type.row.flags?.includes(flag) ?? false);

/** Events that create, use or destroy a descriptor: `fd.*` has no value on others. */
export const ON_DESCRIPTORS = namesOf((type) => hasFlag(type, 'CUD'));

/** Events with a result, which is their first parameter whatever its name. Calls without an event of their own show none. */
export const hasResult = (type: EventType): boolean =>
  type.row.source === undefined && type.name !== 'syscall' && type.params.length > 0;

export const ON_RESULTS = namesOf(hasResult);

export const isInputOutput = (type: EventType): boolean => type.row.category.startsWith('io-');

export const ON_INPUT_OUTPUT = namesOf(isInputOutput);

/** For each event code 1 where its flags have one of these: asked for every event, so it is read and not worked out. */
export const codesWithFlag = (flags: string): Uint8Array =>
  Uint8Array.from({ length: EVENT_CODES }, (_, code) => {
    const type = eventType(code);
    return type && hasFlag(type, flags) ? 1 : 0;
  });
