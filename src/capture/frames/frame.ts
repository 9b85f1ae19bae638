// One data frame: a msgpack map, compressed by zstd with its content size and checksum.
import { Compressor } from 'zstd-napi';
import zstd from 'zstd-napi/binding.js';
import { MAX_FRAME_RAW } from '../format.js';
import { pack, unpack } from './message.js';
import { CaptureError, damaged, problem } from '../problem.js';

/** Level 3, zstd's own middle: lower and higher ones differ little here, since columns leave little to search for. */
const LEVEL = 3;

export interface Packed {
  readonly bytes: Uint8Array;
  /** Decompressed length. */
  readonly raw: number;
}

export type PackFrame = (value: object) => Packed;

/** A packer of frames, with a compression context of its own. */
export function framePacker(): PackFrame {
  const compressor = new Compressor();
  compressor.setParameters({ compressionLevel: LEVEL, checksumFlag: true });
  return (value) => {
    const message = pack(value);
    if (message.length > MAX_FRAME_RAW) {
      throw new CaptureError(problem('too-large', `a frame of ${message.length} bytes is more than a capture can hold`));
    }
    return { bytes: compressor.compress(Buffer.from(message.buffer, message.byteOffset, message.length)), raw: message.length };
  };
}

const context = new zstd.DCtx();

/** The map that a frame holds; `raw` is the length that its label promises. Throws CaptureError (damaged, too large). */
export function unpackFrame(bytes: Uint8Array, raw: number): Record<string, unknown> {
  if (raw > MAX_FRAME_RAW) throw new CaptureError(problem('too-large', `a frame claims ${raw} bytes`));
  return unpack(decompress(bytes, raw));
}

function decompress(bytes: Uint8Array, raw: number): Uint8Array {
  const content = Buffer.allocUnsafeSlow(sizeOf(bytes) === raw ? raw : refuse());
  try {
    if (context.decompress(content, bytes) === raw) return content;
  } catch (error) {
    throw damaged(`zstd: ${(error as Error).message}`);
  }
  return refuse();
}

/** Content size of the one frame that `bytes` must be. */
function sizeOf(bytes: Uint8Array): number | null {
  try {
    return zstd.findFrameCompressedSize(bytes) === bytes.length ? zstd.getFrameContentSize(bytes) : null;
  } catch {
    return null;
  }
}

function refuse(): never {
  throw damaged('a frame is not what its label says');
}
