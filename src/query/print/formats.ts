// Ways to print an answer: each gives lines as rows come, so that an answer of any size passes through.
import { printable } from '../../rules/printable.js';
import type { Answer } from '../ask.js';
import { tableLines, type TableOptions } from './table.js';
import { valueJson } from './value-json.js';
import { valueText } from './value-text.js';

export type Lines = (answer: Answer, options: TableOptions) => AsyncGenerator<string>;

/** An object a line. */
async function* jsonLines({ columns, rows }: Answer): AsyncGenerator<string> {
  const names = columns.map(({ name }) => JSON.stringify(name));
  for await (const chunk of rows) {
    for (const row of chunk) yield `{${row.map((value, at) => `${names[at]}:${valueJson(value)}`).join(',')}}`;
  }
}

/** RFC 4180: NULL is empty, and an empty text is quoted. */
async function* csvLines({ columns, rows }: Answer): AsyncGenerator<string> {
  const cell = (text: string | undefined): string => {
    if (text === undefined) return '';
    return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  yield columns.map(({ name }) => cell(name)).join(',');
  for await (const chunk of rows) for (const row of chunk) yield row.map((value) => cell(valueText(value))).join(',');
}

async function* markdownLines({ columns, rows }: Answer): AsyncGenerator<string> {
  const cell = (text: string | undefined): string => printable(text ?? '').replaceAll('|', '\\|');
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  yield line(columns.map(({ name }) => cell(name)));
  yield line(columns.map(() => '---'));
  for await (const chunk of rows) for (const row of chunk) yield line(row.map((value) => cell(valueText(value))));
}

export const FORMATS = {
  table: tableLines, json: jsonLines, csv: csvLines, markdown: markdownLines,
} as const satisfies Record<string, Lines>;

export type Format = keyof typeof FORMATS;
