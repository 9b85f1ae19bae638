// An alert as Falco's JSON: one line, keys in alphabetical order, integers exact however large.
import { toBytes, toText } from '../capture/texts.js';
import type { OutputFields } from '../rules/format/compile-format.js';
import { utcDateTime } from '../rules/local-time.js';
import type { Alert } from './alert.js';
import { alertOutput, type TextOptions } from './alert-text.js';
import { fieldsJson, objectJson } from './fields-json.js';

export interface JsonOptions extends TextOptions {
  /** The message without time and priority, too. */
  readonly message?: boolean;
}

export function alertJson(alert: Alert, options: JsonOptions = {}): string {
  return objectJson({
    hostname: JSON.stringify(alert.hostname),
    ...(options.message && { message: JSON.stringify(toText(alert.message)) }),
    output: JSON.stringify(alertOutput(alert, options)),
    output_fields: allFields(alert, options),
    priority: JSON.stringify(alert.priority.name),
    rule: JSON.stringify(alert.rule),
    source: JSON.stringify(alert.source),
    tags: JSON.stringify(alert.tags),
    time: JSON.stringify(`${utcDateTime(alert.time)}Z`),
  });
}

/** The rule's fields, and where the event is found again: its time, its number, its recording. */
function allFields({ fields, time, num, capture }: Alert, { isoTime = false }: JsonOptions): string {
  const all: OutputFields = {
    'evt.num': num,
    [isoTime ? 'evt.time.iso8601' : 'evt.time']: time,
    ...fields,
    ...(capture !== undefined && { 'falco_rec.capture': toBytes(capture) }),
  };
  return fieldsJson(all);
}
