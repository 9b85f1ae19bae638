// Rules over a recording: alerts as they come, and at the end what was judged and what could not be.
import { makeAlert } from '../alerts/make-alert.js';
import type { Alert } from '../alerts/alert.js';
import type { Capture } from '../capture/read/reader.js';
import { createEngine } from '../rules/engine.js';
import { compileFormat, type CompiledFormat } from '../rules/format/compile-format.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { resolveCall } from '../rules/output-call.js';
import { createState } from '../state/create-state.js';
import type { Fact } from '../state/fold-table.js';
import { unrecordedFor } from './unrecorded.js';
import { walk } from './walk.js';

export interface ReplayOptions {
  readonly rules: readonly LoadedRule[];
  /** Every rule that an event satisfies, or as Falco by default: the first. */
  readonly matching: 'all' | 'first';
  /** Rules less urgent than this number are left out. */
  readonly priority?: number;
  /** What alerts call the recording. */
  readonly name?: string;
  readonly onAlert: (alert: Alert) => void;
  /** Called with the number of events of each block that has been walked. */
  readonly onProgress?: (events: number) => void;
}

export interface Replayed {
  readonly events: number;
  /** How long the walk took: the events themselves, without reading rules and compiling them. */
  readonly seconds: number;
  /** Events that the recorder lost: what they were, nobody knows. */
  readonly lost: number;
  readonly rules: number;
  /** Alerts of each rule that fired. */
  readonly fired: ReadonlyMap<LoadedRule, number>;
  /** Rules that ask about events that were not being recorded, with the names of these. */
  readonly unjudged: ReadonlyMap<string, readonly string[]>;
}

/** Replays a capture against rules. Rules come from `loadRules` and so are known to be sound. */
export function replay(capture: Capture, options: ReplayOptions): Replayed {
  const { onAlert, matching, name, priority = Infinity } = options;
  const rules = options.rules.filter((rule) => rule.enabled && rule.priority.number <= priority);
  const state = createState(capture.header, capture.texts);
  const engine = createEngine(rules, state, { matching });
  const outputs = new Map(rules.map((rule) => [rule, outputOf(rule)]));
  const fired = new Map<LoadedRule, number>();
  const start = performance.now();
  const walked = walk(capture, state, {
    wants: engine.wants,
    passesOver: engine.rulesOut,
    needs: new Set([...engine.needs, ...needsOf(outputs.values())]),
    see(event) {
      for (const rule of engine.evaluate(event)) {
        fired.set(rule, (fired.get(rule) ?? 0) + 1);
        onAlert(makeAlert(rule, outputs.get(rule)!, event, name));
      }
    },
  }, options.onProgress);
  const seconds = (performance.now() - start) / 1000;
  return { ...walked, seconds, rules: rules.length, fired, unjudged: unrecordedFor(rules, capture.header.recorded) };
}

function outputOf({ name, output }: LoadedRule): CompiledFormat {
  const format = compileFormat(output, resolveCall);
  if ('error' in format) throw new Error(`rule ${name}: its output was checked when it was loaded, and now: ${format.error}`);
  return format;
}

function* needsOf(outputs: Iterable<CompiledFormat>): Generator<Fact> {
  for (const { rows } of outputs) for (const { needs } of rows) if (needs !== undefined) yield needs;
}
