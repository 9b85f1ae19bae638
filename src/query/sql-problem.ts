// What DuckDB says of a statement or a file, as a problem of ours: its words, the place with a caret, and what was probably meant.
import { meant } from '../rules/nearest.js';
import { QueryError, queryProblem, type QueryProblem } from './problem.js';
import { ALL_MACROS, ALL_TABLES, ALL_VIEWS } from './schema/ddl.js';

/** Messages of DuckDB begin so; anything else is a mistake of ours. */
const KIND = /^(\w+(?: \w+)?) (?:Error|exception): /;

/** A failure of DuckDB as a QueryError; everything else as it is. */
export function asQueryError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof QueryError) return error;
  const message = error.message.replace(/^Failed to extract statements: /, '');
  if (!KIND.test(message)) return error;
  if (/No space left on device|Disk quota exceeded/.test(message)) return new QueryError(queryProblem('disk-full', where));
  if (message.startsWith('INTERRUPT')) return new QueryError(queryProblem('interrupted'));
  return new QueryError(sqlProblem(message));
}

/** `LINE 3: …` and its caret stay as DuckDB prints them, its suggestions go: ours know the whole schema. */
function sqlProblem(text: string): QueryProblem {
  const [told = '', place] = text.split(/\n+(?=LINE \d+:)/);
  const message = told.split(/\n(?:Did you mean|Candidate |\s*Candidate)/)[0]!.trim();
  const caret = place === undefined ? '' : `\n\n${place.trimEnd()}\n`;
  return queryProblem('sql', `${message}${caret}`, hintFor(text));
}

const tables = [...ALL_TABLES.filter(({ schema }) => schema === 'main'), ...ALL_VIEWS];

function hintFor(text: string): string | undefined {
  const table = /Table with name "?(\w+)"? does not exist/.exec(text)?.[1];
  if (table !== undefined) return meant(table, tables.map(({ name }) => name)) ?? 'SHOW TABLES lists tables, DESCRIBE the columns of one';
  const column = /column "(\w+)"|Referenced column "(\w+)"|does not have a column named "(\w+)"/.exec(text)?.slice(1).find(Boolean);
  if (column !== undefined && /not found|does not have a column/.test(text)) return meant(column, columnsNear(text)) ?? suggested(text);
  const macro = /(?:Function|Macro) with name "?(\w+)"? does not exist/.exec(text)?.[1];
  if (macro !== undefined) return meant(macro, ALL_MACROS.map(({ name }) => name)) ?? suggested(text);
  return /read-only mode|disabled by configuration|disabled through configuration/.test(text)
    ? 'queries only read; --allow-files lets them open other files, and what `falco-rec load` makes is yours to change'
    : suggested(text);
}

/** Columns of the tables that the statement names. */
function columnsNear(text: string): string[] {
  const named = tables.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
  return (named.length > 0 ? named : tables).flatMap(({ columns }) => columns.map(({ name }) => name));
}

/** What DuckDB itself would suggest. */
function suggested(text: string): string | undefined {
  const words = /(?:Did you mean|Candidate bindings:|Candidate Entries:)\s*(.+)/.exec(text)?.[1];
  return words === undefined ? undefined : `did you mean ${words.replace(/\?$/, '')}?`;
}
