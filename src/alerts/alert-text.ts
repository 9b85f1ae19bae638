// An alert as Falco's line of text. Here (and in alert-json.ts) byte strings become UTF-8, and nowhere else.
import { toText } from '../capture/texts.js';
import { localTime, utcDateTime } from '../rules/local-time.js';
import type { Alert } from './alert.js';

export interface TextOptions {
  /** UTC date and time instead of the local time of day. */
  readonly isoTime?: boolean;
}

/** Time, priority and message, as the `output` of JSON alerts has them. */
export function alertOutput({ time, priority, message }: Alert, { isoTime = false }: TextOptions = {}): string {
  const stamp = isoTime ? `${utcDateTime(time)}+0000` : localTime(time);
  return `${stamp}: ${priority.name} ${toText(message)}`;
}

/** The same as one line: control characters, quotes and backslashes escaped as in JSON, so that no process name can forge a line. */
export const alertText = (alert: Alert, options?: TextOptions): string => escaped(alertOutput(alert, options));

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
