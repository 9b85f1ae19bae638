// Names of values: flag bits, enumerated values, errors, signals, system calls.
import { errnoName } from '../../schema/errno.js';
import { FLAG_TABLES, type FlagRow, type FlagTable } from '../../schema/flags.js';
import { signalName } from '../../schema/signals.js';
import { SYSCALLS } from '../../schema/syscalls.js';

/**
 * Names of the bits of a flags value. The table is scanned once from the top: a row counts if its bits are all still
 * unexplained; a row that is the whole value ends it. Zero rows are only for the value 0.
 */
export function flagNames(table: FlagTable, value: number): string {
  const names: string[] = [];
  let left = value >>> 0;
  for (const [name, bits] of FLAG_TABLES[table] as readonly FlagRow[]) {
    const fits = bits === 0 ? value === 0 : (left & bits) >>> 0 === bits >>> 0;
    if (!fits) continue;
    names.push(name);
    left = (left & ~bits) >>> 0;
    if (bits >>> 0 === value >>> 0) break;
  }
  return names.join('|');
}

/** Every name of exactly this value: AF_LOCAL and AF_UNIX are both 1. */
export const enumNames = (table: FlagTable, value: number): string =>
  (FLAG_TABLES[table] as readonly FlagRow[]).filter((row) => row[1] === value).map((row) => row[0]).join('|');

/** `ENOENT` for -2; nothing for results that are no error. */
export const errorName = (result: number): string => (result < 0 ? errnoName(-result) ?? '' : '');

export const signalText = (signal: number): string => signalName(signal) ?? '';

/** Names of the signals of a set, the lowest first. */
export const signalSet = (bits: number): string =>
  Array.from({ length: 31 }, (_, bit) => ((bits >>> bit) & 1 ? signalText(bit + 1) : '')).filter(Boolean).join(' ');

const byId = new Map(SYSCALLS.map(([id, name]) => [id, name]));
const byNumber = new Map(SYSCALLS.filter(([, , number]) => number >= 0).map(([, name, number]) => [number, name]));

/** Name of a system call by Falco's own number. */
export const syscallName = (id: number): string => byId.get(id) ?? '';

/** Name of a system call by its number on x86-64. */
export const nativeSyscallName = (number: number): string => byNumber.get(number) ?? '';
