// Instants as people read them: nanoseconds since the epoch as dates and times of day, local or UTC.

const NS_PER_MS = 1_000_000n;
const NS_PER_S = 1_000_000_000n;
const two = (value: number): string => String(value).padStart(2, '0');

/** `.123456789` */
export const fraction = (ns: bigint): string => `.${String(ns % NS_PER_S).padStart(9, '0')}`;

const dateOf = (ns: bigint): Date => new Date(Number(ns / NS_PER_MS));

const day = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const clock = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;

/** `17:35:48`, local. */
export const localClock = (ns: bigint): string => clock(dateOf(ns));

/** `17:35:48.123456789`, local. */
export const localTime = (ns: bigint): string => localClock(ns) + fraction(ns);

/** `2018-08-17 17:35:48`, local. */
export function localDateClock(ns: bigint): string {
  const date = dateOf(ns);
  return `${day(date)} ${clock(date)}`;
}

/** `2018-08-17 17:35:48.123456789`, local. */
export const localDateTime = (ns: bigint): string => localDateClock(ns) + fraction(ns);

/** `+0200`, of the local zone at that instant. */
export function zoneOffset(ns: bigint): string {
  const minutes = -dateOf(ns).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/** `2018-08-17T17:35:48.123456789`, UTC, without the zone: Falco writes it as `Z` or as `+0000`. */
export const utcDateTime = (ns: bigint): string => dateOf(ns).toISOString().slice(0, 19) + fraction(ns);
