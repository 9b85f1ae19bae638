// Bindings that the fields of descriptors share: they have values on events that create, use or destroy a descriptor.
import { EMPTY, type TextId } from '../../../capture/texts.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Descriptor } from '../../../state/descriptors/descriptor.js';
import { parameterTexts, shownText } from '../../parameters/parameter-text.js';
import type { Extract, Value } from '../../field.js';
import { absolutePath } from '../../parameters/paths.js';
import { textAt } from '../../parameters/read.js';
import { codesWithFlag } from '../event-sets.js';

const WORKS_ON_DESCRIPTOR = codesWithFlag('CUD');

/** Whether the fields of descriptors have anything to say of the event. */
export const worksOnDescriptor = (event: CurrentEvent): boolean =>
  event.thread !== undefined && WORKS_ON_DESCRIPTOR[event.type.code] === 1;

/**
 * A value of the descriptor that the event works on.
 * @param without what it is where the descriptor is not known (a failed open, a recording that began later)
 */
export const ofDescriptor = (pick: (fd: Descriptor, event: CurrentEvent) => Value, without?: (event: CurrentEvent) => Value) =>
  (): Extract => (event) => {
    if (event.fd && event.thread) return pick(event.fd, event);
    return without && worksOnDescriptor(event) ? without(event) : undefined;
  };

/** A value of the event where it works on a descriptor, known or not. */
export const onDescriptorEvent = (pick: (event: CurrentEvent) => Value) => ofDescriptor((_, event) => pick(event), pick);

const FIRST_PARAMETER = new Set(['open', 'creat', 'accept', 'accept4', 'connect']);

/** The name of what could not be opened; empty for calls that name nothing. */
export function attemptedName(event: CurrentEvent): TextId | undefined {
  const { name, params } = event.type;
  if (FIRST_PARAMETER.has(name)) return shownText(parameterTexts(event.type)[1]!, event);
  if (name === 'openat' || name === 'openat2') return absolutePath(event, params[2]!) || undefined;
  return name === 'open_by_handle_at' ? shownText(parameterTexts(event.type)[3]!, event) : EMPTY;
}

/** The same as the program wrote it. */
export function attemptedRawName(event: CurrentEvent): TextId | undefined {
  const { name, params } = event.type;
  return name === 'openat' || name === 'openat2' ? textAt(event, params[2]!) || undefined : attemptedName(event);
}
