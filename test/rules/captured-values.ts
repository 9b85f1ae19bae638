// What fields are worth asking about in a capture: each with values that occur there, as they are written in a condition.
import { openAnyCapture } from '../../src/capture/open-any.js';
import { quote } from '../../src/rules/condition/escapes.js';
import type { Field } from '../../src/rules/field.js';
import { FIELDS, resolveField } from '../../src/rules/fields/registry.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { walk } from '../../src/state/walk.js';

export interface AskedField {
  readonly name: string;
  readonly field: Field;
  /** Written values that it has in the capture; a few. */
  readonly written: readonly string[];
}

/** Fields whose value depends on how often they were asked. */
const FICKLE = /^(?:evt\.deltatime|util\.cnt)/;

/** Arguments for the fields that need one. */
const ARGUED = ['evt.arg.name', 'evt.arg[1]', 'evt.arg.fd', 'evt.rawarg.size', 'evt.rawarg.name', 'evt.rawarg.flags', 'evt.rawarg.res',
  'evt.type.is.open', 'proc.aname[1]', 'proc.aname[2]', 'proc.args[0]', 'proc.env[PATH]', 'evt.abspath', 'proc.apid[1]', 'fd.types[0]',
  'evt.around[1700000000000000000]'];

const bare = FIELDS.filter(({ argumentRequired, name }) => !argumentRequired && !FICKLE.test(name));
const NAMES = [...bare.map(({ name }) => name), ...ARGUED];

const MOST_VALUES = 6;
const MOST_BYTES = 60;

/** The fields, and what they are in every so-manieth event of the capture. */
export function capturedValues(path: string, every: number): AskedField[] {
  const capture = openAnyCapture(path);
  const state = createState(capture.header, capture.texts);
  const found = NAMES.flatMap((name) => {
    const resolved = resolveField(name);
    if ('error' in resolved) return [];
    const { field, argument } = resolved;
    return [{ name, field, extract: field.extract(argument), written: new Set<string>() }];
  });
  let seen = 0;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: new Set(['environment', 'connected']),
    see(event) {
      if (seen++ % every !== 0) return;
      for (const { field, extract, written } of found) {
        if (written.size >= MOST_VALUES) continue;
        const values = [extract(event) ?? []].flat();
        for (const value of values) written.add(asWritten(value, field, (id) => state.texts.value(id)));
      }
    },
  });
  capture.close();
  const usable = (text: string): boolean => text !== '' && text.length < MOST_BYTES;
  return found.map(({ name, field, written }) => ({ name, field, written: [...written].filter(usable) }));
}

function asWritten(value: unknown, { type }: Field, textOf: (id: number) => string): string {
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  const text = (): string => textOf(value as number);
  switch (type) {
    case 'charbuf': case 'fspath': case 'bytebuf': return text().includes('\0') ? '' : quote(text());
    case 'ipaddr': return address(text());
    case 'ipnet': return text().length === 4 ? `${address(text())}/16` : `${address(text())}/64`;
    // Written numbers are whole ones, whatever the field's type.
    default: return String(Math.trunc(value as number));
  }
}

const address = (bytes: string): string => (bytes.length === 4 ? [...bytes].map((byte) => byte.charCodeAt(0)).join('.')
  : (Buffer.from(bytes, 'latin1').toString('hex').match(/.{4}/g) ?? []).join(':'));
