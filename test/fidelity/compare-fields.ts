// Falco's field values on chosen events of a capture against ours.
import { basename } from 'node:path';
import { fieldsJson } from '../../src/alerts/fields-json.js';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { walk } from '../../src/state/walk.js';
import { compileFormat, type CompiledFormat } from '../../src/rules/format/compile-format.js';
import { createState } from '../../src/state/create-state.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { answers, parseExact } from './corpus.js';

export interface ComparedField {
  same: number;
  all: number;
  readonly first: string[];
}

export function compareFields(path: string): Map<string, ComparedField> {
  const [head, ...rows] = answers('fields', path, 'fields');
  const fields = (head['fields'] as string[]).filter((field) => !('error' in compileFormat(`%${field}`)));
  const results = new Map<string, ComparedField>(fields.map((field) => [field, { same: 0, all: 0, first: [] }]));
  const expected = new Map(rows.map((row) => [Number(row['evt.num']), row]));
  for (const [num, ours] of ourValues(path, fields, expected)) {
    const falco = expected.get(num)!;
    expected.delete(num);
    const event = `${basename(path)} #${num} ${String(falco['evt.type'])}`;
    for (const field of fields) note(results.get(field)!, event, falco[field], ours[field]);
  }
  results.set('(events not seen)', { same: rows.length - expected.size, all: rows.length, first: notSeen(path, expected) });
  return results;
}

const notSeen = (path: string, left: ReadonlyMap<number, Record<string, unknown>>): string[] =>
  [...left].slice(0, 2).map(([num, row]) => `${basename(path)} #${num} ${String(row['evt.type'])}`);

function note(result: ComparedField, event: string, falco: unknown, ours: unknown): void {
  const [a, b] = [JSON.stringify(falco ?? null), JSON.stringify(ours ?? null)];
  result.all++;
  if (a === b) result.same++;
  else if (result.first.length < 3) result.first.push(`${event}: Falco ${a.slice(0, 120)}, ours ${b.slice(0, 120)}`);
}

function ourValues(path: string, fields: readonly string[], wanted: ReadonlyMap<number, unknown>): Map<number, Record<string, unknown>> {
  const capture = openAnyCapture(path);
  const format = compileFormat(fields.map((field) => `%${field}`).join(' ')) as CompiledFormat;
  const found = new Map<number, Record<string, unknown>>();
  const needs = new Set(format.rows.map((row) => row.needs).filter((fact) => fact !== undefined));
  walk(capture, createState(capture.header, capture.texts), {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs,
    see(event) {
      const num = event.block.num(event.index);
      if (wanted.has(num)) found.set(num, parseExact(fieldsJson(format.values(event))));
    },
  });
  capture.close();
  return found;
}
