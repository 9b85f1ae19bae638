// The compiled engine against the reference interpreter over real captures: random rule files of real fields and their values, with
// lists, macros and exceptions, through the loader. FUZZ_CAPTURE_SEEDS=200 asks for longer.
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { printCondition } from '../../src/rules/condition/print.js';
import { createEngine } from '../../src/rules/engine.js';
import { FIELD_VOCABULARY } from '../../src/rules/field-vocabulary.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { renderText } from '../../src/rules/render-diagnostic.js';
import { severityOf } from '../../src/rules/diagnostic.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { walk } from '../../src/state/walk.js';
import { captures } from '../fidelity/corpus.js';
import { capturedValues, type AskedField } from './captured-values.js';
import { FIXTURES } from './golden.js';
import { randomFrom } from './random-conditions.js';
import { randomRules } from './random-rules.js';
import { interpret } from './reference-interpreter.js';

const SEEDS = Number(process.env['FUZZ_CAPTURE_SEEDS'] ?? 2);
const RULES = 40;

const chosen = [join(FIXTURES, 'demo.scap'), ...captures().filter((path) => /run_as_user_0|worker|curl_google\.|test_ipv6/.test(path))];

function rulesOf(text: string): readonly LoadedRule[] {
  const { rules, diagnostics } = loadRules([{ name: 'random.yaml', text }]);
  expect(diagnostics.filter(({ code }) => severityOf(code) === 'error').map(renderText)).toEqual([]);
  return rules;
}

/** Verdicts that differ, and how many were true. */
function judge(path: string, text: string): { wrong: string[]; matches: number } {
  const rules = rulesOf(text);
  const capture = openAnyCapture(path);
  const state = createState(capture.header, capture.texts);
  const engine = createEngine(rules, state, { matching: 'all' });
  const wrong: string[] = [];
  let matches = 0;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: engine.needs,
    see(event) {
      const matched = new Set(engine.wants[event.type.code] ? engine.evaluate(event) : []);
      matches += matched.size;
      for (const rule of rules) {
        const wanted = interpret(rule.condition, event, FIELD_VOCABULARY);
        if (matched.has(rule) !== wanted) {
          wrong.push(`#${event.block.num(event.index)} ${event.type.name} should be ${wanted}: ${printCondition(rule.condition)}`);
        }
      }
      return wrong.length < 5;
    },
  });
  capture.close();
  return { wrong, matches };
}

describe.each(chosen)('%s', (path) => {
  test(`of ${SEEDS} random rule files every verdict is the interpreter's`, () => {
    const fields: readonly AskedField[] = capturedValues(path, 7);
    expect(new Set(fields.filter(({ written }) => written.length > 0).map(({ field }) => field.type)).size).toBeGreaterThan(8);
    let matches = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const text = randomRules(randomFrom(seed), fields, RULES);
      const judged = judge(path, text);
      matches += judged.matches;
      expect(judged.wrong, `seed ${seed} of ${basename(path)}`).toEqual([]);
    }
    expect(matches).toBeGreaterThan(0);
  }, 3_600_000);
});
