// Rows of plain facts ↔ columns as events have them: how a keyframe's tables are stored.
//
// Columns, because a thousand threads share their names, environments and control groups: each text is stored once.
import type { FieldKind, PlainKind } from './keyframe-tables.js';
import { damaged } from '../problem.js';
import type { RawColumn } from '../raw-block.js';
import { decodeColumn, encodeColumn } from '../columns/stored-column.js';

export type Row = Record<string, unknown>;
type Fields = Readonly<Record<string, FieldKind>>;

/** Columns of a table; `idOf` gives a text's id. A field that a row lacks is absent there. */
export function encodeRows(rows: readonly Row[], fields: Fields, idOf: (text: string) => number): object {
  const used = Object.entries(fields).filter(([name, kind]) => !isOptional(kind) || rows.some((row) => row[name] !== undefined));
  const columns = used.map(([name, kind]) => [name, encodeColumn(columnOf(rows, name, plain(kind), idOf))]);
  return { rows: rows.length, columns: Object.fromEntries(columns) as object };
}

const isOptional = (kind: FieldKind): boolean => kind.endsWith('?');
const plain = (kind: FieldKind): PlainKind => kind.replace('?', '') as PlainKind;

function columnOf(rows: readonly Row[], name: string, kind: PlainKind, idOf: (text: string) => number): RawColumn {
  if (kind === 'text') return { texts: Uint32Array.from(rows, (row) => (row[name] === undefined ? 0 : idOf(row[name] as string))) };
  const absent = Uint8Array.from(rows, (row) => Number(row[name] === undefined));
  return { numbers: numbersOf(rows.map((row) => row[name]), kind), ...(absent.includes(1) && { absent }) };
}

function numbersOf(values: unknown[], kind: PlainKind): NonNullable<RawColumn['numbers']> {
  if (kind === 'flag') return Uint8Array.from(values, (value) => Number(value ?? 0));
  const integers = values.map((value) => (typeof value === 'bigint' ? value : BigInt(Math.trunc(Number(value ?? 0)))));
  if (integers.every((value) => value === BigInt.asIntN(32, value))) return Int32Array.from(integers, Number);
  return integers.some((value) => value < 0n) ? BigInt64Array.from(integers) : BigUint64Array.from(integers);
}

/** Rows of a stored table; `text` gives a text by its id. Fields that the file lacks get an empty value. Throws CaptureError (damaged). */
export function decodeRows(stored: unknown, fields: Fields, text: (id: number) => string): Row[] {
  const { rows: count, columns } = checkTable(stored);
  const rows: Row[] = Array.from({ length: count }, () => ({}));
  for (const [name, kind] of Object.entries(fields)) {
    const column = columns[name] === undefined ? undefined : decodeColumn(columns[name], count);
    fillField(rows, name, plain(kind), column, text, isOptional(kind));
  }
  return rows;
}

function fillField(
  rows: Row[], name: string, kind: PlainKind, column: RawColumn | undefined, text: (id: number) => string, optional: boolean,
): void {
  if (column && !(kind === 'text' ? column.texts : column.numbers)) throw damaged(`keyframe field ${name} is of another kind`);
  rows.forEach((row, i) => {
    const absent = !column || column.absent?.[i] === 1 || column.texts?.[i] === 0;
    if (!absent) row[name] = valueOf(kind, column, i, text);
    else if (!optional) row[name] = EMPTY[kind];
  });
}

const EMPTY: Record<PlainKind, unknown> = { number: 0, wide: 0n, flag: false, text: '' };

function valueOf(kind: PlainKind, column: RawColumn, row: number, text: (id: number) => string): unknown {
  if (kind === 'text') return text(column.texts![row]);
  const value = column.numbers![row];
  return kind === 'wide' ? BigInt(value) : kind === 'flag' ? Number(value) !== 0 : Number(value);
}

/** More rows than any machine has threads or descriptors: a table that claims more was made to harm. */
const MAX_ROWS = 1 << 20;

function checkTable(stored: unknown): { rows: number; columns: Record<string, unknown> } {
  const { rows, columns } = (stored ?? { rows: 0, columns: {} }) as { rows?: unknown; columns?: unknown };
  const counted = typeof rows === 'number' && Number.isInteger(rows) && rows >= 0 && rows <= MAX_ROWS;
  if (!counted || typeof columns !== 'object' || columns === null) throw damaged('a keyframe table has no rows or no columns');
  return { rows, columns: columns as Record<string, unknown> };
}
