// The compiled engine against the reference interpreter, on random conditions and random streams of events in which threads
// exec, lineages change, and descriptors and texts come back: whatever is kept must still be true.
import { expect, test } from 'vitest';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { createEngine } from '../../src/rules/engine.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import type { State } from '../../src/state/state.js';
import { Texts } from '../../src/capture/texts.js';
import { randomCondition, randomFrom } from './random-conditions.js';
import { fill, randomEvents } from './random-events.js';
import { interpret } from './reference-interpreter.js';
import { SYNTHETIC_VOCABULARY, type Bag } from './synthetic-fields.js';

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 300);
const EVENTS = 60;
const CONDITIONS = 9;

function disagreements(seed: number): string[] {
  const random = randomFrom(seed);
  const texts = new Texts();
  const state = { texts, lineageEpoch: 0, bag: fill(random, texts, ['capture']) } as unknown as State & { bag: Bag };
  const conditions = Array.from({ length: CONDITIONS }, () => randomCondition(random, 3));
  const trees = conditions.map((text) => parseCondition(tracedSource({ name: 'random', text })));
  const rules = trees.map((condition, index) => ({ name: conditions[index], condition, enabled: true, priority: { number: 0 } }));
  const engine = createEngine(rules as unknown as LoadedRule[], state, { matching: 'all', vocabulary: SYNTHETIC_VOCABULARY });
  const found: string[] = [];
  for (const event of randomEvents(random, state, EVENTS)) {
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
