// The text of one parameter of an event, as `evt.arg.*` shows and compares it, and of all of them together.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import type { EventType, Param } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { fixedText } from '../derived-texts.js';
import { isAbsent } from './read.js';
import { RENDERINGS } from './renderings.js';

export interface ParameterText {
  readonly param: Param;
  /** The value as it is; `<NA>` or `NULL` where absent. */
  readonly raw: (event: CurrentEvent) => TextId;
  /** What it stands for; EMPTY where that is nothing else. */
  readonly resolved: (event: CurrentEvent) => TextId;
}

const nothing = (): TextId => EMPTY;

export function parameterText(param: Param): ParameterText {
  const rendering = RENDERINGS[param.base];
  const missing = fixedText(rendering.absent);
  const raw = rendering.raw(param);
  const resolved = rendering.resolved?.(param) ?? nothing;
  return {
    param,
    raw: (event) => (isAbsent(event, param) ? missing(event.state.texts) : raw(event)),
    resolved: (event) => (isAbsent(event, param) ? EMPTY : resolved(event)),
  };
}

const texts = new Map<EventType, readonly ParameterText[]>();

/** Of every parameter of an event type, in order. */
export function parameterTexts(type: EventType): readonly ParameterText[] {
  const known = texts.get(type);
  if (known) return known;
  const bound = type.params.map(parameterText);
  texts.set(type, bound);
  return bound;
}

/** What it stands for, or else the value itself: what `evt.arg.NAME` is. */
export function shownText(text: ParameterText, event: CurrentEvent): TextId {
  const resolved = text.resolved(event);
  return resolved === EMPTY || resolved === ABSENT ? text.raw(event) : resolved;
}

/** `res=-2(ENOENT) path=/usr/local/bin/ls`: all parameters with both texts. */
export function argumentLine(event: CurrentEvent): string {
  const { texts: dictionary } = event.state;
  return parameterTexts(event.type).slice(0, countGiven(event)).map((text) => {
    const resolved = dictionary.value(text.resolved(event));
    return `${text.param.name}=${dictionary.value(text.raw(event))}${resolved === '' ? '' : `(${resolved})`}`;
  }).join(' ');
}

/**
 * How many of its parameters the event has. Events that are no system calls were written by old probes with fewer, and system
 * calls without any when the probe failed to read them; otherwise these have all, if need be without a value.
 */
export function countGiven(event: CurrentEvent): number {
  const { params, row } = event.type;
  let count = params.length;
  if (row.source === undefined && count > 0 && !isAbsent(event, params[0]!)) return count;
  while (count > 0 && isAbsent(event, params[count - 1]!)) count -= 1;
  return count;
}
