// Columns that grow a value at a time while a block is built, and end as the narrowest arrays that hold their values.
import type { RawBytes, RawColumn, RawNumbers } from '../raw-block.js';

export interface GrowingColumn<T> {
  push(value: T | undefined): void;
  /** What was pushed since the last time, as a finished column. */
  take(): RawColumn;
}

const FIRST_ROWS = 64;

/** A Float64Array that doubles when full. */
export class GrowingNumbers {
  private values = new Float64Array(FIRST_ROWS);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  /** The values, valid until the next push; the column is empty then. */
  take(): Float64Array {
    const taken = this.values.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}

/** Integers as numbers or bigints; undefined is absent. */
export function numberColumn(): GrowingColumn<number | bigint> {
  const values = new GrowingNumbers();
  /** Whole values of rows that a double does not hold. */
  const wide = new Map<number, bigint>();
  const absent = new Set<number>();
  return {
    push(value) {
      const row = values.length;
      if (value === undefined) absent.add(row);
      else if (typeof value === 'bigint' && BigInt(Number(value)) !== value) wide.set(row, value);
      values.push(value === undefined ? 0 : Number(value));
    },
    take() {
      const taken = values.take();
      const column = { numbers: narrowest(taken, wide), ...absentOf(absent, taken.length) };
      wide.clear();
      return column;
    },
  };
}

function absentOf(rows: Set<number>, length: number): { absent?: Uint8Array } {
  if (rows.size === 0) return {};
  const absent = new Uint8Array(length);
  for (const row of rows) absent[row] = 1;
  rows.clear();
  return { absent };
}

/** Integers in the narrowest array; `wide` has the whole values of rows beyond 2^53. */
export function narrowest(values: Float64Array, wide: ReadonlyMap<number, bigint>): RawNumbers {
  let min = 0;
  let max = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < min) min = values[i];
    if (values[i] > max) max = values[i];
  }
  return min < 0 ? narrowestSigned(values, min, max, wide) : narrowestUnsigned(values, max, wide);
}

function narrowestSigned(values: Float64Array, min: number, max: number, wide: ReadonlyMap<number, bigint>): RawNumbers {
  if (min >= -0x80 && max < 0x80) return new Int8Array(values);
  if (min >= -0x8000 && max < 0x8000) return new Int16Array(values);
  return min >= -(2 ** 31) && max < 2 ** 31 ? new Int32Array(values) : wider(values, wide, true);
}

function narrowestUnsigned(values: Float64Array, max: number, wide: ReadonlyMap<number, bigint>): RawNumbers {
  if (max < 0x100) return new Uint8Array(values);
  if (max < 0x10000) return new Uint16Array(values);
  return max < 2 ** 32 ? new Uint32Array(values) : wider(values, wide, false);
}

function wider(values: Float64Array, wide: ReadonlyMap<number, bigint>, signed: boolean): RawNumbers {
  const all = signed ? new BigInt64Array(values.length) : new BigUint64Array(values.length);
  for (let i = 0; i < values.length; i++) all[i] = wide.get(i) ?? BigInt(values[i]);
  return all;
}

/** Texts by the id that `idOf` gives them; undefined is absent. */
export function textColumn(idOf: (text: string) => number): GrowingColumn<string> {
  const ids = new GrowingNumbers();
  return {
    push: (value) => ids.push(value === undefined ? 0 : idOf(value)),
    take: () => ({ texts: Uint32Array.from(ids.take()) }),
  };
}

/** Payload; undefined is absent. */
export function bytesColumn(): GrowingColumn<Uint8Array> {
  let parts: Uint8Array[] = [];
  const absent = new Set<number>();
  return {
    push(value) {
      if (value === undefined) absent.add(parts.length);
      parts.push(value ?? new Uint8Array(0));
    },
    take() {
      const payload = joined(parts);
      const column = { payload, ...absentOf(absent, parts.length) };
      parts = [];
      return column;
    },
  };
}

export function joined(parts: readonly Uint8Array[]): RawBytes {
  const offsets = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => { offsets[i + 1] = offsets[i] + part.length; });
  return { offsets, bytes: Buffer.concat(parts) };
}
