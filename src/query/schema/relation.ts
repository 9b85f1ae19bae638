// What a table or a view of a history is: the one definition from which DDL, documentation and completion follow.

export interface ColumnRow {
  readonly name: string;
  /** As DuckDB calls it. */
  readonly type: string;
  /** One line. */
  readonly about: string;
}

interface Relation {
  readonly name: string;
  /** One or two sentences: what a row is. */
  readonly about: string;
  readonly columns: readonly ColumnRow[];
}

export interface TableDefinition extends Relation {
  /** `stored` holds what views are made of, `params` and `payloads` the parameters of events; `main` is what people ask. */
  readonly schema: 'main' | 'stored' | 'params' | 'payloads';
}

export interface ViewDefinition extends Relation {
  /** The query behind it; its columns are those of `columns`, in order. */
  readonly query: string;
}

export interface MacroDefinition {
  readonly name: string;
  /** `name` or `name := default`. */
  readonly parameters: readonly string[];
  readonly about: string;
  /** An expression, or a query where the macro gives rows. */
  readonly body: string;
  readonly rows: boolean;
}

/** `name TYPE  about` lines as columns: what the tables of this folder are written in. */
export function columnsOf(lines: string): ColumnRow[] {
  return lines.trim().split('\n').map((line) => {
    const match = /^\s*("?\w+"?) +(\S+) +(.+)$/.exec(line);
    if (!match) throw new Error(`schema of histories: no column: ${line}`);
    const [, name, type, about] = match;
    return { name: name.replaceAll('"', ''), type, about };
  });
}

/** A name as SQL takes it, whatever word it is. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as SQL takes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
