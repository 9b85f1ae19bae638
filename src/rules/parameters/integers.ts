// How integers look: decimal, hexadecimal (upper case, no prefix), octal with a leading 0, times.
import { localDateTime, zoneOffset } from '../local-time.js';

const bits64 = (value: number | bigint): bigint => BigInt.asUintN(64, BigInt(value));

/** Decimal; 64-bit values show as signed, also unsigned ones (Falco prints an lseek offset of -1 as -1). */
export const decimal = (value: number | bigint): string =>
  (typeof value === 'number' ? value : BigInt.asIntN(64, value)).toString();

export const hexadecimal = (value: number | bigint): string =>
  (value < 0 ? bits64(value) : value).toString(16).toUpperCase();

/** A 32-bit signed value in hexadecimal shows its 32 bits. */
export const hexadecimal32 = (value: number | bigint): string => (Number(value) >>> 0).toString(16).toUpperCase();

export const octal = (value: number | bigint): string => (value === 0 ? '0' : `0${value.toString(8)}`);

const NO_TIME = 0xffff_ffff_ffff_ffffn;

/** Nanoseconds; all ones mean no time limit. */
export const relativeTime = (value: number | bigint): string => (bits64(value) === NO_TIME ? 'none' : value.toString());

/** Nanoseconds as seconds, with six significant digits as C's %g has them. */
export const seconds = (value: number | bigint): string => (bits64(value) === NO_TIME ? '' : `${general(Number(value) / 1e9)}s`);

export function general(value: number): string {
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(6)))));
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)));
  const [mantissa, power] = value.toExponential(5).split('e') as [string, string];
  return `${Number(mantissa)}e${power[0]}${power.slice(1).padStart(2, '0')}`;
}

export const absoluteTime = (value: number | bigint): string => `${localDateTime(BigInt(value))} ${zoneOffset(BigInt(value))}`;
