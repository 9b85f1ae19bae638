// Reads the fields of a block's body one after the other, and never beyond its end.
import { damaged } from '../../problem.js';
import type { EntryBudget } from './entry-budget.js';

export class BodyReader {
  at = 0;

  /** @param budget entries that lists may still have */
  constructor(private readonly bytes: Buffer, private readonly budget: EntryBudget, private readonly end = bytes.length) {}

  get left(): number {
    return this.end - this.at;
  }

  u8(): number { return this.bytes.readUInt8(this.take(1)); }
  u16(): number { return this.bytes.readUInt16LE(this.take(2)); }
  u32(): number { return this.bytes.readUInt32LE(this.take(4)); }
  u64(): bigint { return this.bytes.readBigUInt64LE(this.take(8)); }
  i64(): bigint { return this.bytes.readBigInt64LE(this.take(8)); }

  /** A 64-bit field that is a number: rounded beyond 2^53. */
  number(): number { return Number(this.u64()); }
  /** A process or thread id; -1 is none, however it is written. */
  id(): number { return Number(this.i64()); }

  /** So many bytes as a byte string. */
  raw(length: number): string {
    const from = this.take(length);
    return this.bytes.toString('latin1', from, from + length);
  }

  /** A byte string behind its length. Throws CaptureError (damaged) where it is longer than any writer makes it. */
  text(most: number): string {
    const length = this.u16();
    if (length > most) throw damaged(`a text claims to have ${length} bytes`);
    return this.raw(length);
  }

  /**
   * The entries of a list, each read by `one`: for as long as more than padding is left. With `lengthAt` entries say how
   * long they are (counted with or without the length itself), and what `one` leaves of them is passed over.
   */
  entries<T>(counted: 'with itself' | 'without itself' | undefined, one: (entry: BodyReader) => T): T[] {
    const found: T[] = [];
    while (this.left >= 4) {
      this.budget.spend();
      found.push(counted === undefined ? one(this) : this.entry(counted, one));
    }
    return found;
  }

  private entry<T>(counted: 'with itself' | 'without itself', one: (entry: BodyReader) => T): T {
    const from = this.at;
    const length = this.u32();
    const end = counted === 'with itself' ? from + length : this.at + length;
    if (end < this.at || end > this.end) throw damaged(`an entry claims to have ${length} bytes`);
    const entry = new BodyReader(this.bytes, this.budget, end);
    entry.at = this.at;
    const read = one(entry);
    this.at = end;
    return read;
  }

  private take(length: number): number {
    const from = this.at;
    if (length > this.left) throw damaged(`${length} bytes are wanted where ${this.left} are left`);
    this.at += length;
    return from;
  }
}
