// Where a case comes closest to catching a mutant: the event that would have to be otherwise in the fewest terms for rule and mutant
// to disagree about it. That says what test is missing.
import { factsNeeded } from '../../../rules/compile/facts-needed.js';
import type { Expression } from '../../../rules/condition/ast.js';
import { failedTerms, flips, type Flip } from '../../../rules/explain/flips.js';
import { askTerms, type AskedTree } from '../../../rules/explain/terms.js';
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';
import { EVENT_CODES } from '../../../schema/events.js';
import { createState } from '../../../state/create-state.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import { walk } from '../../../state/walk.js';
import { within } from '../../judge.js';
import { evidenceOf } from '../../run/case-capture.js';
import type { CaseText } from '../../suite/format.js';
import type { Suite } from '../../suite/read-suite.js';
import { boundOf } from '../mutants/bound-conditions.js';
import { codesIn } from '../examine/codes-in.js';
import type { Mutant } from '../mutants/mutants.js';
import type { Literal } from '../mutations/mutation.js';
import type { Nearest } from '../result.js';
import { couldTell } from '../examine/telling.js';
import { caseName } from '../examine/trials.js';

/** A case that was run. */
export interface RunCase {
  readonly suite: Suite;
  readonly test: CaseText;
  readonly rules: readonly LoadedRule[];
}

/** Terms are asked one by one for this, which is slow: in each case so many events are looked at and no more. */
const LOOKED_AT = 5_000;

/** For each mutant the nearest event of all cases; none where no case has events of its kind. */
export function nearestEvents(mutants: readonly Mutant[], cases: readonly RunCase[]): Map<Mutant, Nearest> {
  const found = new Map<Mutant, Nearest>();
  for (const run of cases) lookThrough(run, mutants.filter((mutant) => isOpen(mutant, run, found)), found);
  return found;
}

/** Nearer than one term is only an event that tells, and then most often a case asks. */
const isOpen = (mutant: Mutant, { rules }: RunCase, found: ReadonlyMap<Mutant, Nearest>): boolean =>
  (found.get(mutant)?.failed.length ?? Infinity) > 1 && mutant.versions.some(({ rule }) => rules.includes(rule));

function lookThrough(run: RunCase, open: readonly Mutant[], found: Map<Mutant, Nearest>): void {
  const evidence = evidenceOf(run.suite, run.test);
  const capture = evidence.open();
  const codes = codesIn(run.test, capture);
  const mutants = open.filter((mutant) => codes === undefined || couldTell(mutant, codes));
  const state = createState(capture.header, capture.texts);
  const asked = mutants.map((mutant) => ({ mutant, trees: waysToTell(mutant).map((tree) => askTerms(tree, state)) }));
  const needs = factsNeeded(mutants.flatMap(({ versions }) => versions.map(({ rule }) => boundOf(rule.condition))));
  let left = LOOKED_AT;
  const see = (event: CurrentEvent): boolean => {
    for (const { mutant, trees } of asked) keepNearest(mutant, trees, event, run, found);
    return --left > 0;
  };
  if (asked.length > 0) walk(capture, state, within(evidence.range, { wants: new Uint8Array(EVENT_CODES).fill(1), needs, see }));
  capture.close();
}

/** What an event must satisfy for the mutant to show, each way a condition of its own. */
const waysToTell = ({ versions }: Mutant): Expression[] => versions.flatMap(({ rule, tells }) =>
  tells.map((literals): Expression => ({
    kind: 'and', range: rule.condition.range, children: literals.filter(({ implied }) => !implied).map(conditionOf),
  })));

const conditionOf = ({ tree, wanted }: Literal): Expression => (wanted ? tree : { kind: 'not', child: tree, range: tree.range });

function keepNearest(
  mutant: Mutant, trees: readonly AskedTree[], event: CurrentEvent, { suite, test }: RunCase, found: Map<Mutant, Nearest>,
): void {
  const fewest = trees.map((tree) => flips(tree, event)).reduce(fewer, undefined);
  if (fewest === undefined || fewest.length >= (found.get(mutant)?.failed.length ?? Infinity)) return;
  found.set(mutant, {
    test: caseName(suite, test), num: event.block.num(event.index), type: event.type.name, failed: failedTerms(fewest, event),
  });
}

type Flips = readonly Flip[] | undefined;

const fewer = (a: Flips, b: Flips): Flips => (b !== undefined && (a === undefined || b.length < a.length) ? b : a);
