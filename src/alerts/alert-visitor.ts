// Rules as the visitor of a walk: an alert for each rule that an event satisfies. Whoever judges a recording stands on this,
// so that a replay, a test and a comparison of rules say the same.
import { createEngine } from '../rules/engine.js';
import { compileFormat, type CompiledFormat } from '../rules/format/compile-format.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { resolveCall } from '../rules/output-call.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { Fact } from '../state/fold-table.js';
import type { State } from '../state/state.js';
import type { Visitor } from '../state/interest.js';
import type { Alert } from './alert.js';
import { makeAlert } from './make-alert.js';

export interface Alerting {
  /** Every rule that an event satisfies, or as Falco by default: the first. */
  readonly matching: 'all' | 'first';
  /** What alerts call the recording. */
  readonly name?: string | undefined;
  /** Called while the walk stands at the event. */
  readonly onAlert: (alert: Alert, rule: LoadedRule, event: CurrentEvent) => void;
}

/** A visitor that asks these rules. Rules come from `loadRules` and so are known to be sound. */
export function alertVisitor(rules: readonly LoadedRule[], state: State, { matching, name, onAlert }: Alerting): Visitor {
  const engine = createEngine(rules, state, { matching });
  const alerts = alertMaker(rules, name);
  return {
    wants: engine.wants,
    passesOver: engine.rulesOut,
    needs: new Set([...engine.needs, ...alerts.needs]),
    see(event) {
      for (const rule of engine.evaluate(event)) onAlert(alerts.make(rule, event), rule, event);
    },
  };
}

export interface AlertMaker {
  /** What the state must keep for the outputs. */
  readonly needs: ReadonlySet<Fact>;
  /** The alert of a rule at the event where the walk stands. */
  make(rule: LoadedRule, event: CurrentEvent): Alert;
}

/** Makes alerts of these rules, whoever found that they fire. */
export function alertMaker(rules: readonly LoadedRule[], name?: string): AlertMaker {
  const outputs = new Map(rules.map((rule) => [rule, outputOf(rule)]));
  return {
    needs: new Set(needsOf(outputs.values())),
    make: (rule, event) => makeAlert(rule, outputs.get(rule)!, event, name),
  };
}

/** Outputs of rules, each compiled once however many captures its rule is asked of. */
const compiled = new WeakMap<LoadedRule, CompiledFormat>();

function outputOf(rule: LoadedRule): CompiledFormat {
  const known = compiled.get(rule) ?? compiledOutput(rule);
  compiled.set(rule, known);
  return known;
}

function compiledOutput({ name, output }: LoadedRule): CompiledFormat {
  const format = compileFormat(output, resolveCall);
  if ('error' in format) throw new Error(`rule ${name}: its output was checked when it was loaded, and now: ${format.error}`);
  return format;
}

function* needsOf(outputs: Iterable<CompiledFormat>): Generator<Fact> {
  for (const { rows } of outputs) for (const { needs } of rows) if (needs !== undefined) yield needs;
}
