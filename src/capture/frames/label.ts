// Labels: what a section is, what is in it, and how long each of its data frames is. All a reader needs to skip it.
//
// The layout is drawn in docs/capture-format.md, "Label". Writing and reading stand together so that they cannot part.
import { crc32 } from './crc32.js';
import {
  FORMAT_VERSION, FRAME, LABEL_HEAD, LABEL_MAGIC, LABEL_ROW, LABEL_TAIL, MAX_BLOCK_EVENTS, MAX_BLOCK_RAW, MAX_FRAMES,
  MAX_FRAME_COMPRESSED, MAX_FRAME_RAW, MAX_LABEL_BYTES, SECTION, SKIPPABLE_HEADER, SKIPPABLE_MAGIC, type FrameKind, type SectionKind,
} from '../format.js';

/** One row of a label's table: a data frame that follows the label. */
export interface FrameEntry {
  readonly kind: FrameKind;
  /** Event code, for columns and payload; else 0. */
  readonly code: number;
  /** Rows, for columns and payload: how many events of that code there are. */
  readonly rows: number;
  readonly compressed: number;
  readonly raw: number;
  /** CRC-32 of the compressed bytes. */
  readonly crc: number;
}

export interface Label {
  readonly kind: SectionKind;
  readonly segment: number;
  readonly events: number;
  /** Number of the first event, from 1. */
  readonly firstNum: number;
  /** Nanoseconds since the epoch of the first and the last event. */
  readonly startTime: bigint;
  readonly endTime: bigint;
  /** Entries that the segment's dictionary had before this block, and how many the block adds. */
  readonly stringsBefore: number;
  readonly strings: number;
  /** Events lost before or during this block. */
  readonly lost: number;
  /** Of the trailer: where the index section starts. Else 0. */
  readonly pointer: number;
  readonly frames: readonly FrameEntry[];
}

/** Where a section lies: label at `offset`, data frames from `body`, next section at `end`. */
export interface Section extends Label {
  readonly offset: number;
  readonly body: number;
  readonly end: number;
}

/** The whole skippable frame of a label. */
export function encodeLabel(label: Label): Uint8Array {
  const size = LABEL_HEAD + label.frames.length * LABEL_ROW + LABEL_TAIL;
  const bytes = Buffer.alloc(SKIPPABLE_HEADER + size);
  bytes.writeUInt32LE(SKIPPABLE_MAGIC, 0);
  bytes.writeUInt32LE(size, 4);
  const body = bytes.subarray(SKIPPABLE_HEADER);
  body.write(LABEL_MAGIC, 0, 'latin1');
  body.writeUInt8(FORMAT_VERSION, 4);
  body.writeUInt8(label.kind, 5);
  body.writeUInt16LE(label.frames.length, 6);
  body.writeUInt32LE(label.segment, 8);
  body.writeUInt32LE(label.events, 12);
  body.writeBigUInt64LE(BigInt(label.firstNum), 16);
  body.writeBigUInt64LE(label.startTime, 24);
  body.writeBigUInt64LE(label.endTime, 32);
  body.writeUInt32LE(label.stringsBefore, 40);
  body.writeUInt32LE(label.strings, 44);
  body.writeBigUInt64LE(BigInt(label.lost), 48);
  body.writeBigUInt64LE(BigInt(label.pointer), 56);
  label.frames.forEach((frame, i) => encodeRow(body.subarray(LABEL_HEAD + i * LABEL_ROW), frame));
  body.writeUInt32LE(crc32(body.subarray(0, size - LABEL_TAIL)), size - LABEL_TAIL);
  return bytes;
}

function encodeRow(row: Buffer, frame: FrameEntry): void {
  row.writeUInt8(frame.kind, 0);
  row.writeUInt16LE(frame.code, 2);
  row.writeUInt32LE(frame.rows, 4);
  row.writeUInt32LE(frame.compressed, 8);
  row.writeUInt32LE(frame.raw, 12);
  row.writeUInt32LE(frame.crc, 16);
}

