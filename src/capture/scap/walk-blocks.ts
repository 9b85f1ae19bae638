// The blocks of a .scap file, one after the other. Whatever a block claims is checked before anything is made of it.
import { CaptureError, problem } from '../problem.js';
import { blockType, type BlockType } from './block-types.js';
import type { ByteStream } from './byte-stream.js';

export interface ScapBlock {
  readonly type: BlockType;
  /** Offset of the block in the (decompressed) file. */
  readonly offset: number;
  /** What is between header and trailer, padding included. Valid until the next block is asked for. */
  readonly body: Buffer;
}

const HEADER = 8;
const TRAILER = 4;
/** Body and trailer of an event that is not large. */
const MAX_EVENT = 65_536;
/** No list and no large event of a real machine comes near. */
const MAX_BLOCK = 64 << 20;

/** The next block, or undefined at the end. Throws CaptureError (cut, damaged, too large). */
export function nextBlock(stream: ByteStream): ScapBlock | undefined {
  const offset = stream.position;
  const header = stream.peek(HEADER);
  if (header.length === 0) return undefined;
  if (header.length < HEADER) throw new CaptureError(problem('cut', 'within the head of a block', { offset }));
  const type = blockType(header.readUInt32LE(0));
  const length = header.readUInt32LE(4);
  checkLength(type, length, offset);
  const whole = stream.peek(length);
  if (whole.length < length) throw new CaptureError(problem('cut', `within a block: ${type.name}`, { offset }));
  if (type.kind !== 'event') checkTrailer(type, whole, offset);
  stream.skip(length);
  return { type, offset, body: whole.subarray(HEADER, length - TRAILER) };
}

function checkLength({ kind, name, large }: BlockType, length: number, offset: number): void {
  if (length < HEADER + TRAILER) throw new CaptureError(problem('damaged', `${name}: it claims to have ${length} bytes`, { offset }));
  const most = kind === 'event' && !large ? HEADER + MAX_EVENT : MAX_BLOCK;
  if (length > most) throw new CaptureError(problem('too-large', `${name}: it claims to have ${length} bytes`, { offset }));
}

function checkTrailer({ name }: BlockType, whole: Buffer, offset: number): void {
  const trailer = whole.readUInt32LE(whole.length - TRAILER);
  if (trailer === whole.length) return;
  throw new CaptureError(problem('damaged', `${name}: its end claims ${trailer} bytes, its head ${whole.length}`, { offset }));
}
