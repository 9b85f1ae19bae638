// Explanations against the engine: the same verdicts, trees whose parts add up, and near misses that are what they say.
import { expect, test } from 'vitest';
import { openCapture } from '../../src/capture/read/reader.js';
import { Texts } from '../../src/capture/texts.js';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { createEngine } from '../../src/rules/engine.js';
import { decidingTerms, explain, type Explanation } from '../../src/rules/explain/explanation.js';
import { flips, flipText } from '../../src/rules/explain/flips.js';
import { askTerms, type AskedTree } from '../../src/rules/explain/terms.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import type { CurrentEvent } from '../../src/state/current-event.js';
import type { State } from '../../src/state/state.js';
import { walk } from '../../src/state/walk.js';
import { demo } from '../cli/falco-rec.js';
import { starterRules } from '../starter-rules/load.js';
import { randomCondition, randomFrom } from './random-conditions.js';
import { fill, randomEvents } from './random-events.js';
import { SYNTHETIC_VOCABULARY, type Bag } from './synthetic-fields.js';

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 60);
const CONDITIONS = 9;

/** The verdict again, from the terms alone: `turned` are those that are asked to be otherwise. */
function again(tree: Explanation, turned: ReadonlySet<string> = new Set()): boolean {
  switch (tree.kind) {
    case 'and': return tree.children.every((child) => again(child, turned));
    case 'or': return tree.children.some((child) => again(child, turned));
    case 'not': return !again(tree.child, turned);
    case 'term': return tree.verdict !== turned.has(tree.text);
  }
}

/** What is wrong with an explanation; nothing if it holds. */
function complaint(tree: AskedTree, event: CurrentEvent, matches: boolean): string | undefined {
  const told = explain(tree, event);
  if (told.verdict !== matches) return `the engine says ${matches}`;
  if (again(told) !== matches) return 'its parts do not add up';
  const deciders = decidingTerms(told);
  if (deciders.length === 0) return 'nothing decided';
  const [only, ...others] = new Set(deciders.map(({ text }) => text));
  if (others.length === 0 && again(told, new Set([only!])) === matches) return 'what decided alone does not decide';
  const failed = flips(tree, event);
  const turned = new Set(failed?.map(({ term }) => term.text));
  if (failed === undefined) return matches ? 'it matches, and is said to be impossible' : undefined;
  if ((failed.length === 0) !== matches) return 'a near miss that matches';
  // Wanted to be so in one place and not so in another, a term cannot be flipped.
  const contradictory = turned.size < failed.length;
  return contradictory || again(told, turned) ? undefined : `flipping ${failed.map(flipText).join(', ')} does not help`;
}

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
