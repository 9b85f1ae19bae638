// A capture judged by both versions of rules in one walk: the two are one engine's rules, so what they share is asked once.
import { alertVisitor } from '../../alerts/alert-visitor.js';
import type { Alert } from '../../alerts/alert.js';
import type { Capture } from '../../capture/read/reader.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { createState } from '../../state/create-state.js';
import { walk, type Walked } from '../../state/walk.js';
import { differenceOf, type BothAlerts, type Difference } from './alert-difference.js';
import type { RulePair, RuleVersions } from './pair-rules.js';

export interface Comparing {
  /** Every rule that an event satisfies, or as Falco by default: the first of each version. */
  readonly matching: 'all' | 'first';
  /** Called for each event and rule on which a version fired, in order of events. */
  readonly onVerdict: (pair: RulePair, difference: Difference | undefined) => void;
  /** Called with the number of events of each block that has been walked. */
  readonly onProgress?: (events: number) => void;
}

type Version = keyof BothAlerts;

/** Compares what the versions of these rules say of a capture. Disabled rules say nothing. */
export function compareAlerts(capture: Capture, versions: RuleVersions, comparing: Comparing): Walked {
  const sides = sidesOf(versions);
  const state = createState(capture.header, capture.texts);
  const atEvent = alertsAtEvent(comparing);
  const visitor = alertVisitor([...sides.keys()], state, {
    matching: 'all',
    onAlert: (alert, rule) => atEvent.add(alert, sides.get(rule)!),
  });
  const walked = walk(capture, state, visitor, comparing.onProgress);
  atEvent.tell();
  return walked;
}

interface Side {
  readonly pair: RulePair;
  readonly version: Version;
}

/** Rules of both versions in load order, each with where it belongs. */
function sidesOf(versions: RuleVersions): ReadonlyMap<LoadedRule, Side> {
  const of = (version: Version): (readonly [LoadedRule, Side])[] => {
    const pairOf = new Map(versions.pairs.map((pair) => [pair[version], pair]));
    return versions[version].filter(({ enabled }) => enabled).map((rule) => [rule, { pair: pairOf.get(rule)!, version }] as const);
  };
  return new Map([...of('old'), ...of('new')]);
}

/** Alerts of one event, told when the next event's come. */
function alertsAtEvent({ matching, onVerdict }: Comparing) {
  const told = new Map<RulePair, BothAlerts>();
  const fired = new Set<Version>();
  let event = 0;
  const tell = (): void => {
    for (const [pair, alerts] of told) onVerdict(pair, differenceOf(alerts));
    told.clear();
    fired.clear();
  };
  return {
    tell,
    add(alert: Alert, { pair, version }: Side): void {
      if (alert.num !== event) tell();
      event = alert.num;
      if (matching === 'first' && fired.has(version)) return;
      fired.add(version);
      const both = told.get(pair) ?? {};
      both[version] = alert;
      told.set(pair, both);
    },
  };
}
