// Random streams of events over the synthetic fields, in which threads exec, lineages change, and descriptors and texts come back.
import type { Texts } from '../../src/capture/texts.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import type { State } from '../../src/state/state.js';
import { NUMBERS, pick, WORDS, type Random } from './random-conditions.js';
import { SYNTHETIC, type Bag, type SyntheticEvent } from './synthetic-fields.js';

const EVENTS = 60;

interface Holder { bag: Bag; verdicts: undefined; lineageVerdicts: undefined; lineageEpoch: number }

/** Random values for the fields of these rates. */
export function fill(random: Random, texts: Texts, rates: readonly string[]): Bag {
  const bag: Bag = {};
  for (const { name, type, varies, list } of SYNTHETIC) {
    if (!rates.includes(varies) || random(4) === 0) continue;
    const value = (): number | boolean => {
      if (type === 'bool') return random(2) === 1;
      return /int|port/.test(type) ? pick(random, NUMBERS) : texts.intern(pick(random, WORDS));
    };
    bag[name] = list ? Array.from({ length: 1 + random(3) }, value) : value();
  }
  return bag;
}

const holder = (bag: Bag): Holder => ({ bag, verdicts: undefined, lineageVerdicts: undefined, lineageEpoch: -1 });

/** A stream of events over few threads and descriptors, changed in place as a state would. */
export function* randomEvents(random: Random, state: State & { bag: Bag }, count = EVENTS): Generator<SyntheticEvent> {
  const { texts } = state;
  const threads = Array.from({ length: 3 }, () => holder(fill(random, texts, ['process', 'lineage'])));
  const fds = Array.from({ length: 4 }, () => holder(fill(random, texts, ['descriptor'])));
  for (let index = 0; index < count; index++) {
    if (random(8) === 0) threads[random(3)] = holder(fill(random, texts, ['process', 'lineage']));
    // Ancestors change under threads that themselves stay as they are.
    if (random(8) === 0) {
      for (const thread of threads) thread.bag = { ...thread.bag, ...fill(random, texts, ['lineage']) };
      state.lineageEpoch++;
    }
    if (random(6) === 0) fds[random(4)] = holder(fill(random, texts, ['descriptor']));
    const type = EVENT_TYPES[pick(random, ['open', 'openat', 'read', 'execve', 'close', 'socket'] as const)];
    const thread = random(10) === 0 ? undefined : pick(random, threads);
    const fd = random(4) === 0 ? undefined : pick(random, fds);
    const bag = fill(random, texts, ['event']);
    if (type.name !== 'open' && type.name !== 'openat') delete bag['e.opened'];
    yield { state, type, thread, fd, bag } as unknown as SyntheticEvent;
  }
}
