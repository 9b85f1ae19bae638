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
  const seen = new SeenAlerts(most);
  let block = 0;
  const visitor = alertVisitor(rules, state, {
    matching: 'all',
    onAlert: (alert, { name }, event) => seen.take(alert, name, event, block),
  });
  const walked = walk(capture, state, visitor, (events) => {
    block++;
    onBlock(events);
  });
  const { wanted, possible, alerting, threads, first } = seen;
  return first && { wanted, possible, messages: seen.messages.join('\n'), alerting, first, threads, needs: visitor.needs, ...walked };
}

/** The alerts of a walk so far. */
class SeenAlerts {
  readonly wanted = new Set<Verdict>();
  readonly possible = new Set<Verdict>();
  readonly messages: string[] = [];
  readonly alerting = new Set<number>();
  readonly threads = new Set<number>();
  first: Position | undefined;
  private readonly byRule = new Map<string, number>();

  constructor(private readonly most: number) {}

  take(alert: Alert, rule: string, event: CurrentEvent, block: number): void {
    this.possible.add(verdictOf(alert));
    const before = this.byRule.get(rule) ?? 0;
    this.byRule.set(rule, before + 1);
    if (before < this.most) this.want(alert, event, block);
  }

  private want(alert: Alert, event: CurrentEvent, block: number): void {
    this.wanted.add(verdictOf(alert));
    this.alerting.add(alert.num);
    this.messages.push(alert.message);
    this.first ??= { block, index: event.index };
    for (const tid of concernedBy(event)) this.threads.add(tid);
  }
}

function concernedBy({ tid, thread, state }: CurrentEvent): readonly number[] {
  if (thread === undefined) return [tid];
  const line = [thread, ...ancestors(state, thread)];
  return [tid, ...line.flatMap(({ sid, vpgid, pgid, process }) => [sid, vpgid, pgid, ...process.group.map((member) => member.tid)])];
}
