// The tables against the state engine: for every event, what SQL says is what fields of rules say.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { toText } from '../../src/capture/texts.js';
import { compileFormat } from '../../src/rules/format/compile-format.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { walk } from '../../src/state/walk.js';
import { DEMO, historyOf, root, rowsOf } from './load.js';

/** Columns of event_log by the fields that they must equal; what has no value is NULL in both. */
const OF_THE_LOG = {
  type: 'evt.type', process_name: 'proc.name', pid: 'proc.pid', tid: 'thread.tid', cmdline: 'proc.cmdline', exepath: 'proc.exepath',
  cwd: 'proc.cwd', user: 'user.name', container: 'container.id', fd: 'fd.num', descriptor_type: 'fd.type', descriptor_name: 'fd.name',
} as const;

/** What joins of tables say: the facts of the thread, and the descriptor. */
const OF_JOINS = {
  's.exe': 'proc.exe', 's.args': 'proc.args', 's.ppid': 'proc.ppid', 's.uid': 'user.uid', 's.gid': 'group.gid',
  's.loginuid': 'user.loginuid',
  's.tty': 'proc.tty', 'd.protocol': 'fd.l4proto', 'd.source': 'fd.cip', 'd.source_port': 'fd.cport', 'd.destination': 'fd.sip',
  'd.destination_port': 'fd.sport', 'd.ino': 'fd.ino',
} as const;

const FIELDS = { ...OF_THE_LOG, ...OF_JOINS } as const;

/** What stands for what nobody knows: rules print it, SQL has NULL. */
const ZERO = ['0.0.0.0', '::'];
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  fd: ['4294967295'], 's.uid': ['4294967295'], 's.gid': ['4294967295'], 'd.ino': ['0'], 'd.protocol': ['unknown'],
  'd.source': ZERO, 'd.destination': ZERO, 'd.source_port': ['0'], 'd.destination_port': ['0'],
};

/** Of long captures, events so far apart on average. */
const APART = Number(process.env['EVERY'] ?? 7);

const corpus = join(root, '../shared/corpus/scap');
/** Small ones that differ: over IPv4, over IPv6, in a container, and of many files. */
const SMALL = ['libs__curl_google.scap', 'libs__test_ipv6_client.scap', 'falco__psp_privileged.scap', 'falco__open-multiple-files.scap'];
const wanted = (name: string): boolean => process.env['WHOLE_CORPUS'] !== undefined || SMALL.includes(name);
const foreign = existsSync(corpus) ? readdirSync(corpus).filter(wanted) : [];
const captures = [DEMO, ...foreign.map((name) => join(corpus, name))];

type Row = Readonly<Record<string, string | null>>;

/** What fields say of some events, by their number. */
function byFields(path: string): Map<number, Row> {
  const format = compileFormat(`*${Object.values(FIELDS).map((field) => `%${field}`).join(' ')}`);
  if ('error' in format) throw new Error(format.error);
  const capture = openAnyCapture(path), state = createState(capture.header, capture.texts);
  const rows = new Map<number, Row>();
  let random = 1;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: new Set(),
    see(event) {
      random = (random * 48271) % 2147483647;
      if (random % APART !== 0) return;
      const values = format.values(event);
      const row = Object.entries(FIELDS).map(([column, field]) => [column, plain(toText(String(values[field] ?? '')))]);
      // Of a failed open fd.name is what was attempted; there is no descriptor then.
      if (event.fd === undefined) row.push(['descriptor_name', null]);
      // Rules do not see the protocol of a socket that neither listens nor is connected.
      if (event.fd?.socket?.role === 'none' && !event.fd.socket.listening) row.push(['d.protocol', event.fd.socket.l4]);
      // Of an event in which a runtime speaks, container.id is what it speaks of; who does the event is nobody.
      if (event.type.name === 'container') row.push(['container', null]);
      rows.set(event.block.num(event.index), Object.fromEntries(row) as Row);
    },
  });
  capture.close();
  return rows;
}

/** SQL has NULL for what rules call `<NA>`, host, and empty. */
function plain(value: unknown): string | null {
  const text = String(value ?? '');
  return ['', '<NA>', 'host', '-1', 'null'].includes(text) ? null : text;
}

const known = (column: string, value: string | null): string | null =>
  (value !== null && UNKNOWN[column]?.includes(value) ? null : value);

test.each(captures)('%s: event_log and joins of tables say what fields say', async (path) => {
  const expected = byFields(path);
  const history = await historyOf(path);
  const columns = [
    ...Object.keys(OF_THE_LOG).map((column) => `l."${column}"`), ...Object.keys(OF_JOINS).map((from) => `${from} AS "${from}"`),
  ];
  const rows = await rowsOf(history, `SELECT event, ${columns.join(', ')} FROM event_log l JOIN events e USING (event)
    LEFT JOIN thread_states s ON s.thread_state = e.thread_state LEFT JOIN descriptors d ON d.descriptor = e.descriptor`);
  history.close();
  const seen = new Map(rows.map(({ event, ...row }) => [Number(event), row]));
  const wrong = [...expected].flatMap(([num, row]) => {
    const said = seen.get(num)!;
    const differs = (column: string, value: string | null): boolean => known(column, plain(said[column])) !== known(column, value);
    return Object.entries(row).filter(([column, value]) => differs(column, value))
      .map(([column, value]) => `${num} ${row['type']} ${column}: fields ${value}, SQL ${plain(said[column])}`);
  });
  expect(wrong).toEqual([]);
  expect(expected.size).toBeGreaterThan(0);
});

test.each(captures)('%s: paths are what they meant where the call was made, also of calls that failed', async (path) => {
  const attempted = new Map<number, string>();
  const format = compileFormat('%fd.name');
  if ('error' in format) throw new Error(format.error);
  const capture = openAnyCapture(path), state = createState(capture.header, capture.texts);
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: new Set(),
    see(event) {
      if (event.type.name !== 'openat' || event.thread === undefined) return;
      attempted.set(event.block.num(event.index), toText(String(format.values(event)['fd.name'] ?? '')));
    },
  });
  capture.close();
  const history = await historyOf(path);
  const rows = await rowsOf(history, `SELECT event, coalesce(name_absolute, '') AS name FROM openat WHERE process IS NOT NULL`);
  history.close();
  expect(new Map(rows.map(({ event, name }) => [Number(event), name]))).toEqual(attempted);
});
