// Macros that turn numbers into the names that rules print, one for each table of names.
import { PRIORITIES } from '../../rules/priority.js';
import { ERRNO_NUMBERS } from '../../schema/errno.js';
import { EVENT_TYPES } from '../../schema/events.js';
import { FLAG_TABLES, type FlagRow, type FlagTable } from '../../schema/flags.js';
import { signalName } from '../../schema/signals.js';
import { CAPTURE_BITS } from './event-number.js';
import { literal, type MacroDefinition } from './relation.js';

/** Tables whose values are alternatives; the others hold bits. */
const ALTERNATIVES: ReadonlySet<FlagTable | undefined> = new Set(
  Object.values(EVENT_TYPES).flatMap(({ params }) => params.filter(({ base }) => base.startsWith('enum')).map(({ table }) => table)));

/** One look-up: names of equal values are joined, as rules see them. */
function alternatives(rows: readonly FlagRow[]): string {
  const values = [...new Set(rows.map(([, value]) => value))];
  const named = values.map((value) => rows.filter((row) => row[1] === value).map(([name]) => name).join('|'));
  return `CASE value ${values.map((value, index) => `WHEN ${value} THEN ${literal(named[index]!)}`).join(' ')} END`;
}

/** Each row is a term that says whether its name is in, in the order of the table. */
function bits(rows: readonly FlagRow[]): string {
  const terms = rows.map((row) => `CASE WHEN ${row[1] === 0 ? 'value = 0' : isIn(row, rows)} THEN ${literal(row[0])} END`);
  return `CASE WHEN value IS NOT NULL THEN concat_ws('|', ${terms.join(', ')}) END`;
}

/**
 * Rules scan a table from its top, and what a row explains the rows behind it do not explain again. So of rows that share bits
 * it is worked out for each value of these bits.
 */
function isIn(row: FlagRow, rows: readonly FlagRow[]): string {
  const sharing = overlapping(row, rows);
  const mask = sharing.reduce((all, [, value]) => (all | value) >>> 0, 0);
  if (sharing.length === 1) return `value & ${mask} = ${mask}`;
  const values = submasks(mask).filter((value) => scan(sharing, value).includes(row));
  return values.length === 0 ? 'false' : `value & ${mask} IN (${values.join(', ')})`;
}

/** Rows that share bits with it, and those that share bits with these. */
function overlapping(row: FlagRow, rows: readonly FlagRow[]): readonly FlagRow[] {
  let mask = row[1], found: readonly FlagRow[] = [row];
  for (let size = 0; size !== found.length;) {
    size = found.length;
    found = rows.filter(([, value]) => (value & mask) !== 0);
    mask = found.reduce((all, [, value]) => all | value, 0);
  }
  return found;
}

function scan(rows: readonly FlagRow[], value: number): readonly FlagRow[] {
  let left = value;
  return rows.filter(([, bitsOfRow]) => {
    const fits = (left & bitsOfRow) >>> 0 === bitsOfRow >>> 0;
    if (fits) left = (left & ~bitsOfRow) >>> 0;
    return fits;
  });
}

/** All values that have no bits but these. */
function submasks(mask: number): number[] {
  const all = [mask];
  for (let value = mask; value !== 0; all.push(value)) value = ((value - 1) & mask) >>> 0;
  return all;
}

const FLAG_MACROS = (Object.entries(FLAG_TABLES) as unknown as [FlagTable, readonly FlagRow[]][]).map(([table, rows]): MacroDefinition => ({
  name: `${table}_names`, parameters: ['value'], rows: false, about: `Names of a value of the table ${table}.`,
  body: ALTERNATIVES.has(table) ? alternatives(rows) : bits(rows),
}));

/**
 * A name by a number from 1 on, from one text with all of them: a database binds it at once, where a CASE of a hundred branches
 * in each of the views would take half of the time that a small capture is loaded in.
 */
function numbered(number: string, names: ReadonlyMap<number, string>): string {
  const last = Math.max(...names.keys());
  const all = Array.from({ length: last }, (_, index) => names.get(index + 1) ?? '').join(' ');
  return `CASE WHEN ${number} BETWEEN 1 AND ${last} THEN nullif(string_split(${literal(all)}, ' ')[${number}], '') END`;
}

const errors = new Map([...ERRNO_NUMBERS].reverse().map(([name, number]) => [number, name]));
const urgencies = PRIORITIES.map((name, number) => `WHEN ${literal(name)} THEN ${number}`).join(' ');
const signals = new Map(Array.from({ length: 64 }, (_, index) => [index + 1, signalName(index + 1) ?? '']));

export const NAME_MACROS: readonly MacroDefinition[] = [
  { name: 'evt_num', parameters: ['event'], rows: false, about: '`evt.num` of an event: its number in its own capture.',
    body: `event & ${2 ** CAPTURE_BITS - 1}` },
  { name: 'error_name', parameters: ['result'], rows: false, about: 'Name of the error that a result stands for; NULL where it is none.',
    body: `CASE WHEN result BETWEEN ${-Math.max(...errors.keys())} AND -1 THEN ${numbered('(-result)', errors)} END` },
  { name: 'signal_name', parameters: ['number'], rows: false, about: 'Name of a signal.', body: numbered('number', signals) },
  { name: 'urgency', parameters: ['priority'], rows: false, about: 'Number of a priority, to sort by: 0 Emergency to 7 Debug.',
    body: `CASE priority ${urgencies} END` },
  ...FLAG_MACROS,
];
