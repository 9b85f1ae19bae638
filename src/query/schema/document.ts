// docs/sql.md, from the one definition: what is told of tables there is what makes them.
import { EVENT_TYPES } from '../../schema/events.js';
import { ADDRESS_MACROS } from './address-macros.js';
import { EVENT_VIEWS } from './event-views.js';
import { EXAMPLES } from './examples.js';
import { FORENSIC_MACROS } from './forensic-macros.js';
import { FORENSIC_VIEWS } from './forensic-views.js';
import { NAME_MACROS } from './name-macros.js';
import type { ColumnRow, MacroDefinition } from './relation.js';
import { TABLES } from './tables.js';
import { VIEWS } from './views.js';
import { commandList } from '../shell/commands.js';

const INTRODUCTION = `# SQL over captures

    falco-rec query trace.scap "SELECT type, count(*) FROM events GROUP BY ALL"
    falco-rec load monday.scap tuesday.scap -o week.duckdb

\`query\` loads a capture into a [DuckDB](https://duckdb.org) database once and keeps that in the user's cache
(\`$XDG_CACHE_HOME/falco-rec/histories\`, readable by nobody else, at most 8 GiB, known by the capture's content). \`load\` makes a
database that stays: any DuckDB client opens it, without falco-rec, and it holds the tables, views and macros below. Both read
captures of falco-rec and \`.scap\` files of sysdig and Falco.

- A statement given to \`query\` only reads: it cannot write files, open others (unless \`--allow-files\` lets it), or change the
  database.
- A **process** here is a program image, from its fork or its last execve to the next or its end; its number is called
  \`process\` (\`entity\` as a parameter of macros), because process ids come again and programs change under them.
- An **event** has one number in the database. In the first capture it is \`evt.num\`; the n-th capture's events begin at
  n × 2^40, so \`event >> 40\` is the capture.
- \`falco-rec replay trace.scap --rules rules/ --to-db week.duckdb\` puts alerts beside the events, into the table \`alerts\`, and loads the
  capture if it is not there. Alerts that are there of the same rules and capture give way; those of other rules stay.
- \`falco-rec export\` writes these tables as Parquet for other engines ([parquet.md](parquet.md)).
- Times are \`TIMESTAMP_NS\` in UTC. Flags are numbers, and beside them \`…_names\` as rules print them. NULL is what nobody knows.
- Rows come in no order that you did not ask for: \`ORDER BY event\`.
- A capture that is cut or damaged is loaded as far as it is whole; \`captures.problems\` says what is missing, \`drops\` what the
  recorder lost.

This page is made from the definition of the tables (\`src/query/schema/\`) by \`UPDATE=1 npx vitest run test/query/schema.test.ts\`.

## The shell

    falco-rec query trace.scap

on a terminal, without a statement, asks for them one after the other. A statement may have several lines and ends with \`;\`. Tab
completes tables, columns, macros and words of SQL by the place where they stand, a second Tab lists what is possible. Arrow keys
bring back statements, those of earlier shells too (\`$XDG_STATE_HOME/falco-rec/query-history\`, readable by nobody else, the last
1,000). Ctrl-C ends a query that runs and clears the line otherwise; Ctrl-D leaves. A long query shows how far it is. Tables are
as wide as the terminal and at most 100 rows long, unless \`--limit\` or \`.limit\` says otherwise.

\`\`\`
${commandList().join('\n')}
\`\`\`
`;

const columnTable = (columns: readonly ColumnRow[]): string =>
  ['| column | type | meaning |', '|---|---|---|', ...columns.map(columnLine)].join('\n');

const columnLine = ({ name, type, about }: ColumnRow): string => `| \`${name}\` | ${type} | ${cell(about)} |`;

const listed = (named: readonly { readonly name: string }[]): string => named.map(({ name }) => `\`${name}\``).join(', ');

const cell = (text: string): string => text.replaceAll('|', '\\|');

const relation = ({ name, about, columns }: { name: string; about: string; columns: readonly ColumnRow[] }): string =>
  `### ${name}\n\n${about}\n\n${columnTable(columns)}\n`;

const macroLine = ({ name, parameters, about }: MacroDefinition): string => `| \`${name}(${parameters.join(', ')})\` | ${cell(about)} |`;

const macroTable = (macros: readonly MacroDefinition[]): string => ['| macro | gives |', '|---|---|', ...macros.map(macroLine)].join('\n');

const example = ({ about, sql }: { about: string; sql: string }): string => `${about}\n\n\`\`\`sql\n${sql}\n\`\`\`\n`;

/** Views of events show the same of each; one stands for all, and the others are named with their parameters. */
function eventViews(): string {
  const openat = EVENT_VIEWS.find(({ name }) => name === 'openat')!;
  const rows = Object.values(EVENT_TYPES).map(({ name, params }) => `| \`${name}\` | ${listed(params) || '–'} |`);
  return `${relation(openat)}\n${['| event | parameters |', '|---|---|', ...rows].join('\n')}\n`;
}

const EVENT_INTRODUCTION = `Each event type has a view of its name, with a column for each parameter: \`openat.flags\`, \`connect.addr\`.
A parameter that is called like one of the common columns takes its place. \`"select"\` and other words of SQL need quotes. System calls
without an event of their own are in the view \`syscall\`, and in \`events\` under their names. A \`tuple\` has \`tuple_source\`,
\`tuple_source_port\`, \`tuple_destination\` and \`tuple_destination_port\` beside it, an \`addr\` has \`addr_ip\` and \`addr_port\`,
a signal its \`…_name\`, and a path \`…_absolute\`: what it meant where the call was made, whether the call succeeded or not.`;

/** The whole page. */
export function schemaPage(): string {
  return [
    INTRODUCTION, '## Examples\n', ...EXAMPLES.map(example),
    '## Tables and views\n', ...[...VIEWS.slice(0, 2), ...TABLES, ...VIEWS.slice(2), ...FORENSIC_VIEWS].map(relation),
    `## One view for each type of event\n\n${EVENT_INTRODUCTION}\n`, eventViews(),
    '## Macros\n\nThese give rows: `FROM ancestors(12)`.\n', `${macroTable(FORENSIC_MACROS)}\n`,
    'These give values.\n', `${macroTable([...ADDRESS_MACROS, ...NAME_MACROS.slice(0, 3)])}\n`,
    `Names of flags and of enumerated values: ${listed(NAME_MACROS.slice(3))}.\n`,
  ].join('\n');
}
