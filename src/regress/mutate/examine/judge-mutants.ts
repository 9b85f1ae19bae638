// Rules and mutants of them over one capture, in one walk: what the rules say, and for each mutant what it says otherwise.
import { alertMaker } from '../../../alerts/alert-visitor.js';
import type { Capture } from '../../../capture/read/reader.js';
import { createEngine } from '../../../rules/engine.js';
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';
import { unrecordedFor } from '../../../rules/unrecorded.js';
import { createState } from '../../../state/create-state.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import { walk } from '../../../state/walk.js';
import { askedFields, needsOf, seen, within, type Judged, type Range, type SeenAlert } from '../../judge.js';
import { Differences } from './differences.js';
import type { Mutant } from '../mutants/mutants.js';

export interface Question {
  readonly rules: readonly LoadedRule[];
  /** Of these rules, and perhaps of others that nobody asks about. */
  readonly mutants: readonly Mutant[];
  readonly range: Range;
  /** Names of fields whose values are noted with each alert. */
  readonly fields: readonly string[];
  /** Codes of the events that the capture has, where that is known. */
  readonly codes: readonly number[] | undefined;
}

export interface MutantsJudged {
  readonly judged: Judged;
  /** For each mutant that makes a difference, the alerts that there would be with it. */
  readonly changed: ReadonlyMap<Mutant, readonly SeenAlert[]>;
}

/** Judges a capture by the rules, and by each mutant as if it alone had been made. */
export function judgeMutants(capture: Capture, { rules: all, mutants, range, fields, codes }: Question): MutantsJudged {
  const rules = all.filter(({ enabled }) => enabled);
  const state = createState(capture.header, capture.texts);
  const versions = mutants.flatMap((mutant) => mutant.versions).filter(({ rule }) => rules.includes(rule));
  const engine = createEngine([...rules, ...versions.map(({ mutated }) => mutated)], state, { matching: 'all', codes });
  const maker = alertMaker(rules);
  const asked = askedFields(fields);
  const alerts: SeenAlert[] = [];
  const differences = new Differences(rules, mutants);
  const see = (event: CurrentEvent): void => {
    const fired = new Set(engine.evaluate(event));
    if (fired.size === 0) return;
    for (const rule of rules) {
      const alert = (): SeenAlert => seen(maker.make(rule, event), event, asked);
      const own = fired.has(rule) ? alert() : undefined;
      if (own !== undefined) alerts.push(own);
      differences.note(rule, fired, own, alert);
    }
  };
  const needs = new Set([...engine.needs, ...maker.needs, ...needsOf(asked)]);
  const { lost } = walk(capture, state, within(range, { wants: engine.wants, passesOver: engine.rulesOut, needs, see }));
  return { judged: { alerts, lost, unjudged: unrecordedFor(rules, capture.header.recorded) }, changed: differences.applied(alerts) };
}