/** Length of the label whose skippable frame starts with these bytes (8 at least); undefined when there is none. */
export function labelLength(start: Buffer): number | undefined {
  if (start.length < SKIPPABLE_HEADER || start.readUInt32LE(0) !== SKIPPABLE_MAGIC) return undefined;
  const size = start.readUInt32LE(4);
  return size >= LABEL_HEAD + LABEL_TAIL && size <= MAX_LABEL_BYTES ? SKIPPABLE_HEADER + size : undefined;
}

/** Format version that a label names, for files newer than we know; undefined where there is no label. */
export function labelVersion(start: Buffer): number | undefined {
  const isLabel = start.length > 12 && start.readUInt32LE(0) === SKIPPABLE_MAGIC && start.toString('latin1', 8, 12) === LABEL_MAGIC;
  return isLabel ? start.readUInt8(12) : undefined;
}

/** The section whose label is `bytes` (of labelLength), at `offset` of the file; undefined when it is damaged. */
export function decodeLabel(bytes: Buffer, offset: number): Section | undefined {
  const body = bytes.subarray(SKIPPABLE_HEADER);
  const count = body.readUInt16LE(6);
  if (body.toString('latin1', 0, 4) !== LABEL_MAGIC || body.length !== LABEL_HEAD + count * LABEL_ROW + LABEL_TAIL) return undefined;
  if (crc32(body.subarray(0, body.length - LABEL_TAIL)) !== body.readUInt32LE(body.length - LABEL_TAIL)) return undefined;
  const label = readLabel(body, count);
  if (!plausible(label)) return undefined;
  const start = offset + bytes.length;
  const end = label.frames.reduce((sum, frame) => sum + frame.compressed, start);
  return { ...label, offset, body: start, end };
}

function readLabel(body: Buffer, count: number): Label {
  const frames: FrameEntry[] = [];
  for (let i = 0; i < count; i++) frames.push(decodeRow(body.subarray(LABEL_HEAD + i * LABEL_ROW)));
  return {
    kind: body.readUInt8(5) as SectionKind,
    segment: body.readUInt32LE(8),
    events: body.readUInt32LE(12),
    firstNum: Number(body.readBigUInt64LE(16)),
    startTime: body.readBigUInt64LE(24),
    endTime: body.readBigUInt64LE(32),
    stringsBefore: body.readUInt32LE(40),
    strings: body.readUInt32LE(44),
    lost: Number(body.readBigUInt64LE(48)),
    pointer: Number(body.readBigUInt64LE(56)),
    frames,
  };
}

function decodeRow(row: Buffer): FrameEntry {
  return {
    kind: row.readUInt8(0) as FrameKind,
    code: row.readUInt16LE(2),
    rows: row.readUInt32LE(4),
    compressed: row.readUInt32LE(8),
    raw: row.readUInt32LE(12),
    crc: row.readUInt32LE(16),
  };
}

/** Whether a label keeps the limits and agrees with itself; one that does not was made to harm, since its checksum is right. */
function plausible(label: Label): boolean {
  if (label.frames.length > MAX_FRAMES || label.events > MAX_BLOCK_EVENTS) return false;
  if (label.frames.some((frame) => frame.raw > MAX_FRAME_RAW || frame.compressed > MAX_FRAME_COMPRESSED)) return false;
  if (label.kind !== SECTION.block) return true;
  const raw = label.frames.reduce((sum, frame) => sum + frame.raw, 0);
  const rows = label.frames.reduce((sum, frame) => (frame.kind === FRAME.columns ? sum + frame.rows : sum), 0);
  return raw <= MAX_BLOCK_RAW && rows === label.events;
}

/** How many events of each code a block holds. */
export function countsOf(label: Label): Map<number, number> {
  const counts = new Map<number, number>();
  for (const frame of label.frames) {
    if (frame.kind === FRAME.columns) counts.set(frame.code, (counts.get(frame.code) ?? 0) + frame.rows);
  }
  return counts;
}
