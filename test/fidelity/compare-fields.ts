// Falco's field values on chosen events of a capture against ours: the same, different as listed, or different.
import { basename } from 'node:path';
import { fieldsJson } from '../../src/alerts/fields-json.js';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { walk } from '../../src/state/walk.js';
import { compileFormat, type CompiledFormat } from '../../src/rules/format/compile-format.js';
import { createState } from '../../src/state/create-state.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { answers, parseExact } from './corpus.js';
import { count, rowFor, type Compared, type Tally } from './deviations.js';

export interface ComparedField {
  same: number;
  all: number;
  /** Differences that docs/compatibility.md lists, by row. */
  readonly listed: Tally;
  /** The first differences that nothing explains. */
  readonly first: string[];
}

const blank = (): ComparedField => ({ same: 0, all: 0, listed: new Map(), first: [] });

export function compareFields(path: string): Map<string, ComparedField> {
  const [head, ...rows] = answers('fields', path, 'fields');
  const fields = (head['fields'] as string[]).filter((field) => !('error' in compileFormat(`%${field}`)));
  const results = new Map<string, ComparedField>(fields.map((field) => [field, blank()]));
  const expected = new Map(rows.map((row) => [Number(row['evt.num']), row]));
  for (const [num, ours] of ourValues(path, fields, expected)) {
    const falco = expected.get(num)!;
    expected.delete(num);
    const event = `${basename(path)} #${num} ${String(falco['evt.type'])}`;
    for (const field of fields) {
      note(results.get(field)!, event, { field, falco: falco[field] ?? null, ours: ours[field] ?? null, falcos: falco, oursAll: ours });
    }
  }
  const seen = { ...blank(), same: rows.length - expected.size, all: rows.length, first: notSeen(path, expected) };
  results.set('(events not seen)', seen);
  return results;
}

const notSeen = (path: string, left: ReadonlyMap<number, Record<string, unknown>>): string[] =>
  [...left].slice(0, 2).map(([num, row]) => `${basename(path)} #${num} ${String(row['evt.type'])}`);

function note(result: ComparedField, event: string, compared: Compared): void {
  const [falco, ours] = [JSON.stringify(compared.falco), JSON.stringify(compared.ours)];
  result.all++;
  const row = falco === ours ? undefined : rowFor(compared);
  if (falco === ours) result.same++;
  else if (row !== undefined) count(result.listed, row);
  else if (result.first.length < 3) result.first.push(`${event}: Falco ${falco.slice(0, 120)}, ours ${ours.slice(0, 120)}`);
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
