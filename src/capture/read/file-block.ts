// One block of a file as a source of columns: each frame is decompressed when something in it is first asked for.
import type { EventType } from '../../schema/events.js';
import type { BlockHead, BlockSource, BlockThreads } from './block-source.js';
import type { Drop } from '../block.js';
import { bytesFor } from '../columns/bits.js';
import { checkKinds } from '../columns/code-column.js';
import { fieldsOf } from '../frames/fields.js';
import { CHANGES_VERSION, FRAME, type FrameKind } from '../format.js';
import { inRuns } from '../columns/in-runs.js';
import { countsOf, type Section } from '../frames/label.js';
import { decodeNumbers, decodeUnsigned } from '../columns/number-column.js';
import { damaged } from '../problem.js';
import type { RawColumn } from '../raw-block.js';
import { unpackChecked, type CheckedFrame } from './read-frame.js';
import { decodeColumn } from '../columns/stored-column.js';
import { decodeTimes } from '../columns/time-column.js';
import { widen } from '../columns/widen.js';

type ColumnMaps = Record<string, unknown>;

/**
 * @param frames all frames of the block but payload
 * @param readPayload the payload frame of an event code; undefined where there is none, or where it is damaged
 */
export function fileBlock(
  section: Section, startTime: bigint, frames: readonly CheckedFrame[], readPayload: (code: number) => CheckedFrame | undefined,
): BlockSource {
  const counts = countsOf(section);
  const rows = section.events;
  const mapOf = (kind: FrameKind): Record<string, unknown> => unpackOne(frames, kind);
  const columnsOfCode = remember((code) => frames.find((frame) => frame.kind === FRAME.columns && frame.code === code));
  const payloadOfCode = remember(readPayload);
  return {
    segment: section.segment,
    length: rows,
    firstNum: section.firstNum,
    counts,
    head: () => decodeHead(mapOf(FRAME.head), counts, rows),
    times: () => {
      const map = mapOf(FRAME.times);
      return decodeTimes(map['times'], rows, Number(fieldsOf(map, 'times').bigint('base') - startTime));
    },
    threads: () => decodeThreads(mapOf(FRAME.threads), rows),
    cpus: () => decodeUnsigned16(mapOf(FRAME.cpus)['cpus'], rows),
    column(type: EventType, param: number, count: number): RawColumn | undefined {
      const { name, storage } = type.params[param];
      const stored = (storage === 'bytes' ? payloadOfCode : columnsOfCode)(type.code)?.[name];
      return stored === undefined ? undefined : decodeColumn(stored, count);
    },
  };
}

function unpackOne(frames: readonly CheckedFrame[], kind: FrameKind): Record<string, unknown> {
  const frame = frames.find((each) => each.kind === kind);
  if (!frame) throw damaged('a block lacks a frame');
  return unpackChecked(frame);
}

/** Column maps by event code, unpacked once. */
function remember(find: (code: number) => CheckedFrame | undefined): (code: number) => ColumnMaps | undefined {
  const known = new Map<number, ColumnMaps | undefined>();
  return (code) => {
    if (!known.has(code)) known.set(code, columnMaps(find(code)));
    return known.get(code);
  };
}

function columnMaps(frame: CheckedFrame | undefined): ColumnMaps | undefined {
  const columns = frame && unpackChecked(frame)['columns'];
  if (columns === undefined) return undefined;
  if (typeof columns !== 'object' || columns === null) throw damaged('a frame of columns has none');
  return columns as ColumnMaps;
}

function decodeHead(map: Record<string, unknown>, counts: ReadonlyMap<number, number>, rows: number): BlockHead {
  const codes = fieldsOf(map, 'head').numbers('codes'), kinds = decodeUnsigned8(map['kinds'], rows);
  checkKinds(codes, kinds, counts);
  const nums = map['nums'] === undefined ? {} : { nums: new Float64Array(widen(decodeNumbers(map['nums'], rows))) };
  const marks = { ...decodeChanges(map['changes'], rows), ...decodeStateOnly(map['stateOnly'], rows) };
  return { codes, kinds, ...nums, drops: decodeDrops(map['drops']), ...marks };
}

/** `[version, bits]`; what another version found out is as if nobody had. */
function decodeChanges(stored: unknown, rows: number): { changes?: Uint8Array } {
  const [version, bits] = Array.isArray(stored) ? stored : [];
  if (version !== CHANGES_VERSION) return {};
  return { changes: bitsOf(bits, rows) };
}

const decodeStateOnly = (stored: unknown, rows: number): { stateOnly?: Uint8Array } =>
  (stored === undefined ? {} : { stateOnly: bitsOf(stored, rows) });

function bitsOf(stored: unknown, rows: number): Uint8Array {
  if (!(stored instanceof Uint8Array) || stored.length !== bytesFor(rows)) throw damaged('a block has not as many marks as events');
  return stored;
}

function decodeDrops(stored: unknown): Drop[] {
  if (!Array.isArray(stored)) return [];
  return stored.map((drop: unknown) => {
    if (!Array.isArray(drop) || drop.length < 3) throw damaged('a count of lost events is not whole');
    const [cpu, code, count] = drop.map(Number);
    return { cpu, code, count };
  });
}

function decodeThreads(map: Record<string, unknown>, rows: number): BlockThreads {
  const count = fieldsOf(map, 'threads').number('count');
  if (count > rows) throw damaged('a block has more threads than events');
  const threads = widen(decodeNumbers(map['threads'], count));
  const index = decodeUnsigned(map['index'], rows);
  inRuns(rows, (from, to) => {
    if (highest(index, from, to) >= count) throw damaged('an event has no thread');
  });
  return { threads, index };
}

function highest(values: Uint32Array, from: number, to: number): number {
  let max = 0;
  for (let i = from; i < to; i++) if (values[i] > max) max = values[i];
  return max;
}

function decodeUnsigned8(stored: unknown, rows: number): Uint8Array {
  const values = decodeNumbers(stored, rows);
  if (values instanceof Uint8Array) return values;
  throw damaged('a column of bytes is of another type');
}

function decodeUnsigned16(stored: unknown, rows: number): Uint8Array | Uint16Array {
  const values = decodeNumbers(stored, rows);
  if (values instanceof Uint8Array || values instanceof Uint16Array) return values;
  throw damaged('a column of processors is of another type');
}
