// A first walk over the whole capture: which alerts there are, where the first is, and which threads they can depend on.
import { alertVisitor } from '../../alerts/alert-visitor.js';
import type { Alert } from '../../alerts/alert.js';
import type { Capture } from '../../capture/read/reader.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { createState } from '../../state/create-state.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Fact } from '../../state/fold-table.js';
import { ancestors } from '../../state/threads/lineage.js';
import { walk } from '../../state/walk.js';
import { verdictOf, type Verdict, type Verdicts } from './verdict.js';

/** An event by its block and its place in it, both counted from 0. */
export interface Position {
  readonly block: number;
  readonly index: number;
}

export interface Survey extends Verdicts {
  /** Messages of the wanted alerts, as byte strings. */
  readonly messages: string;
  /** Numbers of the events with wanted alerts. */
  readonly alerting: ReadonlySet<number>;
  /** The first of these events. */
  readonly first: Position;
  /** Threads that do these events, those that share their processes, ancestors, and leaders of session and group. */
  readonly threads: ReadonlySet<number>;
  /** What the state must keep for these rules. */
  readonly needs: ReadonlySet<Fact>;
  readonly events: number;
  readonly lost: number;
}

/**
 * Undefined where no rule fires.
 * @param most so many alerts of each rule are wanted, the first ones
 */
export function survey(
  capture: Capture, rules: readonly LoadedRule[], most = Infinity, onBlock: (events: number) => void = () => undefined,
): Survey | undefined {
  const state = createState(capture.header, capture.texts);
  const wanted = new Set<Verdict>(), possible = new Set<Verdict>(), alerting = new Set<number>(), threads = new Set<number>();
  const byRule = new Map<string, number>();
  const messages: string[] = [];
  let block = 0, first: Position | undefined;
  const want = (alert: Alert, event: CurrentEvent): void => {
    wanted.add(verdictOf(alert));
    alerting.add(alert.num);
    messages.push(alert.message);
    first ??= { block, index: event.index };
    for (const tid of concernedBy(event)) threads.add(tid);
  };
  const visitor = alertVisitor(rules, state, {
    matching: 'all',
    onAlert(alert, { name }, event) {
      possible.add(verdictOf(alert));
      const before = byRule.get(name) ?? 0;
      byRule.set(name, before + 1);
      if (before < most) want(alert, event);
    },
  });
  const walked = walk(capture, state, visitor, (events) => {
    block++;
    onBlock(events);
  });
  return first && { wanted, possible, messages: messages.join('\n'), alerting, first, threads, needs: visitor.needs, ...walked };
}

function concernedBy({ tid, thread, state }: CurrentEvent): readonly number[] {
  if (thread === undefined) return [tid];
  const line = [thread, ...ancestors(state, thread)];
  return [tid, ...line.flatMap(({ sid, vpgid, pgid, process }) => [sid, vpgid, pgid, ...process.group.map((member) => member.tid)])];
}
