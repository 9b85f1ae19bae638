// One event as it stands in a block: a header, the lengths of its parameters, and these back to back.
import { CaptureError, problem } from '../problem.js';
import { KNOWN_CODES, PARAM_COUNTS } from './event-facts.js';
import type { ScapBlock } from './walk-blocks.js';

export interface ScapEvent {
  readonly time: bigint;
  readonly tid: number;
  readonly cpu: number;
  readonly code: number;
  /** Bytes of each parameter; empty where there is no value. Valid until the next block is asked for. */
  readonly params: readonly Buffer[];
}

const TIME = 0;
const TID = 8;
const LENGTH = 16;
const CODE = 20;
const COUNT = 22;
const OLD_HEADER = 22;
const HEADER = 26;

/** Event types whose parameters have 32-bit lengths: plugin, container, and asynchronous events. */
const LARGE: ReadonlySet<number> = new Set([322, 324, 402]);
/** Notifications and infrastructure events, whose length was once written three bytes too long. */
const WRITTEN_TOO_LONG: ReadonlySet<number> = new Set([280, 286]);

/** The event in a block; undefined when it is of a kind newer than this reader. Throws CaptureError (damaged). */
export function readEvent(block: ScapBlock): ScapEvent | undefined {
  const { type, body } = block;
  const start = type.flagged ? 6 : 2;
  const isOld = type.version < 2;
  if (body.length < start + (isOld ? OLD_HEADER : HEADER)) throw lies(block, 'it is shorter than an event\'s head');
  const record = body.subarray(start);
  const code = record.readUInt16LE(CODE);
  if (code >= KNOWN_CODES) return undefined;
  const params = isOld ? oldParams(block, record, code) : newParams(block, record, code);
  return { time: record.readBigUInt64LE(TIME), tid: tidOf(record), cpu: body.readUInt16LE(0), code, params };
}

/** Thread ids fit 32 bits; -1 is none. */
const tidOf = (record: Buffer): number => record.readInt32LE(TID);

function newParams(block: ScapBlock, record: Buffer, code: number): Buffer[] {
  const length = record.readUInt32LE(LENGTH);
  const count = record.readUInt32LE(COUNT);
  const width = LARGE.has(code) ? 4 : 2;
  const data = HEADER + count * width;
  if (length > record.length || data > length) throw lies(block, `it claims ${count} parameters in ${length} bytes`);
  const lengthAt = (i: number): number => (width === 4 ? record.readUInt32LE(HEADER + 4 * i) : record.readUInt16LE(HEADER + 2 * i));
  const { params, end } = slices(record, data, count, lengthAt);
  if (end > length) throw lies(block, `its ${count} parameters claim to end at byte ${end} of ${length}`);
  return params;
}

function slices(record: Buffer, data: number, count: number, lengthAt: (i: number) => number): { params: Buffer[]; end: number } {
  const params = new Array<Buffer>(count);
  let at = data;
  for (let i = 0; i < count; i++) {
    const length = lengthAt(i);
    params[i] = length === 0 ? NOTHING : record.subarray(at, at + length);
    at += length;
  }
  return { params, end: at };
}

const NOTHING = Buffer.alloc(0);

/** Old events do not say how many parameters they have: as many, of those that the table knows, as fill their length. */
function oldParams(block: ScapBlock, record: Buffer, code: number): Buffer[] {
  const length = record.readUInt32LE(LENGTH) - (WRITTEN_TOO_LONG.has(code) ? 3 : 0);
  if (length > record.length || length < OLD_HEADER) throw lies(block, `it claims to have ${length} bytes`);
  const lengthAt = (i: number): number => record.readUInt16LE(OLD_HEADER + 2 * i);
  for (let count = PARAM_COUNTS[code]; count >= 0; count--) {
    const data = OLD_HEADER + 2 * count;
    if (data > length) continue;
    const end = endOf(data, count, lengthAt);
    if (end === length) return slices(record, data, count, lengthAt).params;
    if (end < length) break;
  }
  throw lies(block, `no number of parameters fills its ${length} bytes`);
}

function endOf(data: number, count: number, lengthAt: (i: number) => number): number {
  let end = data;
  for (let i = 0; i < count; i++) end += lengthAt(i);
  return end;
}

const lies = ({ type, offset }: ScapBlock, what: string): CaptureError =>
  new CaptureError(problem('damaged', `${type.name}: ${what}`, { offset }));
