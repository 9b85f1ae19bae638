// Decompression piece by piece without waiting: captures are read synchronously, and Node has only one call for the whole.
//
// What Node's streams call inside does the work; npm's own minizlib goes the same way. It closes the decompressor after
// each call, since it expects to be given everything at once, so closing is put off while it runs.
import { constants, createGunzip, type Gunzip } from 'node:zlib';
import { CaptureError, problem } from '../../problem.js';

interface Inside {
  _handle: { close: () => void };
  close: () => void;
  _processChunk(piece: Buffer, flush: number): Buffer | null;
}

export interface Gunzipper {
  /** What the next compressed bytes hold, which lie at `offset` in the file. Throws CaptureError (damaged). */
  piece(compressed: Buffer, offset: number): Buffer;
  /** Call at the end of the file. Throws CaptureError (cut) when there should be more. */
  end(offset: number): void;
}

/** What is handed over at a time inside: each piece costs some microseconds. */
const PIECE = 1 << 18;

export function gunzipper(): Gunzipper {
  const gunzip = createGunzip({ chunkSize: PIECE });
  return {
    piece(compressed, offset) {
      try {
        return decompress(gunzip, compressed, constants.Z_SYNC_FLUSH);
      } catch (error) {
        throw new CaptureError(problem('damaged', `the compressed data (${(error as Error).message})`, { offset }));
      }
    },
    end(offset) {
      try {
        decompress(gunzip, Buffer.alloc(0), constants.Z_FINISH);
      } catch {
        throw new CaptureError(problem('cut', 'within its compressed data', { offset }));
      }
    },
  };
}

function decompress(gunzip: Gunzip, piece: Buffer, flush: number): Buffer {
  const inside = gunzip as unknown as Inside;
  const handle = inside._handle;
  const { close } = inside;
  const closeHandle = handle.close;
  handle.close = () => undefined;
  inside.close = () => undefined;
  try {
    return inside._processChunk(piece, flush) ?? Buffer.alloc(0);
  } finally {
    inside._handle = handle;
    handle.close = closeHandle;
    inside.close = close;
    gunzip.removeAllListeners('error');
    // What was thrown is also emitted, later; nobody listening would end the process.
    gunzip.on('error', () => undefined);
  }
}
