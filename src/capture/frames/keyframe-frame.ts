// A keyframe as a map: its time, a dictionary of its own, and a table for each kind of fact.
import { decodeByteStrings, encodeByteStrings } from '../columns/byte-strings.js';
import { fieldsOf } from './fields.js';
import type { DescriptorFacts, DescriptorTable, Keyframe, SocketFacts } from '../keyframe.js';
import { KEYFRAME_TABLES, SOCKET_FIELDS, type TableName } from './keyframe-tables.js';
import { damaged } from '../problem.js';
import type { RawBytes } from '../raw-block.js';
import { decodeRows, encodeRows, type Row } from './row-table.js';

export function encodeKeyframe(keyframe: Keyframe, segment: number): object {
  const ids = new Map<string, number>();
  const idOf = (text: string): number => ids.get(text) ?? (ids.set(text, ids.size + 1), ids.size);
  const rows: Record<TableName, readonly object[]> = {
    ...keyframe,
    exited: keyframe.exited ?? [],
    processes: keyframe.descriptors.map(({ pid }) => ({ pid })),
    descriptors: keyframe.descriptors.flatMap(({ pid, entries }) => entries.map(({ socket, ...facts }) => ({ pid, ...facts, ...socket }))),
  };
  const tables = Object.entries(KEYFRAME_TABLES).map(([name, fields]) => (
    [name, encodeRows(rows[name as TableName] as readonly Row[], fields, idOf)]));
  const strings = encodeByteStrings(rawBytes([...ids.keys()]));
  const { time, origin = 'snapshot' } = keyframe;
  return { frame: 'keyframe', segment, time, origin, count: ids.size, strings, ...Object.fromEntries(tables) as object };
}

/** Byte strings in a row. */
function rawBytes(texts: readonly string[]): RawBytes {
  const offsets = new Uint32Array(texts.length + 1);
  texts.forEach((text, i) => { offsets[i + 1] = offsets[i] + text.length; });
  return { offsets, bytes: Buffer.from(texts.join(''), 'latin1') };
}

/** Throws CaptureError (damaged). */
export function decodeKeyframe(map: Record<string, unknown>): Keyframe {
  const fields = fieldsOf(map, 'keyframe');
  const text = textReader(decodeByteStrings(map['strings'], fields.number('count')));
  const table = <T>(name: TableName): T[] => decodeRows(map[name], KEYFRAME_TABLES[name], text) as T[];
  return {
    time: fields.bigint('time'),
    origin: map['origin'] === 'state' ? 'state' : 'snapshot',
    threads: table('threads'),
    exited: table('exited'),
    descriptors: byProcess(table('processes'), table('descriptors')),
    users: table('users'),
    groups: table('groups'),
    interfaces: table('interfaces'),
    containers: table('containers'),
  };
}

/** Each text is decoded once, however many rows share it. */
function textReader({ offsets, bytes }: RawBytes): (id: number) => string {
  const known: string[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (id) => {
    if (id >= offsets.length) throw damaged(`keyframe text ${id} is not in its dictionary`);
    return (known[id] ??= buffer.toString('latin1', offsets[id - 1], offsets[id]));
  };
}

type DescriptorRow = { pid: number } & DescriptorFacts & Partial<SocketFacts>;

function byProcess(processes: { pid: number }[], rows: DescriptorRow[]): DescriptorTable[] {
  const tables = new Map<number, DescriptorFacts[]>(processes.map(({ pid }) => [pid, []]));
  for (const row of rows) {
    if (!tables.has(row.pid)) tables.set(row.pid, []);
    tables.get(row.pid)!.push(descriptorOf(row));
  }
  return [...tables].map(([pid, entries]) => ({ pid, entries }));
}

/** What belongs to the socket goes into a part of its own, where there is one. */
function descriptorOf({ pid: _, ...row }: DescriptorRow): DescriptorFacts {
  const facts: Row = {};
  const socket: Row = {};
  for (const [field, value] of Object.entries(row)) (field in SOCKET_FIELDS ? socket : facts)[field] = value;
  return { ...facts, ...(row.l4 !== undefined && { socket }) } as unknown as DescriptorFacts;
}
