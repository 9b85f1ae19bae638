// Explanations against the engine: the same verdicts, trees whose parts add up, and near misses that are what they say.
import { expect, test } from 'vitest';
import { openCapture } from '../../src/capture/read/reader.js';
import { Texts } from '../../src/capture/texts.js';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { createEngine } from '../../src/rules/engine.js';
import { askTerms } from '../../src/rules/explain/terms.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import type { State } from '../../src/state/state.js';
import { walk } from '../../src/state/walk.js';
import { demo } from '../cli/falco-rec.js';
import { starterRules } from '../starter-rules/load.js';
import { complaint } from './explanation-holds.js';
import { randomCondition, randomFrom } from './random-conditions.js';
import { fill, randomEvents } from './random-events.js';
import { SYNTHETIC_VOCABULARY, type Bag } from './synthetic-fields.js';

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 60);
const CONDITIONS = 9;

function complaints(seed: number): string[] {
  const random = randomFrom(seed);
  const texts = new Texts();
  const state = { texts, lineageEpoch: 0, bag: fill(random, texts, ['capture']) } as unknown as State & { bag: Bag };
  const conditions = Array.from({ length: CONDITIONS }, () => randomCondition(random, 3));
  const trees = conditions.map((text) => parseCondition(tracedSource({ name: 'random', text })));
  const rules = trees.map((condition) => ({ condition, enabled: true, priority: { number: 0 } }) as unknown as LoadedRule);
  const engine = createEngine(rules, state, { matching: 'all', vocabulary: SYNTHETIC_VOCABULARY });
  const asked = trees.map((tree) => askTerms(tree, state, SYNTHETIC_VOCABULARY));
  const found: string[] = [];
  for (const event of randomEvents(random, state)) {
    const matches = new Set(engine.wants[event.type.code] ? engine.evaluate(event) : []);
    asked.forEach((tree, index) => {
      const wrong = complaint(tree, event, matches.has(rules[index]!));
      if (wrong !== undefined) found.push(`seed ${seed}: ${conditions[index]} on ${event.type.name}: ${wrong}`);
    });
  }
  return found;
}

test('of random conditions and events', () => {
  const found: string[] = [];
  for (let seed = 1; seed <= SEEDS && found.length < 5; seed++) found.push(...complaints(seed));
  expect(found.slice(0, 5)).toEqual([]);
});

test('of every starter rule at every event of a recording', () => {
  const rules = starterRules();
  const capture = openCapture(demo);
  const state = createState(capture.header, capture.texts);
  const engine = createEngine(rules, state, { matching: 'all' });
  const asked = rules.map((rule) => ({ rule, tree: askTerms(rule.condition, state) }));
  const found: string[] = [];
  let matched = 0;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: engine.needs,
    see(event) {
      const matches = new Set(engine.wants[event.type.code] ? engine.evaluate(event) : []);
      matched += matches.size;
      for (const { rule, tree } of asked) {
        const wrong = complaint(tree, event, matches.has(rule));
        if (wrong !== undefined) found.push(`${rule.name} at ${event.block.num(event.index)}: ${wrong}`);
      }
    },
  });
  expect(found.slice(0, 5)).toEqual([]);
  expect(matched).toBe(9);
});
