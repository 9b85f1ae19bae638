// An answer as a table for a terminal: as wide as it is, and no longer than somebody reads.
import { DuckDBTypeId, type DuckDBType } from '@duckdb/node-api';
import { printable } from '../../rules/printable.js';
import type { Answer } from '../ask.js';
import { columnWidths } from './column-widths.js';
import { valueText } from './value-text.js';

export interface TableOptions {
  /** Columns of the terminal; undefined where lines may be of any length. */
  readonly width: number | undefined;
  /** Rows that are shown; the answer is not read further. */
  readonly most: number;
  /** How to see the others. */
  readonly more?: string;
}

const GAP = '  ';
const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT, DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER, DuckDBTypeId.UBIGINT, DuckDBTypeId.UHUGEINT, DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);

const MORE = '--limit shows more, --csv and --json all';

export async function* tableLines(answer: Answer, options: TableOptions): AsyncGenerator<string> {
  const { cells, more } = await firstRows(answer, options);
  const heads = answer.columns.map(({ name }) => printable(name));
  const widths = fitting(columnWidths([heads, ...cells], options.width, GAP.length), options.width);
  const line = (row: readonly string[]): string =>
    widths.map((width, at) => fitted(row[at]!, width, answer.columns[at]!.type)).join(GAP).trimEnd();
  yield line(heads);
  yield widths.map((width) => '─'.repeat(width)).join(GAP);
  for (const row of cells) yield line(row);
  const rows = more ? `the first ${cells.length} rows; ${options.more ?? MORE}` : `${cells.length} ${cells.length === 1 ? 'row' : 'rows'}`;
  yield `(${rows}${widths.length < heads.length ? `; ${widths.length} of ${heads.length} columns fit` : ''})`;
}

/** The first columns, as many as a line has room for. */
function fitting(widths: readonly number[], room = Infinity): readonly number[] {
  let left = room + GAP.length;
  const end = widths.findIndex((width) => (left -= width + GAP.length) < 0);
  return end < 0 ? widths : widths.slice(0, Math.max(1, end));
}

async function firstRows({ rows }: Answer, { most }: TableOptions): Promise<{ cells: string[][]; more: boolean }> {
  const cells: string[][] = [];
  for await (const chunk of rows) {
    for (const row of chunk) {
      if (cells.length === most) return { cells, more: true };
      cells.push(row.map((value) => printable(valueText(value) ?? '')));
    }
  }
  return { cells, more: false };
}

/** Numbers stand on the right; what does not fit ends with an ellipsis. */
function fitted(cell: string, width: number, { typeId }: DuckDBType): string {
  if (cell.length > width) return `${cell.slice(0, Math.max(0, width - 1))}…`;
  return NUMBERS.has(typeId) ? cell.padStart(width) : cell.padEnd(width);
}
