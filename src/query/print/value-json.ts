// Values of an answer as JSON: integers exact however large, times as texts.
import {
  DuckDBArrayValue, DuckDBListValue, DuckDBMapValue, DuckDBStructValue, type DuckDBValue,
} from '@duckdb/node-api';
import { valueText } from './value-text.js';

export function valueJson(value: DuckDBValue): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return `[${value.items.map(valueJson).join(',')}]`;
  if (value instanceof DuckDBStructValue) return members(Object.entries(value.entries));
  if (value instanceof DuckDBMapValue) return members(value.entries.map(({ key, value: of }) => [valueText(key) ?? '', of]));
  return JSON.stringify(valueText(value));
}

const members = (entries: readonly (readonly [string, DuckDBValue])[]): string =>
  `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${valueJson(value)}`).join(',')}}`;
