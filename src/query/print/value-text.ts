// Values of an answer as text: what tables, CSV and Markdown show.
import { DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';

/** undefined for NULL. Times are RFC 3339 with nanoseconds, in UTC. */
export function valueText(value: DuckDBValue): string | undefined {
  if (value === null) return undefined;
  if (value instanceof DuckDBTimestampNanosecondsValue) return `${value.toString().replace(' ', 'T')}Z`;
  return typeof value === 'string' ? value : value.toString();
}
