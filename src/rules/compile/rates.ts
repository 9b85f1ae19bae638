// How often a predicate must be asked anew, from how often its inputs change.
import type { Rate } from '../field.js';

/** Rates at which a verdict has a place to be kept. Lineage verdicts lie with the thread and fall when it changes, too. */
const SPEED: Readonly<Record<Rate, number>> = { capture: 0, process: 1, lineage: 2, descriptor: 3, event: 4 };

/** The rate of something that depends on both: a process and a descriptor together change with the event. */
export function faster(a: Rate, b: Rate): Rate {
  if (a === b) return a;
  const [slow, fast] = SPEED[a] < SPEED[b] ? [a, b] : [b, a];
  return fast === 'descriptor' && slow !== 'capture' ? 'event' : fast;
}

/** The fastest of several rates. */
export const fastest = (rates: readonly Rate[]): Rate => rates.reduce(faster, 'capture');
