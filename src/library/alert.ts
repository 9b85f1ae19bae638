// An alert for a program: plain data, and Falco's two ways to write it.
import { alertJson as innerJson, type JsonOptions } from '../alerts/alert-json.js';
import { alertText as innerText, type TextOptions } from '../alerts/alert-text.js';
import type { Alert as Made } from '../alerts/alert.js';
import { toBytes, toText } from '../capture/texts.js';
import { outputFieldsOf, valuesOf, type Value } from './value.js';

export interface Alert extends Omit<Made, 'message' | 'fields'> {
  /** The rule's output with its fields filled in. */
  readonly message: string;
  /** Values of these fields. */
  readonly fields: Readonly<Record<string, Value>>;
}

/** Texts inside are byte strings, which is what rules compare. */
export const alertOf = (alert: Made): Alert =>
  ({ ...alert, message: toText(alert.message), fields: valuesOf(alert.fields) });

const madeOf = (alert: Alert): Made => ({ ...alert, message: toBytes(alert.message), fields: outputFieldsOf(alert.fields) });

/** An alert as Falco's JSON, one line, as falcosidekick takes it. */
export const alertJson = (alert: Alert, options?: JsonOptions): string => innerJson(madeOf(alert), options);

/** An alert as Falco's line of text. */
export const alertText = (alert: Alert, options?: TextOptions): string => innerText(madeOf(alert), options);
