// Times stored as transposed differences. Few events of a block are asked for their time, so one is added up when it is asked
// for, on from the one asked for before: sums of bytes cost less than times of all events.
import { inRuns } from './in-runs.js';
import type { Times } from './times.js';

/**
 * @param stored `width` planes of a byte for each of `rows` events, the lowest first
 * @param base what the first difference is added to
 */
export function timesByDifference(stored: Uint8Array, rows: number, width: number, base: number): Times {
  // Of one class, whatever gave the bytes, so that the loops below meet nothing else.
  const planes = new Uint8Array(stored.buffer, stored.byteOffset, stored.length);
  let next = 0, now = base;
  return {
    at(index) {
      if (index < next - 1) {
        next = 0;
        now = base;
      }
      now += sumOf(planes, rows, width, next, index + 1);
      next = index + 1;
      return now;
    },
    all: () => addUp(planes, rows, width, base),
  };
}

/** Of the differences from one index to another, the latter not included. */
function sumOf(planes: Uint8Array, rows: number, width: number, from: number, to: number): number {
  let sum = 0;
  for (let plane = 0; plane < width; plane++) sum += sumOfBytes(planes, plane * rows + from, plane * rows + to) * 256 ** plane;
  return sum;
}

/** Four at a time, so that no addition waits for the one before. A block has too few events for a sum beyond 32 bits. */
function sumOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let a = 0, b = 0, c = 0, d = 0, at = from;
  for (; at + 3 < to; at += 4) {
    a = (a + bytes[at]) | 0;
    b = (b + bytes[at + 1]) | 0;
    c = (c + bytes[at + 2]) | 0;
    d = (d + bytes[at + 3]) | 0;
  }
  for (; at < to; at++) a = (a + bytes[at]) | 0;
  return (a + b + c + d) | 0;
}

/** How many planes are added in one loop: all that blocks without a silence of four seconds have. Higher ones are added before. */
const LOW = 4;

function addUp(bytes: Uint8Array, rows: number, width: number, base: number): Float64Array {
  const times = new Float64Array(rows);
  for (let k = LOW; k < width; k++) addPlane(times, bytes.subarray(k * rows, (k + 1) * rows), 256 ** k);
  let now = base;
  inRuns(rows, (from, to) => { now = addRun(times, bytes, width, now, from, to); });
  return times;
}

function addRun(times: Float64Array, bytes: Uint8Array, width: number, before: number, from: number, to: number): number {
  const rows = times.length;
  // Of a plane that is not there, the first is read instead, and masked.
  const b = width > 1 ? rows : 0, c = width > 2 ? 2 * rows : 0, d = width > 3 ? 3 * rows : 0;
  const ofB = width > 1 ? 0xff : 0, ofC = width > 2 ? 0xff : 0, ofD = width > 3 ? 0xff : 0;
  let now = before;
  for (let i = from; i < to; i++) {
    const low = bytes[i] | (bytes[b + i] & ofB) << 8 | (bytes[c + i] & ofC) << 16;
    now += times[i] + (low + (bytes[d + i] & ofD) * 0x1000000);
    times[i] = now;
  }
  return now;
}

function addPlane(values: Float64Array, plane: Uint8Array, unit: number): void {
  for (let i = 0; i < values.length; i++) values[i] += plane[i] * unit;
}
