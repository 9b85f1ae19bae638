// Where rows lie below the folder of a lake, as Hive's convention has it: TABLE/date=…/host=…/CAPTURE.parquet.
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Hive's own word for rows that have no value. */
const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/** File systems take names of 255 bytes. */
const LONGEST = 200;

/**
 * A value as the name of a folder. Recordings of others name their hosts as they please: what is no letter, digit, dot, dash
 * or underscore is written as `%` and two digits a byte, as readers of Hive's folders undo it, and too long a name is cut.
 */
export function partitionValue(value: string | undefined): string {
  if (value === undefined || value === '') return NO_VALUE;
  const safe = value.replace(/[^\p{L}\p{N}._-]/gu, escaped);
  if (Buffer.byteLength(safe) <= LONGEST) return safe;
  const digest = createHash('sha256').update(value).digest('hex').slice(0, 16);
  return `${Buffer.from(safe).toString('latin1', 0, 100).replace(/[^A-Za-z0-9._-]/g, '_')}-${digest}`;
}

const escaped = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** Relative to the lake. */
export const partitionFile = (table: string, day: string, host: string | undefined, capture: string): string =>
  join(table, `date=${day}`, `host=${partitionValue(host)}`, `${capture}.parquet`);
