// What `.tables` and `.schema` print: names with what they are, from the one definition.
import { call, type Catalogue, type Relation } from './catalogue.js';
import type { MacroDefinition } from '../schema/relation.js';

/** Tables and views, then macros, then the views of events by their names. */
export function namesListed({ relations, macros }: Catalogue, width: number): string[] {
  const common = relations.filter(({ ofEvents }) => !ofEvents);
  return [
    'Tables and views', ...aligned(common.map(({ name, about }) => [name, about])), '',
    'Macros that give rows', ...aligned(macros.filter(({ rows }) => rows).map(rowOf)), '',
    'Views of one type of event', ...inColumns(relations.filter(({ ofEvents }) => ofEvents).map(({ name }) => name), width), '',
    '.schema NAME shows the columns of one, .schema also lists macros that give values.',
  ];
}

/** Macros that name the numbers of one table of flags: all of a kind, and many. */
const namesFlags = ({ name }: MacroDefinition): boolean => name.endsWith('_names');

/** All columns by table, and macros that give values. */
export function schemaListed({ relations, macros }: Catalogue, width: number): string[] {
  const values = macros.filter(({ rows }) => !rows);
  const common = relations.filter(({ ofEvents }) => !ofEvents);
  return [
    ...aligned(common.map(({ name, columns }) => [name, columns.map((column) => column.name).join(', ')])), '',
    'Macros that give values', ...aligned(values.filter((macro) => !namesFlags(macro)).map(rowOf)), '',
    'Macros that name flags and enumerated values', ...inColumns(values.filter(namesFlags).map(({ name }) => name), width),
  ];
}

export const relationListed = ({ about, columns }: Relation): string[] =>
  [...(about === '' ? [] : [about]), ...aligned(columns.map(({ name, type, about: of }) => [name, type, of]))];

export const macroListed = (macro: MacroDefinition): string[] => [call(macro), `  ${macro.about}`];

const rowOf = (macro: MacroDefinition): [string, string] => [call(macro), macro.about];

/** Two blanks before and between; the last column is as wide as it is. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at]!)).join('  ')}`.trimEnd());
}

/** As many beside each other as the terminal has room for, down and then across. */
function inColumns(names: readonly string[], width: number): string[] {
  const wide = Math.max(...names.map(({ length }) => length)) + 2;
  const lines = Math.ceil(names.length / Math.max(1, Math.floor((width - 2) / wide)));
  return Array.from({ length: lines }, (_, line) =>
    `  ${names.filter((_, at) => at % lines === line).map((name) => name.padEnd(wide)).join('')}`.trimEnd());
}
