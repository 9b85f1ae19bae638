// evt.*: when it happened. Texts show the local time of whoever reads; JSON has nanoseconds since the epoch.
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Extract, Field } from '../../field.js';
import { perReplay } from '../per-replay.js';
import { localClock, localDateClock, localDateTime, localTime, utcDateTime } from '../../local-time.js';

const NS_PER_S = 1_000_000_000;
const NS_PER_MS = 1_000_000n;

/** Nanoseconds since the epoch, exact. */
export const instantOf = (event: CurrentEvent): bigint => event.state.header.startTime + BigInt(event.time);

const shown = (show: (ns: bigint) => string) => (): Extract => (event) => event.state.texts.intern(show(instantOf(event)));
const json = (): Extract => instantOf;

/** Time since the same field of the same rule was last asked for. */
function sinceLast(part: (ns: number) => number): () => Extract {
  return () => {
    const asked = perReplay(() => ({ last: NaN }));
    return (event) => {
      const before = asked(event.state);
      const delta = Number.isNaN(before.last) ? 0 : event.time - before.last;
      before.last = event.time;
      return part(delta);
    };
  };
}

/** Milliseconds from an instant to the event, whichever comes first; what has begun counts. */
function distanceTo(instant: string | undefined): Extract {
  const wanted = BigInt(instant!);
  return (event) => {
    const ns = instantOf(event) - wanted;
    return Number(((ns < 0n ? -ns : ns) + NS_PER_MS - 1n) / NS_PER_MS);
  };
}

const whole = (ns: number): number => ns;
const secondsOf = (ns: number): number => Math.floor(ns / NS_PER_S);
const restOf = (ns: number): number => ns - secondsOf(ns) * NS_PER_S;
const rawSecondsOf = (ns: bigint): number => Number(ns / BigInt(NS_PER_S));
const rawRestOf = (ns: bigint): number => Number(ns % BigInt(NS_PER_S));

/** Since the machine's first event. What comes before it (a runtime telling of containers) is counted from 1970, as with Falco. */
const sinceFirst = (part: (ns: number) => number, ofRaw: (ns: bigint) => number | bigint) => (): Extract => (event) =>
  (event.time < 0 ? ofRaw(instantOf(event)) : part(event.time));

const zero = (): Extract => () => 0;

export const EVT_TIME: readonly Field[] = [
  { name: 'evt.time', type: 'charbuf', varies: 'event', about: 'Local time of day with nanoseconds', json, extract: shown(localTime) },
  { name: 'evt.time.s', type: 'charbuf', varies: 'event', about: 'Local time of day', json, extract: shown(localClock) },
  { name: 'evt.time.iso8601', type: 'charbuf', varies: 'event', about: 'UTC date and time with nanoseconds', json,
    extract: shown((ns) => `${utcDateTime(ns)}+0000`) },
  { name: 'evt.datetime', type: 'charbuf', varies: 'event', about: 'Local date and time with nanoseconds', json,
    extract: shown(localDateTime) },
  { name: 'evt.datetime.s', type: 'charbuf', varies: 'event', about: 'Local date and time', json, extract: shown(localDateClock) },
  { name: 'evt.outputtime', type: 'charbuf', varies: 'event', about: 'Local time of day with nanoseconds, as lines of events begin with',
    json, extract: shown(localTime) },
  { name: 'evt.around', type: 'uint64', varies: 'event', argument: 'index', argumentRequired: true, distance: true, filterOnly: true,
    noRightHandSide: true, noTransformer: true, extract: distanceTo,
    about: 'evt.around[T] = D: whether it happened within D milliseconds of T, in nanoseconds since the epoch' },
  { name: 'evt.rawtime', type: 'abstime', varies: 'event', about: 'Nanoseconds since the epoch', extract: () => instantOf },
  { name: 'evt.rawtime.s', type: 'abstime', varies: 'event', about: 'Seconds since the epoch',
    extract: () => (e) => rawSecondsOf(instantOf(e)) },
  { name: 'evt.rawtime.ns', type: 'abstime', varies: 'event', display: 'padded9', about: 'Nanoseconds of the second',
    extract: () => (e) => rawRestOf(instantOf(e)) },
  { name: 'evt.reltime', type: 'reltime', varies: 'event', display: 'padded9', about: 'Nanoseconds since the capture began',
    extract: sinceFirst(whole, (ns) => ns) },
  { name: 'evt.reltime.s', type: 'reltime', varies: 'event', about: 'Whole seconds since the capture began',
    extract: sinceFirst(secondsOf, rawSecondsOf) },
  { name: 'evt.reltime.ns', type: 'reltime', varies: 'event', display: 'padded9', about: 'Rest of a second since the capture began',
    extract: sinceFirst(restOf, rawRestOf) },
  { name: 'evt.deltatime', type: 'reltime', varies: 'event', about: 'Nanoseconds since this was last asked', extract: sinceLast(whole) },
  { name: 'evt.deltatime.s', type: 'reltime', varies: 'event', about: 'Whole seconds since this was last asked',
    extract: sinceLast(secondsOf) },
  { name: 'evt.deltatime.ns', type: 'reltime', varies: 'event', display: 'padded9', about: 'Rest of a second since this was last asked',
    extract: sinceLast(restOf) },
  // Calls are recorded when they end, so there is no time between two events to tell; Falco says 0, and so do we.
  { name: 'evt.latency', type: 'reltime', varies: 'capture', deprecated: true, about: 'Always 0', extract: zero },
  { name: 'evt.latency.s', type: 'reltime', varies: 'capture', deprecated: true, about: 'Always 0', extract: zero },
  { name: 'evt.latency.ns', type: 'reltime', varies: 'capture', deprecated: true, display: 'padded9', about: 'Always 0', extract: zero },
  { name: 'evt.latency.quantized', type: 'uint64', varies: 'capture', deprecated: true, about: 'Always 0', extract: zero },
  { name: 'evt.latency.human', type: 'charbuf', varies: 'capture', deprecated: true, about: 'Always 0ns',
    extract: () => (e) => e.state.texts.intern('0ns') },
  { name: 'evt.wait_latency', type: 'reltime', varies: 'capture', deprecated: true, about: 'Always 0', extract: zero },
];
