// The data frames of a section: read, checked against the label's checksums, and unpacked when needed.
import type { ByteSource } from './byte-source.js';
import { crc32 } from '../frames/crc32.js';
import { FRAME, type FrameKind } from '../format.js';
import { unpackFrame } from '../frames/frame.js';
import type { FrameEntry, Section } from '../frames/label.js';
import { CaptureError, problem } from '../problem.js';

/** A frame with its compressed bytes, proven to be those that were written. */
export interface CheckedFrame extends FrameEntry {
  readonly bytes: Uint8Array;
}

/** A frame and where it lies. */
export interface PlacedFrame extends FrameEntry {
  readonly offset: number;
}

export function placedFrames(section: Section): PlacedFrame[] {
  let offset = section.body;
  return section.frames.map((frame) => {
    const placed = { ...frame, offset };
    offset += frame.compressed;
    return placed;
  });
}

/** Reads one frame. Throws CaptureError (damaged). */
export function readFrame(source: ByteSource, frame: PlacedFrame): CheckedFrame {
  return checked(frame, source.read(frame.offset, frame.compressed));
}

/** Reads several frames with one read, where they lie together. Throws CaptureError (damaged). */
export function readFrames(source: ByteSource, frames: readonly PlacedFrame[]): CheckedFrame[] {
  if (frames.length === 0) return [];
  const from = frames[0].offset;
  const last = frames[frames.length - 1];
  const bytes = source.read(from, last.offset + last.compressed - from);
  return frames.map((frame) => checked(frame, bytes.subarray(frame.offset - from, frame.offset - from + frame.compressed)));
}

function checked(frame: PlacedFrame, bytes: Uint8Array): CheckedFrame {
  if (bytes.length !== frame.compressed || crc32(bytes) !== frame.crc) {
    throw new CaptureError(problem('damaged', 'the bytes of a frame are not those that were written', { offset: frame.offset }));
  }
  return { ...frame, bytes };
}

export const unpackChecked = (frame: CheckedFrame): Record<string, unknown> => unpackFrame(frame.bytes, frame.raw);

/** The map of a section's only frame of this kind. Throws CaptureError (damaged). */
export function readMap(source: ByteSource, section: Section, kind: FrameKind): Record<string, unknown> {
  const frame = placedFrames(section).find((each) => each.kind === kind);
  if (frame) return unpackChecked(readFrame(source, frame));
  throw new CaptureError(problem('damaged', 'a section lacks its frame', { offset: section.offset }));
}

/** Payload is left where it is until someone asks. */
export const isPayload = (frame: FrameEntry): boolean => frame.kind === FRAME.payload;
