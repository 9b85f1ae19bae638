// An alert for a program: plain data, and Falco's two ways to write it.
import { alertJson as innerJson, type JsonOptions } from '../alerts/alert-json.js';
import { alertText as innerText, type TextOptions } from '../alerts/alert-text.js';
import type { Alert as Made } from '../alerts/alert.js';
import { toBytes, toText } from '../capture/texts.js';
import type { Priority } from '../rules/priority.js';
import { outputFieldsOf, valuesOf, type Value } from './value.js';

export interface Alert {
  readonly rule: string;
  /** 0 is the most urgent. */
  readonly priority: Priority;
  readonly source: string;
  readonly tags: readonly string[];
  /** The machine that was recorded. */
  readonly hostname: string;
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  /** Number of the event (`evt.num`). */
  readonly num: number;
  /** The rule's output with its fields filled in. */
  readonly message: string;
  /** Values of these fields. */
  readonly fields: Readonly<Record<string, Value>>;
  /** What the recording is called, if `replay` was told. */
  readonly capture?: string | undefined;
}

/** Texts inside are byte strings, which is what rules compare. */
export const alertOf = (alert: Made): Alert =>
  ({ ...alert, message: toText(alert.message), fields: valuesOf(alert.fields) });

const madeOf = (alert: Alert): Made => ({ ...alert, message: toBytes(alert.message), fields: outputFieldsOf(alert.fields) });

/** An alert as Falco's JSON, one line, as falcosidekick takes it. */
export const alertJson = (alert: Alert, options?: JsonOptions): string => innerJson(madeOf(alert), options);

/** An alert as Falco's line of text. */
export const alertText = (alert: Alert, options?: TextOptions): string => innerText(madeOf(alert), options);
