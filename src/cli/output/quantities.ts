// Counts, sizes and times as people read them.

/** `1,196,763`. By hand, because the first number that `toLocaleString` is asked for loads all languages. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `1.5 MiB`. */
export function size(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${UNITS[power]}`;
}

/** Nanoseconds since the epoch as RFC 3339 with nanoseconds. */
export function timestamp(ns: bigint): string {
  const second = new Date(Number(ns / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
  return `${second}.${String(ns % 1_000_000_000n).padStart(9, '0')}Z`;
}

/** Nanoseconds as seconds: `12.345 s`. */
export const seconds = (ns: bigint): string => `${(Number(ns) / 1e9).toFixed(3)} s`;

/** Lines of a two-column list, the first column padded. */
export function facts(rows: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join('');
}
