// One column of a chunk on its way into DuckDB: values gathered in a typed array, and copied over when the chunk is full.
import duckdb from '@duckdb/node-bindings';

/** Rows of a chunk: what DuckDB's vectors hold. */
export const CHUNK_ROWS = 2048;

/** How values of a DuckDB type lie in memory; strings do not lie in the vector itself. */
export type Layout = 'i8' | 'u8' | 'u16' | 'i32' | 'i64' | 'string';

/** What a row can hold. */
export type Value = number | bigint | string | boolean | undefined;

const BYTES: Readonly<Record<Layout, number>> = { i8: 1, u8: 1, u16: 2, i32: 4, i64: 8, string: 0 };

const TWO_32 = 0x1_0000_0000;

export class Column {
  private readonly buffer: ArrayBuffer;
  readonly bytes: Int8Array;
  /** Small numbers without a sign, of one byte or two as the type has them. */
  readonly smalls: Uint8Array | Uint16Array;
  readonly ints: Int32Array;
  /** 64-bit values by their halves, the low one first: a BigInt for each would take fifty times as long. */
  readonly halves: Int32Array;
  private readonly longs: BigInt64Array;
  private readonly strings: (Uint8Array | undefined)[];
  /** A bit for each row: 1 where there is a value. */
  private readonly valid: Uint8Array;
  private lacking = false;
  /** Validity must be written once more, to take marks of the chunk before away. */
  private lacked = false;

  constructor(readonly layout: Layout) {
    this.buffer = new ArrayBuffer(Math.max(8, BYTES[layout] * CHUNK_ROWS));
    this.bytes = new Int8Array(this.buffer);
    this.smalls = layout === 'u16' ? new Uint16Array(this.buffer) : new Uint8Array(this.buffer);
    this.ints = new Int32Array(this.buffer);
    this.halves = new Int32Array(this.buffer);
    this.longs = new BigInt64Array(this.buffer);
    this.strings = layout === 'string' ? new Array<Uint8Array | undefined>(CHUNK_ROWS).fill(undefined) : [];
    this.valid = new Uint8Array(CHUNK_ROWS / 8).fill(0xff);
  }

  /** No value in this row. */
  setNull(row: number): void {
    this.valid[row >> 3]! &= ~(1 << (row & 7));
    this.lacking = true;
  }

  /** A whole number that a double holds exactly; NaN is no value. */
  setNumber(row: number, value: number): void {
    if (value !== value) return this.setNull(row);
    const high = Math.floor(value / TWO_32);
    this.halves[2 * row] = value - high * TWO_32 | 0;
    this.halves[2 * row + 1] = high;
  }

  /** Unsigned values above 2^63 come as they are: the bits are the same. */
  setLong(row: number, value: bigint | undefined): void {
    if (value === undefined) this.setNull(row);
    else this.longs[row] = BigInt.asIntN(64, value);
  }

  /** A value of whatever type the column has; undefined and NaN are no value. */
  set(row: number, value: Value): void {
    if (value === undefined || value !== value) this.setNull(row);
    else if (typeof value === 'string') this.setBytes(row, Buffer.from(value, 'utf8'));
    else if (typeof value === 'boolean') this.bytes[row] = value ? 1 : 0;
    else if (typeof value === 'bigint') this.setLong(row, value);
    else if (this.layout === 'i64') this.setNumber(row, value);
    else (this.layout === 'i32' ? this.ints : this.smalls)[row] = value;
  }

  /** UTF-8, or bytes of a BLOB. */
  setBytes(row: number, value: Uint8Array | undefined): void {
    if (value === undefined) this.setNull(row);
    else this.strings[row] = value;
  }

  /** Hands the first `rows` rows to a vector, and forgets them. */
  flush(vector: duckdb.Vector, rows: number): void {
    if (this.layout === 'string') this.flushStrings(vector, rows);
    else duckdb.copy_data_to_vector(vector, 0, this.buffer, 0, rows * BYTES[this.layout]);
    if (this.lacking || this.lacked) this.flushValidity(vector);
  }

  private flushStrings(vector: duckdb.Vector, rows: number): void {
    for (let row = 0; row < rows; row++) {
      const value = this.strings[row];
      if (value !== undefined) duckdb.vector_assign_string_element_len(vector, row, value);
    }
    this.strings.fill(undefined);
  }

  private flushValidity(vector: duckdb.Vector): void {
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, this.valid.buffer as ArrayBuffer, 0, this.valid.length);
    this.lacked = this.lacking;
    this.lacking = false;
    this.valid.fill(0xff);
  }
}
