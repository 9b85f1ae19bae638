// What reading old captures needs to know of each event code, also of those that are no longer written.

/** How an event is dealt with when it is met. */
export type EventStanding = 'current' | 'upgradable' | 'old and upgradable' | 'old' | 'unused';

const STANDINGS: Readonly<Record<string, EventStanding>> = {
  p: 'current', c: 'upgradable', C: 'old and upgradable', o: 'old', u: 'unused',
};

/** For each code its number of parameters and its standing, sixteen a line; the comment is the first code of the line. */
const FACTS = [
  '2C 2c 3c 6c 1C 2c 2C 4c 2C 4c 1C 1C 0C 8C 0o 11C', // 0
  '0C 0u 3C 5c 1C 3c 2c 4c 2C 3c 0o 3C 2C 5c 3C 5c', // 16
  '2C 5c 2C 5c 2C 3c 0o 0p 0o 0p 3C 8c 0o 6p 0o 6p', // 32
  '3C 5c 0o 5c 1C 6c 0o 6c 1C 3C 2c 6c 0o 4p 2C 3c', // 48
  '3C 4c 0o 2p 0o 2p 1C 2c 0o 2p 0o 2p 1o 1p 1C 2c', // 64
  '2C 3c 0o 1p 0o 1C 3C 4c 3C 4c 2C 1C 0o 2p 0o 2p', // 80
  '1C 2c 2C 1C 1C 1C 4C 1C 2C 1C 4C 1C 1C 1C 2C 1C', // 96
  '3C 5c 3C 5c 1C 4c 2C 4c 2C 5c 3C 5c 1C 1C 3C 4c', // 112
  '2C 3c 2C 3c 3C 4c 1C 2c 2C 3c 1C 2c 1C 4c 1C 4c', // 128
  '2C 7c 1C 0u 1p 1p 2C 4c 6p 0u 0C 13C 0o 16C 1C 5c', // 144
  '6C 10c 6C 10c 2C 6c 4C 5c 2C 5c 3C 4c 0C 14C 0o 3p', // 160
  '0o 5p 0o 3p 0o 4p 0o 16C 0o 16C 5p 0u 4C 5c 4C 18c', // 176
  '3C 4c 3C 4c 2p 0u 1C 2c 1C 2c 0o 1p 0o 1p 0o 1p', // 192
  '0o 1p 0o 4p 0o 4p 0C 15C 0o 17C 0o 17C 0o 17C 0o 21c', // 208
  '0o 21c 0o 21c 4C 0u 0C 16C 3p 0u 2p 0u 1C 2c 1C 2c', // 224
  '2C 3c 2C 3c 2p 0u 0o 5p 1C 5C 1C 9c 4C 5c 3C 4c', // 240
  '1C 5c 1o 2C 1o 0u 3C 4c 1C 3c 0o 2p 3o 3u 1o 0u', // 256
  '1C 0u 0o 1p 1C 3c 0o 2p 2p 0u 0C 17C 1C 2c 4p 0u', // 272
  '1C 17C 3p 0u 1C 31c 2C 3c 1C 1C 2C 3c 0o 2p 0o 4p', // 288
  '0o 4p 4c 7c 0o 3p 0o 6p 0o 4p 0o 3p 0o 3p 0o 6p', // 304
  '0o 2p 2p 0u 1p 0u 5c 8c 3C 4c 3C 30c 3C 6c 0o 21c', // 320
  '0o 6p 0o 8p 0o 6p 0o 5p 0o 3p 0o 3p 0o 2p 0o 1p', // 336
  '0o 4p 6p 0u 6p 0u 3p 0u 3p 0u 1o 3p 1o 4p 1o 2p', // 352
  '1o 2p 0o 4p 0o 7p 1C 2c 1C 2c 0o 4p 0o 4p 0o 4p', // 368
  '0o 6p 0o 2p 1C 6c 1C 3c 0o 5p 0o 2p 1C 3c 2C 4c', // 384
  '0o 4p 3p 0u 0o 3p 0o 4p 0o 3p 0o 4p 0o 4p 0o 4p', // 400
  '0o 5p 0o 4p 0o 3p 0o 3p 0o 3p 0o 3p 0o 3p 32p 0u', // 416
  '3p 0u 3p 0u 5p 0u 3p 0u 8p 0u 8p 0u 6p 0u 4p 0u', // 432
  '4p 0u 0u 4p 0u 6p', // 448
].join(' ').split(' ');

/** Codes of the newest schema that this reader knows; newer ones are passed over. */
export const KNOWN_CODES = FACTS.length;

export const PARAM_COUNTS = Uint8Array.from(FACTS, (fact) => Number.parseInt(fact, 10));
export const EVENT_STANDINGS: readonly EventStanding[] = FACTS.map((fact) => STANDINGS[fact.at(-1)!]!);

/** Events about the recording rather than the machine: relative times do not count from them. */
export const META_EVENTS: ReadonlySet<number> = new Set([
  148, 149, 196, 228, 234, 244, 260, 268, 270, 272, 280, 286, 324, 354, 356, 358, 360, 402,
]);

/** For each code 1 where it is one of these: a set would be asked for every event. */
const marked = (...codes: readonly number[]): Uint8Array => Uint8Array.from(FACTS, (_, code) => (codes.includes(code) ? 1 : 0));

/** Plugin, container, and asynchronous events: since 2018 the lengths of their parameters have 32 bits. */
export const LARGE_EVENTS = marked(322, 324, 402);
/** Notifications and infrastructure events, whose length was once written three bytes too long. */
export const WRITTEN_TOO_LONG = marked(280, 286);
