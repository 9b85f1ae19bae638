// The bytes of a .scap file from its first to its last, decompressed where need be.
import { CaptureError } from '../../problem.js';
import type { ByteSource } from '../../read/byte-source.js';
import { gunzipper } from './gunzip.js';

export interface ByteStream {
  /** Fills `target` from its start with the next bytes. Returns how many: fewer than its length only at the end. */
  read(target: Buffer): number;
  /** Why there is no more, where that is not the end of the file. */
  readonly failure?: CaptureError;
}

/**
 * Deflate expands at most 1032 times, so that this much never makes more than 8 MiB. Of a piece with something wrong in it
 * nothing can be used, so pieces are small.
 */
const GZIP_PIECE = 1 << 13;

/** Whether these are the first bytes of a gzip file. */
export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

/** The bytes of `source` from its start. */
export const byteStream = (source: ByteSource): ByteStream => (isGzip(source.read(0, 2)) ? gunzipped(source) : plain(source));

function plain(source: ByteSource): ByteStream {
  let at = 0;
  return {
    read(target) {
      const length = source.readInto(target, at);
      at += length;
      return length;
    },
  };
}

function gunzipped(source: ByteSource): ByteStream {
  const pieces = decompressed(source);
  let left: Buffer = Buffer.alloc(0);
  let failure: CaptureError | undefined;
  const next = (): Buffer | undefined => {
    try {
      return pieces.next().value ?? undefined;
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      failure = error;
      return undefined;
    }
  };
  return {
    get failure() { return failure; },
    read(target) {
      let filled = 0;
      while (filled < target.length) {
        if (left.length === 0) {
          const piece = next();
          if (piece === undefined) break;
          left = piece;
        }
        const length = left.copy(target, filled);
        left = left.subarray(length);
        filled += length;
      }
      return filled;
    },
  };
}

function* decompressed(source: ByteSource): Generator<Buffer, void> {
  const gunzip = gunzipper();
  for (let at = 0; at < source.size; at += GZIP_PIECE) yield gunzip.piece(source.read(at, GZIP_PIECE), at);
  gunzip.end(source.size);
}
