// How values of each DuckDB type that our tables use lie in a vector.
import { DuckDBEnumType, DuckDBTypeId, type DuckDBType } from '@duckdb/node-api';
import type { Layout } from './column.js';

const LAYOUTS: Readonly<Partial<Record<DuckDBTypeId, Layout>>> = {
  [DuckDBTypeId.BOOLEAN]: 'i8',
  [DuckDBTypeId.USMALLINT]: 'u16',
  [DuckDBTypeId.INTEGER]: 'i32',
  [DuckDBTypeId.BIGINT]: 'i64',
  [DuckDBTypeId.UBIGINT]: 'i64',
  [DuckDBTypeId.TIMESTAMP_NS]: 'i64',
  [DuckDBTypeId.VARCHAR]: 'string',
  [DuckDBTypeId.BLOB]: 'string',
};

export function layoutOf(type: DuckDBType): Layout {
  const layout = type instanceof DuckDBEnumType ? enumLayout(type) : LAYOUTS[type.typeId];
  if (layout === undefined) throw new Error(`columns of type ${type} cannot be filled in chunks`);
  return layout;
}

/** An enumeration is kept as the smallest number that counts its members. */
const enumLayout = ({ values }: DuckDBEnumType): Layout => (values.length <= 0xff ? 'u8' : 'u16');
