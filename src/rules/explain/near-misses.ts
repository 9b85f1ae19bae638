// Which events of a walk came closest to satisfying a rule, and which terms kept them from it.
//
// Events that fail in the same terms are one group: 40,000 opens of other files are one reason, not 40,000. Groups with fewer
// failing terms come first; of those equally near, what happened least often, since the usual is seldom what was meant.
import { EVENT_CODES } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import type { Visitor } from '../../state/interest.js';
import { bindCondition } from '../compile/bind.js';
import { factsNeeded } from '../compile/facts-needed.js';
import { codesOf } from '../compile/specialise.js';
import { FIELD_VOCABULARY } from '../field-vocabulary.js';
import type { LoadedRule } from '../load/loaded-rule.js';
import { explain, type Explanation } from './explanation.js';
import { failedTerms, flips, flipText, wouldHold, type FailedTerm, type Flip } from './flips.js';
import { askTerms, type AskedTree } from './terms.js';

export interface NearMiss {
  /** The terms that failed, as they should have been, each with its values at the first such event. */
  readonly failed: readonly FailedTerm[];
  /** Whether it would match were they otherwise; not where the condition wants one of them both ways. */
  readonly enough: boolean;
  /** How many events failed in just these terms. */
  readonly events: number;
  /** Number and type of the first of them, and the whole condition there. */
  readonly num: number;
  readonly type: string;
  readonly explanation: Explanation;
}

export interface NearMisses {
  readonly visitor: Visitor;
  /** Groups of near misses, the nearest first; empty where nothing of the rule's event types happened. */
  ranked(): readonly NearMiss[];
  /** How many events were of types that the rule asks about, and how many satisfied it. */
  readonly asked: number;
  readonly matched: number;
}

type Group = { -readonly [F in keyof NearMiss]: NearMiss[F] };

/** Collects near misses of a rule; whoever walks gives it the events. */
export function nearMisses({ condition }: LoadedRule, state: State): NearMisses {
  const bound = bindCondition(condition, FIELD_VOCABULARY);
  const tree = askTerms(condition, state);
  const groups = new Map<string, Group>();
  const counts = { asked: 0, matched: 0 };
  const see = (event: CurrentEvent): void => {
    counts.asked++;
    const failed = flips(tree, event);
    if (failed === undefined) return;
    if (failed.length === 0) counts.matched++;
    else count(failed, event);
  };
  const count = (failed: readonly Flip[], event: CurrentEvent): void => {
    const key = failed.map(reasonOf).sort().join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, firstOf(failed, event, tree));
    else group.events++;
  };
  return {
    visitor: { wants: wantsOf(codesOf(bound)), needs: factsNeeded([bound]), see },
    ranked: () => [...groups.values()].sort((a, b) => a.failed.length - b.failed.length || a.events - b.events || a.num - b.num),
    get asked() { return counts.asked; },
    get matched() { return counts.matched; },
  };
}

/** The same test is another reason in another macro or exception. */
const reasonOf = (flip: Flip): string => [flipText(flip), ...flip.term.within, flip.term.excepted].join('\n');

const firstOf = (failed: readonly Flip[], event: CurrentEvent, tree: AskedTree): Group => ({
  failed: failedTerms(failed, event), enough: wouldHold(tree, event, failed), events: 1,
  num: event.block.num(event.index), type: event.type.name, explanation: explain(tree, event),
});

function wantsOf(codes: readonly number[]): Uint8Array {
  const wants = new Uint8Array(EVENT_CODES);
  for (const code of codes) wants[code] = 1;
  return wants;
}
