// Times since the epoch (as files have them) ↔ times since the capture's start (as replay computes with them).
import type { State } from './state.js';

/** 0n stands for unknown in files, NaN here. */
export const sinceStart = (state: State, time: bigint): number =>
  time === 0n ? NaN : Number(time - state.header.startTime);

export const sinceEpoch = (state: State, time: number): bigint =>
  Number.isNaN(time) ? 0n : state.header.startTime + BigInt(time);
