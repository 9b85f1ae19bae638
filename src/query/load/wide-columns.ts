// 64-bit columns of many rows at once, by halves: numbers of events, and their times.
import type { Column } from './column.js';

const TWO_32 = 0x1_0000_0000;

/** Numbers of the events from index `at` on. */
export function putEvents(column: Column, from: number, numbers: Float64Array, at: number, count: number): void {
  const { halves } = column;
  for (let i = 0; i < count; i++) {
    const number = numbers[at + i]!, high = Math.floor(number / TWO_32);
    halves[2 * (from + i)] = number - high * TWO_32 | 0;
    halves[2 * (from + i) + 1] = high;
  }
}

/** Times since `start` (nanoseconds since the epoch) as those since the epoch. */
export function putTimes(column: Column, from: number, times: Float64Array, at: number, count: number, start: bigint): void {
  const startHigh = Number(start >> 32n), startLow = Number(start & 0xffffffffn);
  const { halves } = column;
  for (let i = 0; i < count; i++) {
    const sum = times[at + i]! + startLow;
    const high = Math.floor(sum / TWO_32);
    halves[2 * (from + i)] = sum - high * TWO_32 | 0;
    halves[2 * (from + i) + 1] = startHigh + high;
  }
}

/** Whole numbers that a double holds exactly; NaN is no value. */
export function putNumbers(column: Column, from: number, values: ArrayLike<number>, at: number, count: number): void {
  const { halves } = column;
  for (let i = 0; i < count; i++) {
    const value = values[at + i]!, low = value | 0;
    if (value !== low) column.setNumber(from + i, value);
    else {
      halves[2 * (from + i)] = low;
      halves[2 * (from + i) + 1] = low >> 31;
    }
  }
}
