// An alert: what a rule says of one event.
import type { OutputFields } from '../rules/format/compile-format.js';
import type { Priority } from '../rules/priority.js';

export interface Alert {
  readonly rule: string;
  readonly priority: Priority;
  readonly source: string;
  /** In alphabetical order. */
  readonly tags: readonly string[];
  /** The machine that was recorded. */
  readonly hostname: string;
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  /** `evt.num` of the event. */
  readonly num: number;
  /** The rule's output with its fields filled in, as a byte string. */
  readonly message: string;
  /** Values of these fields; texts are byte strings. */
  readonly fields: OutputFields;
  /** Which recording the event is in, where that is known. */
  readonly capture?: string | undefined;
}
