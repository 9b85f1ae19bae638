// An alert as Falco's JSON: one line, keys in alphabetical order, integers exact however large.
import { toBytes, toText } from '../capture/texts.js';
import { utcDateTime } from '../rules/local-time.js';
import type { OutputFields } from '../rules/format/compile-format.js';
import type { OutputValue } from '../rules/format/show-value.js';
import type { Alert } from './alert.js';
import { alertOutput, type TextOptions } from './alert-text.js';

export interface JsonOptions extends TextOptions {
  /** The message without time and priority, too. */
  readonly message?: boolean;
}

export function alertJson(alert: Alert, options: JsonOptions = {}): string {
  return object({
    hostname: JSON.stringify(alert.hostname),
    ...(options.message && { message: JSON.stringify(toText(alert.message)) }),
    output: JSON.stringify(alertOutput(alert, options)),
    output_fields: fieldsJson(alert, options),
    priority: JSON.stringify(alert.priority.name),
    rule: JSON.stringify(alert.rule),
    source: JSON.stringify(alert.source),
    tags: JSON.stringify(alert.tags),
    time: JSON.stringify(`${utcDateTime(alert.time)}Z`),
  });
}

/** The rule's fields, and where the event is found again: its time, its number, its recording. */
function fieldsJson({ fields, time, num, capture }: Alert, { isoTime = false }: JsonOptions): string {
  const all: OutputFields = {
    'evt.num': num,
    [isoTime ? 'evt.time.iso8601' : 'evt.time']: time,
    ...fields,
    ...(capture !== undefined && { 'falco_rec.capture': toBytes(capture) }),
  };
  const names = Object.keys(all).sort();
  return object(Object.fromEntries(names.map((name) => [name, valueJson(all[name]!)])));
}

function valueJson(value: OutputValue): string {
  if (typeof value === 'string') return JSON.stringify(toText(value));
  if (typeof value === 'bigint') return value.toString();
  return Array.isArray(value) ? `[${value.map(valueJson).join(',')}]` : JSON.stringify(value);
}

/** JSON.stringify has no way to write integers beyond 2^53, so the members come written. */
const object = (members: Readonly<Record<string, string>>): string =>
  `{${Object.entries(members).map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
