// The compiled engine against the reference interpreter, on random conditions and random streams of events in which threads
// exec, lineages change, and descriptors and texts come back: whatever is kept must still be true.
import { expect, test } from 'vitest';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { createEngine } from '../../src/rules/engine.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import type { State } from '../../src/state/state.js';
import { Texts } from '../../src/capture/texts.js';
import { NUMBERS, pick, randomCondition, randomFrom, WORDS, type Random } from './random-conditions.js';
import { interpret } from './reference-interpreter.js';
import { SYNTHETIC, SYNTHETIC_VOCABULARY, type Bag, type SyntheticEvent } from './synthetic-fields.js';

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 300);
const EVENTS = 60;
const CONDITIONS = 9;

interface Holder { bag: Bag; verdicts: undefined; lineageVerdicts: undefined; lineageEpoch: number }

function fill(random: Random, texts: Texts, rates: readonly string[]): Bag {
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
function* stream(random: Random, state: State & { bag: Bag }): Generator<SyntheticEvent> {
  const { texts } = state;
  const threads = Array.from({ length: 3 }, () => holder(fill(random, texts, ['process', 'lineage'])));
  const fds = Array.from({ length: 4 }, () => holder(fill(random, texts, ['descriptor'])));
  for (let index = 0; index < EVENTS; index++) {
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

function disagreements(seed: number): string[] {
  const random = randomFrom(seed);
  const texts = new Texts();
  const state = { texts, lineageEpoch: 0, bag: fill(random, texts, ['capture']) } as unknown as State & { bag: Bag };
  const conditions = Array.from({ length: CONDITIONS }, () => randomCondition(random, 3));
  const trees = conditions.map((text) => parseCondition(tracedSource({ name: 'random', text })));
  const rules = trees.map((condition, index) => ({ name: conditions[index], condition, enabled: true, priority: { number: 0 } }));
  const engine = createEngine(rules as unknown as LoadedRule[], state, { matching: 'all', vocabulary: SYNTHETIC_VOCABULARY });
  const found: string[] = [];
  for (const event of stream(random, state)) {
    const matches = new Set(engine.wants[event.type.code] ? engine.evaluate(event).map(({ condition }) => condition) : []);
    trees.forEach((tree, index) => {
      const wanted = interpret(tree, event, SYNTHETIC_VOCABULARY);
      if (matches.has(tree) !== wanted) found.push(`seed ${seed}: ${conditions[index]} on ${event.type.name}: should be ${wanted}`);
    });
  }
  return found;
}

test(`the engine agrees with the interpreter on ${(SEEDS * EVENTS * CONDITIONS).toLocaleString('en')} verdicts`, () => {
  const found: string[] = [];
  for (let seed = 1; seed <= SEEDS && found.length < 5; seed++) found.push(...disagreements(seed));
  expect(found.slice(0, 5)).toEqual([]);
});
