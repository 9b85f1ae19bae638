// A block of finished columns → its label and data frames.
import { eventType } from '../../schema/events.js';
import { encodeByteStrings } from '../columns/byte-strings.js';
import { kindsOf } from '../columns/code-column.js';
import { crc32 } from '../frames/crc32.js';
import { CHANGES_VERSION, FRAME, MAX_BLOCK_CODES, MAX_BLOCK_EVENTS, SECTION, type FrameKind } from '../format.js';
import { wideUnsigned } from '../columns/wide-numbers.js';
import type { PackFrame } from '../frames/frame.js';
import { encodeLabel, type FrameEntry, type Label } from '../frames/label.js';
import { encodeNumbers, narrow } from '../columns/number-column.js';
import { CaptureError, problem } from '../problem.js';
import type { RawBlock, RawColumn } from '../raw-block.js';
import { encodeColumn } from '../columns/stored-column.js';
import { encodeTimes } from '../columns/time-column.js';

/** One data frame before it is packed: what its label row says of it, and the map it holds. */
export interface Frame {
  readonly kind: FrameKind;
  readonly code?: number;
  readonly rows?: number;
  readonly map: object;
}

export type SectionFacts = Omit<Label, 'frames'>;

/** Bytes of a section: its label and its frames. */
export function encodeSection(facts: SectionFacts, frames: readonly Frame[], pack: PackFrame): { label: Label; bytes: Uint8Array } {
  const entries: FrameEntry[] = [];
  const parts: Uint8Array[] = [];
  for (const { kind, code = 0, rows = 0, map } of frames) {
    const { bytes, raw } = pack(map);
    entries.push({ kind, code, rows, compressed: bytes.length, raw, crc: crc32(bytes) });
    parts.push(bytes);
  }
  const label = { ...facts, frames: entries };
  return { label, bytes: Buffer.concat([encodeLabel(label), ...parts]) };
}

/** What a block's label says of it, and its frames; payload comes last, so that all else is read in one go. */
export function encodeBlock(raw: RawBlock, segment: number, stringsBefore: number): { facts: SectionFacts; frames: Frame[] } {
  checkSize(raw);
  const rows = countRows(raw);
  const strings = Math.max(0, raw.strings.offsets.length - 1);
  const facts = {
    kind: SECTION.block, segment, events: raw.length, firstNum: raw.firstNum, ...timeRange(raw),
    stringsBefore, strings, lost: raw.drops.reduce((sum, drop) => sum + drop.count, 0), pointer: 0,
  };
  const frames: Frame[] = [];
  if (strings > 0) frames.push(stringsFrame(raw, stringsBefore + 1, strings));
  frames.push(headFrame(raw, segment), timesFrame(raw), threadsFrame(raw));
  frames.push(...columnFrames(raw, rows), cpusFrame(raw), ...payloadFrames(raw, rows));
  return { facts, frames };
}

function checkSize(raw: RawBlock): void {
  if (raw.length <= MAX_BLOCK_EVENTS && raw.columns.size <= MAX_BLOCK_CODES) return;
  const what = `a block of ${raw.length} events of ${raw.columns.size} kinds is more than a capture can hold`;
  throw new CaptureError(problem('too-large', what));
}

function timeRange(raw: RawBlock): { startTime: bigint; endTime: bigint } {
  const { baseTime, times, length } = raw;
  if (length === 0) return { startTime: baseTime, endTime: baseTime };
  return { startTime: baseTime + BigInt(times[0]), endTime: baseTime + BigInt(times[length - 1]) };
}

const stringsFrame = (raw: RawBlock, first: number, count: number): Frame => (
  { kind: FRAME.strings, map: { frame: 'strings', first, count, strings: encodeByteStrings(raw.strings) } });

function headFrame(raw: RawBlock, segment: number): Frame {
  const codes = [...raw.columns.keys()];
  const kinds = encodeNumbers(kindsOf(raw.codes, codes));
  const nums = raw.nums && { nums: encodeNumbers(wideUnsigned(raw.nums)) };
  const drops = raw.drops.map(({ cpu, code, count }) => [cpu, code, count]);
  const changes = raw.changes && { changes: [CHANGES_VERSION, raw.changes] };
  const stateOnly = raw.stateOnly && { stateOnly: raw.stateOnly };
  return {
    kind: FRAME.head,
    map: { frame: 'head', segment, events: raw.length, first: raw.firstNum, codes, kinds, ...nums, drops, ...changes, ...stateOnly },
  };
}

const timesFrame = (raw: RawBlock): Frame => (
  { kind: FRAME.times, map: { frame: 'times', base: raw.baseTime, times: encodeTimes(raw.times) } });

const threadsFrame = (raw: RawBlock): Frame => ({
  kind: FRAME.threads,
  map: { frame: 'threads', count: raw.threads.length, threads: encodeNumbers(raw.threads), index: encodeNumbers(narrow(raw.threadIndex)) },
});

const cpusFrame = (raw: RawBlock): Frame => ({ kind: FRAME.cpus, map: { frame: 'cpus', cpus: encodeNumbers(raw.cpus) } });

/** A frame for each event code present, with its number and text columns. */
const columnFrames = (raw: RawBlock, rows: Uint32Array): Frame[] => [...raw.columns].map(([code, columns]) => (
  columnsFrame(FRAME.columns, code, rows[code], columns, (column) => !column.payload)));

/** A frame for each event code that has payload columns. */
const payloadFrames = (raw: RawBlock, rows: Uint32Array): Frame[] => [...raw.columns]
  .filter(([, columns]) => columns.some((column) => column.payload))
  .map(([code, columns]) => columnsFrame(FRAME.payload, code, rows[code], columns, (column) => column.payload !== undefined));

function columnsFrame(
  kind: FrameKind, code: number, rows: number, columns: readonly RawColumn[], wanted: (column: RawColumn) => boolean,
): Frame {
  const type = eventType(code);
  const named: Record<string, unknown> = {};
  columns.forEach((column, i) => {
    const name = type?.params[i]?.name ?? `param${i}`;
    if (rowsOf(column) !== rows) throw new Error(`column ${type?.name ?? code}.${name}: ${rowsOf(column)} values for ${rows} events`);
    if (wanted(column)) named[name] = encodeColumn(column);
  });
  const frame = kind === FRAME.payload ? 'payload' : 'columns';
  return { kind, code, rows, map: { frame, code, event: type?.name ?? '', rows, columns: named } };
}

const rowsOf = ({ numbers, texts, payload }: RawColumn): number => (
  (numbers ?? texts)?.length ?? (payload ? payload.offsets.length - 1 : 0));

/** How many events of each code there are; each code that occurs needs an entry in `columns`, even without parameters. */
function countRows(raw: RawBlock): Uint32Array {
  const rows = new Uint32Array(0x10000);
  for (let i = 0; i < raw.length; i++) rows[raw.codes[i]]++;
  let listed = 0;
  for (const code of raw.columns.keys()) listed += rows[code];
  if (listed !== raw.length) throw new Error('a block has events of codes without columns');
  return rows;
}
