// Decompression piece by piece without waiting: captures are read synchronously, and Node has only one call for the whole.
//
// What Node's streams call inside does the work; npm's own minizlib goes the same way. It closes the decompressor after
// each call, since it expects to be given everything at once, so closing is put off while it runs.
import { constants, createGunzip, type Gunzip } from 'node:zlib';
import { CaptureError, problem } from '../problem.js';

interface Inside {
  _handle: { close: () => void };
  close: () => void;
  _processChunk(piece: Buffer, flush: number): Buffer | null;
}

/** A function that takes the compressed bytes in order, with their offset in the file, and gives what they hold. */
export function gunzipper(): (piece: Buffer, offset: number) => Buffer {
  const gunzip = createGunzip();
  return (piece, offset) => {
    try {
      return decompress(gunzip, piece);
    } catch (error) {
      throw new CaptureError(problem('damaged', `the compressed data (${(error as Error).message})`, { offset }));
    }
  };
}

function decompress(gunzip: Gunzip, piece: Buffer): Buffer {
  const inside = gunzip as unknown as Inside;
  const handle = inside._handle;
  const { close } = inside;
  const closeHandle = handle.close;
  handle.close = () => undefined;
  inside.close = () => undefined;
  try {
    return Buffer.from(inside._processChunk(piece, constants.Z_SYNC_FLUSH) ?? []);
  } finally {
    inside._handle = handle;
    handle.close = closeHandle;
    inside.close = close;
    gunzip.removeAllListeners('error');
  }
}
