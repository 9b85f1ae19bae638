// The bytes of a .scap file from its first to its last, decompressed where need be, with a window over those to come.
import type { ByteSource } from '../read/byte-source.js';
import { gunzipper } from './gunzip.js';

export interface ByteStream {
  /** Offset of the window's first byte, counted after decompression. */
  readonly position: number;
  /** The next bytes: so many, or fewer at the end. Valid until the next call. */
  peek(length: number): Buffer;
  /** Moves on; only over what was peeked at. */
  skip(length: number): void;
}

const PLAIN_PIECE = 1 << 20;
/** Deflate expands at most 1032 times: so much compressed at a time never makes more than 16 MiB. */
const GZIP_PIECE = 1 << 14;

/** Whether these are the first bytes of a gzip file. */
export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

/** Reads `source` from its start. Throws CaptureError (damaged) on compressed data that is not sound. */
export const byteStream = (source: ByteSource): ByteStream => new Window(isGzip(source.read(0, 2)) ? gunzipped(source) : plain(source));

type Pieces = Iterator<Buffer, void>;

function* plain(source: ByteSource): Pieces & Iterable<Buffer> {
  for (let at = 0; at < source.size; at += PLAIN_PIECE) yield source.read(at, PLAIN_PIECE);
}

function* gunzipped(source: ByteSource): Pieces & Iterable<Buffer> {
  const gunzip = gunzipper();
  for (let at = 0; at < source.size; at += GZIP_PIECE) yield gunzip(source.read(at, GZIP_PIECE), at);
}

class Window implements ByteStream {
  private bytes: Buffer = Buffer.alloc(0);
  position = 0;

  constructor(private readonly pieces: Pieces) {}

  peek(length: number): Buffer {
    if (this.bytes.length < length) this.fill(length);
    return this.bytes.subarray(0, length);
  }

  skip(length: number): void {
    this.bytes = this.bytes.subarray(length);
    this.position += length;
  }

  /** However long the block claims to be, no more is kept than really comes. */
  private fill(length: number): void {
    const parts = [this.bytes];
    for (let have = this.bytes.length; have < length;) {
      const { value } = this.pieces.next();
      if (value === undefined) break;
      parts.push(value);
      have += value.length;
    }
    this.bytes = Buffer.concat(parts);
  }
}
