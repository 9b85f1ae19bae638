// The alerts of the two versions of a rule on one event: the same, or in what they differ.
import type { Alert } from '../../alerts/alert.js';
import { fieldsJson } from '../../alerts/fields-json.js';
import { toText } from '../../capture/texts.js';

export type DifferenceKind = 'removed' | 'added' | 'changed';

/** What the versions of one rule say of one event. */
export interface BothAlerts {
  old?: Alert;
  new?: Alert;
}

/** Something of an alert that can differ, with the word for it. */
const PARTS: readonly (readonly [part: string, textOf: (alert: Alert) => string])[] = [
  ['rule', ({ rule }) => rule],
  ['priority', ({ priority }) => priority.name],
  ['output', ({ message }) => message],
  ['fields', ({ fields }) => fieldsJson(fields)],
  ['tags', ({ tags }) => tags.join(' ')],
];

/** An alert as a report shows it. */
export interface ShownAlert {
  readonly rule: string;
  readonly priority: string;
  readonly message: string;
}

export interface Difference {
  readonly kind: DifferenceKind;
  /** `evt.num` of the event. */
  readonly event: number;
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  readonly old?: ShownAlert;
  readonly new?: ShownAlert;
  /** Of changed alerts: rule, priority, output, fields, tags. */
  readonly parts: readonly string[];
}

/** Undefined where both versions say the same. */
export function differenceOf({ old, new: now }: BothAlerts): Difference | undefined {
  const { num: event, time } = (now ?? old)!;
  if (old === undefined) return { kind: 'added', event, time, new: shown(now!), parts: [] };
  if (now === undefined) return { kind: 'removed', event, time, old: shown(old), parts: [] };
  const parts = PARTS.filter(([, textOf]) => textOf(old) !== textOf(now)).map(([part]) => part);
  return parts.length === 0 ? undefined : { kind: 'changed', event, time, old: shown(old), new: shown(now), parts };
}

const shown = ({ rule, priority, message }: Alert): ShownAlert => ({ rule, priority: priority.name, message: toText(message) });
