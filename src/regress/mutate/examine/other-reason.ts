// Mutants with which a rule is silent as ever, and no longer for the reason that a case gives (`silent: {because}`).
import type { Capture } from '../../../capture/read/reader.js';
import { openFor } from '../../../rules/engine.js';
import type { Expression } from '../../../rules/condition/ast.js';
import { EVENT_CODES } from '../../../schema/events.js';
import { createState } from '../../../state/create-state.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import { factsNeeded } from '../../../rules/compile/facts-needed.js';
import { walk } from '../../../state/walk.js';
import { checkReasons } from '../../expectations/check-reasons.js';
import type { Expected } from '../../expectations/expected.js';
import { within } from '../../judge.js';
import type { Evidence } from '../../run/case-capture.js';
import { missesIn } from '../../run/run-case.js';
import { boundOf } from '../mutants/bound-conditions.js';
import type { Mutant } from '../mutants/mutants.js';

/** Those of these mutants with which a reason does not hold any more. */
export function withOtherReason(mutants: readonly Mutant[], { silent }: Expected, capture: Capture, evidence: Evidence): readonly Mutant[] {
  const reasons = silent.filter(({ because }) => because.length > 0);
  const concerned = mutants.filter(({ versions }) => versions.some(({ rule }) => reasons.some((one) => one.rule === rule.name)));
  // Reasons are looked for term by term, which is slow: only where a part that is changed has another verdict can they be others.
  return moved(concerned, capture, evidence).filter(({ versions }) => versions.some(({ mutated }) =>
    checkReasons(reasons.filter(({ rule }) => rule === mutated.name), [mutated], (rule) => missesIn(rule, evidence)).length > 0));
}

/** Mutants whose changed part says otherwise at some event, whatever the whole says. */
function moved(mutants: readonly Mutant[], capture: Capture, { range }: Evidence): readonly Mutant[] {
  if (mutants.length === 0) return [];
  const found = new Set<Mutant>();
  const state = createState(capture.header, capture.texts);
  const says = (condition: Expression, event: CurrentEvent): boolean =>
    openFor(boundOf(condition), event.type.code, state)?.(event) ?? false;
  const see = (event: CurrentEvent): void => {
    for (const mutant of mutants) if (!found.has(mutant) && isMoved(mutant, (condition) => says(condition, event))) found.add(mutant);
  };
  const needs = factsNeeded(mutants.flatMap(({ versions }) => versions.map(({ rule }) => boundOf(rule.condition))));
  walk(capture, state, within(range, { wants: new Uint8Array(EVENT_CODES).fill(1), needs, see }));
  return [...found];
}

const isMoved = ({ versions }: Mutant, says: (condition: Expression) => boolean): boolean =>
  versions.some(({ places }) => places.some(({ before, after }) => says(before) !== says(after)));
