// The blocks of a .scap file, one after the other. Whatever a block claims is checked before anything is made of it.
import { CaptureError, damaged, problem } from '../../problem.js';
import { blockType, type BlockType } from './block-types.js';
import type { ByteWindow } from '../bytes/byte-window.js';

export interface ScapBlock {
  readonly type: BlockType;
  /** Offset of the block in the (decompressed) file. */
  readonly offset: number;
  /** What is between header and trailer, padding included. */
  readonly body: Buffer;
}

/** Bytes of a block's type and length. */
export const HEADER = 8;
const TRAILER = 4;
/** An event block that is not large: body and trailer have at most 64 KiB. */
export const MAX_EVENT_BLOCK = HEADER + 65_536;
/** No list and no large event of a real machine comes near. */
const MAX_BLOCK = 64 << 20;

/** What the block at the window's start is, and how long. Throws CaptureError (cut, damaged, too large). */
export function peekBlock(window: ByteWindow): { type: BlockType; length: number; offset: number } {
  if (!window.have(HEADER)) throw cutWithin(window);
  const type = blockType(window.view.getUint32(window.at, true));
  const length = window.view.getUint32(window.at + 4, true);
  const offset = window.offsetOf(window.at);
  try {
    checkLength(type, length);
  } catch (error) {
    throw placedAt(error, type, offset);
  }
  return { type, length, offset };
}

/** The block at the window's start, whatever its kind; the window is behind it then. Throws CaptureError (cut, damaged, too large). */
export function nextBlock(window: ByteWindow): ScapBlock {
  const { type, length, offset } = peekBlock(window);
  if (!window.have(length)) throw cutWithin(window);
  const { at, bytes } = window;
  checkTrailer(type, length, window.view.getUint32(at + length - TRAILER, true), offset);
  window.at = at + length;
  return { type, offset, body: bytes.subarray(at + HEADER, at + length - TRAILER) };
}

/** Throws CaptureError (damaged, too large), without a place, where no such block can have this length. */
export function checkLength({ kind, large }: BlockType, length: number): void {
  const claims = `it claims to have ${length} bytes`;
  if (length < HEADER + TRAILER) throw damaged(claims);
  if (length > (kind === 'event' && !large ? MAX_EVENT_BLOCK : MAX_BLOCK)) throw new CaptureError(problem('too-large', claims));
}

function checkTrailer({ name }: BlockType, length: number, trailer: number, offset: number): void {
  if (trailer === length) return;
  throw new CaptureError(problem('damaged', `${name}: its end claims ${trailer} bytes, its head ${length}`, { offset }));
}

/** The window holds the beginning of a block, and the file has no more. */
export function cutWithin(window: ByteWindow): CaptureError {
  const { at, view } = window;
  const where = window.left < HEADER ? 'within the head of a block' : `within a block: ${blockType(view.getUint32(at, true)).name}`;
  return window.failure ?? new CaptureError(problem('cut', where, { offset: window.offsetOf(at) }));
}

/** What is wrong in a block, with its name and place. Anything but a CaptureError without a place is left as it is. */
export function placedAt(error: unknown, { name }: BlockType, offset: number): unknown {
  if (!(error instanceof CaptureError) || error.problem.offset !== undefined) return error;
  const { code, message } = error.problem;
  return new CaptureError(problem(code, `${name}: ${message.replace(/^damaged: /, '')}`, { offset }));
}
