// Open flags from Linux's numbers to those of the table `file_flags`, as the addon translates them for events.
import { FLAG_TABLES, type FlagRow } from '../../schema/flags.js';

const ACCESS_MODE = 3;

export function openFlags(linux: number): number {
  const rows: readonly FlagRow[] = FLAG_TABLES.file_flags;
  return rows.reduce((flags, [name, value, bits]) => (isSet(linux, name, bits) ? flags | value : flags), 0);
}

function isSet(linux: number, name: string, bits: number | null): boolean {
  if (bits === null || name === 'O_LARGEFILE') return false;
  return bits < ACCESS_MODE ? (linux & ACCESS_MODE) === bits : (linux & bits) === bits;
}
