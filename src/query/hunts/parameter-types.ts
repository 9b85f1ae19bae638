// Types of parameters, by DuckDB's names: how a text becomes a value that is bound. A row is a type.
import {
  BIGINT, BOOLEAN, DOUBLE, DuckDBIntervalValue, INTERVAL, LIST, listValue, VARCHAR, type DuckDBType, type DuckDBValue,
} from '@duckdb/node-api';

interface Reading {
  readonly type: DuckDBType;
  /** What such a text looks like: for complaints. */
  readonly looks: string;
  /** undefined for a text that is none. */
  readonly read: (text: string) => DuckDBValue | undefined;
}

const MICROSECONDS = { ms: 1e3, s: 1e6, m: 60e6, h: 3600e6, d: 86400e6 } as const;

function interval(text: string): DuckDBIntervalValue | undefined {
  const [, number, unit] = /^([0-9]+(?:\.[0-9]+)?) ?(ms|s|m|h|d)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return new DuckDBIntervalValue(0, 0, BigInt(Math.round(Number(number) * MICROSECONDS[unit as keyof typeof MICROSECONDS])));
}

const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim()).filter((word) => word !== '');

export const PARAMETER_TYPES = {
  VARCHAR: { type: VARCHAR, looks: 'a text', read: (text) => text },
  'VARCHAR[]': { type: LIST(VARCHAR), looks: 'texts with commas between', read: (text) => listValue(words(text)) },
  BIGINT: { type: BIGINT, looks: 'a whole number', read: (text) => (/^-?[0-9]{1,18}$/.test(text) ? BigInt(text) : undefined) },
  DOUBLE: { type: DOUBLE, looks: 'a number', read: (text) => (/^-?[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : undefined) },
  BOOLEAN: { type: BOOLEAN, looks: 'true or false', read: (text) => ({ true: true, false: false })[text] },
  INTERVAL: { type: INTERVAL, looks: 'a span of time: 500ms, 90s, 10m, 2h, 1d', read: interval },
} as const satisfies Record<string, Reading>;

export type ParameterType = keyof typeof PARAMETER_TYPES;

/** What a text means as a value of a type; undefined where it means nothing. */
export const valueAs = (type: ParameterType, text: string): DuckDBValue | undefined => PARAMETER_TYPES[type].read(text);
