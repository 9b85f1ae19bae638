// Types of a history as types that every reader of Parquet has: nothing unsigned, no enumerations, and of times what all can
// read (microseconds) beside what is exact (nanoseconds).

export interface LakeType {
  /** What the name of the column gets behind it. */
  readonly suffix: string;
  /** What DuckDB casts to before it writes. */
  readonly sql: string;
  readonly parquet: string;
  readonly clickhouse: string;
  readonly trino: string;
  readonly spark: string;
  /** Where a cast alone does not do. */
  readonly expression?: (value: string) => string;
}

const text: LakeType = { suffix: '', sql: 'VARCHAR', parquet: 'STRING', clickhouse: 'String', trino: 'varchar', spark: 'STRING' };
const long: LakeType = { suffix: '', sql: 'BIGINT', parquet: 'INT64', clickhouse: 'Int64', trino: 'bigint', spark: 'BIGINT' };

/** Microseconds are cut, not rounded: no event moves into the next second or day. */
const moment: LakeType = {
  suffix: '', sql: 'TIMESTAMPTZ', parquet: 'INT64, TIMESTAMP(MICROS, UTC)', clickhouse: "DateTime64(6, 'UTC')", trino: 'timestamp(6)',
  spark: 'TIMESTAMP', expression: (value) => `make_timestamp(epoch_ns(${value}) // 1000) AT TIME ZONE 'UTC'`,
};
const nanoseconds: LakeType = { ...long, suffix: '_ns', expression: (value) => `epoch_ns(${value})` };

/** By type of a column in a history: the columns that it becomes. */
export const LAKE_TYPES: Readonly<Record<string, readonly LakeType[]>> = {
  BOOLEAN: [{ suffix: '', sql: 'BOOLEAN', parquet: 'BOOLEAN', clickhouse: 'Bool', trino: 'boolean', spark: 'BOOLEAN' }],
  INTEGER: [{ suffix: '', sql: 'INTEGER', parquet: 'INT32', clickhouse: 'Int32', trino: 'integer', spark: 'INT' }],
  BIGINT: [long],
  UBIGINT: [{ suffix: '', sql: 'DECIMAL(20, 0)', parquet: 'DECIMAL(20, 0)', clickhouse: 'Decimal(20, 0)', trino: 'decimal(20, 0)',
    spark: 'DECIMAL(20, 0)' }],
  VARCHAR: [text],
  JSON: [text],
  event_type: [text],
  'VARCHAR[]': [{ suffix: '', sql: 'VARCHAR[]', parquet: 'LIST of STRING', clickhouse: 'Array(String)', trino: 'array(varchar)',
    spark: 'ARRAY<STRING>' }],
  BLOB: [{ suffix: '', sql: 'BLOB', parquet: 'BYTE_ARRAY', clickhouse: 'String', trino: 'varbinary', spark: 'BINARY' }],
  TIMESTAMP_NS: [moment, nanoseconds],
};

/** A type that has no row above is a mistake of whoever added a column of it. */
export function lakeTypesOf(type: string): readonly LakeType[] {
  const types = LAKE_TYPES[type];
  if (types === undefined) throw new Error(`no type of Parquet stands for ${type}: add its row to src/query/export/lake-types.ts`);
  return types;
}
