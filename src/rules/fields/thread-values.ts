// Bindings that the fields of threads share: a value of the thread that did it, and none where an event has no thread.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Thread } from '../../state/threads/thread.js';
import { textFromText } from '../derived-texts.js';
import type { Extract, Value } from '../field.js';

export const ofThread = (pick: (thread: Thread, event: CurrentEvent) => Value) => (): Extract => (event) =>
  event.thread && pick(event.thread, event);

/** A text that a thread may lack: shown as empty. */
export const orEmpty = (text: TextId): TextId => (text === ABSENT ? EMPTY : text);

/** Strings that each end with NUL, with a blank between them. */
export const joined = textFromText((strings) => strings.replace(/\0$/, '').replaceAll('\0', ' '));

export const splitStrings = (strings: string): string[] =>
  (strings === '' || strings === '\0' ? [] : strings.replace(/\0$/, '').split('\0'));

/** Command and arguments, as the thread has them or put together from what it has. */
export function commandLine(event: CurrentEvent, thread: Thread): TextId {
  if (thread.cmdline !== ABSENT && thread.cmdline !== EMPTY) return thread.cmdline;
  const { texts } = event.state;
  if (thread.args === ABSENT || thread.args === EMPTY) return thread.comm;
  return texts.intern(`${texts.value(thread.comm)} ${texts.value(joined(texts, thread.args))}`);
}

/** Nanoseconds since the epoch as a value: none where unknown. */
export const instantOrNone = (ns: bigint): Value => (ns === 0n ? undefined : small(ns));

/** Integers are numbers where a double holds them. */
export const small = (value: bigint): number | bigint =>
  (value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value);
