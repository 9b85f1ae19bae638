// docs/parquet.md, from what makes the files.
import { LAKE_RELATIONS, type LakeRelation } from './lake-relation.js';
import { LAKE_TYPES, type LakeType } from './lake-types.js';

const INTRODUCTION = `# Captures as Parquet

    falco-rec export trace.scap --parquet lake

writes every table of [sql.md](sql.md) that holds something of this capture, for engines that are not DuckDB:

    lake/TABLE/date=2026-11-24/host=web-1/0e5352a22ae69fcd.parquet

- \`date\` is the day (UTC) of the event in tables that have a \`time\`, and the day on which the recording began in the others.
- \`host\` is the name of the recorded machine, or \`__HIVE_DEFAULT_PARTITION__\` where the recording does not say. What is no letter,
  digit, dot, dash or underscore in it is written as \`%\` and two digits for each byte, so no name leads out of the folder; a name of
  more than 200 bytes is cut, and told from others by a hash.
- The file is named after the capture's content: the first 16 digits of its SHA-256. Exporting a capture again replaces its
  own files and touches no others. Many machines can write into one folder.
- \`capture\` is these digits, too. Numbers (\`event\`, \`process\`, \`thread\`, \`thread_state\`, \`descriptor\`, and what refers to
  them) count within a capture: \`event\` is \`evt.num\`, the others begin at 1. So join by capture and number:
  \`events JOIN processes USING (capture, process)\`.
- Files are compressed with zstd. A row group has at most 122,880 rows, and 16,384 where rows hold payload.
- Files are moved in when all of them are whole, those of \`captures\` last. An export that is killed leaves a folder
  \`.CAPTURE.partial-…\`, which no table's path matches, and the next export of this capture takes it away. Only their owner may read
  files and folders.
- A database of \`falco-rec load\` can be exported as well. It has alerts, if \`falco-rec replay --to-db\` put them there; exporting
  the capture itself leaves the alerts that the folder has of it.

This page is made from \`src/query/export/\` by \`UPDATE=1 npx vitest run test/query/export.test.ts\`.

## Types

Of a time there are two columns: \`time\` in microseconds, which all engines read, and \`time_ns\`, nanoseconds since 1970, which
is exact. Numbers without a sign are decimals, since they can be larger than any 64-bit number with one; \`CAST(… AS BIGINT)\` where yours
are small.
`;

const ENGINES = `## DuckDB

\`\`\`sql
SELECT host, count(*) FROM read_parquet('lake/events/*/*/*.parquet', hive_partitioning = true) GROUP BY host
\`\`\`

## ClickHouse

\`\`\`sql
SELECT p.exepath, c.remote, sum(c.bytes_sent) AS sent
FROM file('lake/connections/*/*/*.parquet', Parquet) AS c
JOIN file('lake/processes/*/*/*.parquet', Parquet) AS p ON p.capture = c.capture AND p.process = c.process
WHERE c.direction = 'out' GROUP BY ALL ORDER BY sent DESC
\`\`\`

\`s3('https://…/lake/events/*/*/*.parquet', Parquet)\` reads a bucket. \`date\` and \`host\` are columns of both where
\`use_hive_partitioning\` is on, as it is unless switched off. NULL lists are read as empty ones, and \`host\`
as the folder is named, with its \`%\`.

## Spark

\`\`\`sql
CREATE TABLE connections USING parquet LOCATION 's3a://…/lake/connections';
MSCK REPAIR TABLE connections;
\`\`\`

or \`spark.read.parquet("lake/connections")\`, which finds \`date\` and \`host\` by itself. No setting for nanoseconds is needed.

## Trino

A table of the Hive connector names its columns, with the types above and the partition columns last:

\`\`\`sql
CREATE TABLE hive.falco_rec.connections (
CONNECTIONS
  date date, host varchar
) WITH (format = 'PARQUET', external_location = 's3://…/lake/connections', partitioned_by = ARRAY['date', 'host']);
CALL hive.system.sync_partition_metadata('falco_rec', 'connections', 'ADD');
\`\`\`

## Tables

All tables and views of [sql.md](sql.md), with their columns in the same order after \`capture\`; \`captures\` leaves \`host\` to
its folder. There is one table for each type of event that the capture holds (\`openat\`, \`execve\` …). The others:
`;

const typeLine = ([history, types]: [string, readonly LakeType[]]): string[] => types.map((type) =>
  `| ${history} | \`…${type.suffix}\` | ${type.parquet} | ${type.clickhouse} | ${type.trino} | ${type.spark} |`);

const typeTable = (): string => [
  '| in DuckDB | column | Parquet | ClickHouse | Trino | Spark |', '|---|---|---|---|---|---|',
  ...Object.entries(LAKE_TYPES).flatMap(typeLine), '',
].join('\n');

const tableLine = ({ name, about, daily, columns }: LakeRelation): string =>
  `| \`${name}\` | ${daily ? 'each row\'s' : 'the recording\'s'} | ${about} Columns: ${listed(columns)} |`;

const listed = (columns: LakeRelation['columns']): string => columns.map(({ name }) => `\`${name}\``).join(', ');

function trinoColumns(): string {
  const { columns } = LAKE_RELATIONS.find(({ name }) => name === 'connections')!;
  return columns.map(({ name, type }) => `  "${name}" ${type.trino},`).join('\n');
}

/** The whole page. */
export function parquetPage(): string {
  const tables = LAKE_RELATIONS.filter(({ eventType }) => eventType === undefined).map(tableLine);
  return [
    INTRODUCTION, typeTable(), ENGINES.replace('CONNECTIONS', trinoColumns), '| table | day | rows |', '|---|---|---|', ...tables, '',
  ].join('\n');
}
