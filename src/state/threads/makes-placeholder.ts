// Which events give a thread that nobody knew an entry of its own: it is there, for it did something.
import { EVENT_CODES, EVENT_TYPES, type EventName } from '../../schema/events.js';

/** The clone family finds its threads itself, and what else is here says nothing of a thread that nobody knows. */
const WITHOUT_PLACEHOLDER: readonly EventName[] = ['clone', 'clone3', 'fork', 'vfork', 'switch', 'procexit', 'page_fault'];

/** For each event code: 1 where an unknown thread gets an entry because it did something. */
export const makesPlaceholder = new Uint8Array(EVENT_CODES);
for (const { name, code, row } of Object.values(EVENT_TYPES)) {
  const byThread = row.source === undefined || row.source === 'tracepoint';
  if (byThread && !WITHOUT_PLACEHOLDER.includes(name)) makesPlaceholder[code] = 1;
}
