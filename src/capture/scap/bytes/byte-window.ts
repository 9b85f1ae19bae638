// A window that moves over the bytes of a .scap file: an *arena* of them at a time, which is never written to again, so that
// events that were found in it can be looked at for as long as somebody keeps it.
//
// Each arena begins with the constants that stand in for parameters which an old event lacks. So every value of every
// parameter is so many bytes of one buffer.
import type { CaptureError } from '../../problem.js';
import type { ByteStream } from './byte-stream.js';

/** Where an arena has its constants: eight zero bytes, and four that are all ones. */
export const ZEROS_AT = 0;
export const ONES_AT = 8;
const CONSTANTS = Buffer.from('0000000000000000ffffffff00000000', 'hex');

/** Arenas double from the first to the last size: short captures need little, and long ones go in long strides. */
const FIRST_ARENA = 1 << 20;
const LAST_ARENA = 1 << 23;

export class ByteWindow {
  /** The arena. What lies before `at` has been looked at; what lies at `end` and beyond is nothing. */
  bytes: Buffer = CONSTANTS;
  view = viewOf(CONSTANTS);
  at = CONSTANTS.length;
  end = CONSTANTS.length;
  /** Whether the file has no bytes beyond `end`. */
  ended = false;
  private origin = -CONSTANTS.length;
  private size = FIRST_ARENA;

  constructor(private readonly stream: ByteStream) {}

  /** Offset of the byte at `index` in the (decompressed) file. */
  offsetOf(index: number): number {
    return this.origin + index;
  }

  /** Why the file has no more, where that is not its end. */
  get failure(): CaptureError | undefined {
    return this.stream.failure;
  }

  get atEnd(): boolean {
    return this.ended && this.at === this.end;
  }

  /** Bytes that are there and not yet looked at. */
  get left(): number {
    return this.end - this.at;
  }

  /** Whether it is time for a new arena: little is left of this one, and there is more in the file. */
  get low(): boolean {
    return !this.ended && this.left < this.size >> 3;
  }

  /** Makes `length` bytes be there from `at` on, or fewer at the end of the file; in a new arena if need be. */
  have(length: number): boolean {
    if (this.left < length && !this.ended) this.renew(length);
    return this.left >= length;
  }

  /**
   * Begins an arena with copies of the `kept` pieces of this one, then what was not yet looked at, then more of the file:
   * at least `length` bytes from `at` on where the file has them. Returns where the copies begin.
   */
  renew(length = 0, kept: readonly Buffer[] = []): number {
    const head = [CONSTANTS, ...kept, this.bytes.subarray(this.at, this.end)];
    const before = this.left;
    const used = head.reduce((sum, piece) => sum + piece.length, 0);
    const arena = Buffer.allocUnsafeSlow(used - before + Math.max(this.size, length));
    let at = 0;
    for (const piece of head) at += piece.copy(arena, at);
    this.origin += this.at - (used - before);
    this.at = used - before;
    this.end = used + this.stream.read(arena.subarray(used));
    this.ended = this.end < arena.length;
    this.bytes = arena;
    this.view = viewOf(arena);
    this.size = Math.min(2 * this.size, LAST_ARENA);
    return CONSTANTS.length;
  }
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
