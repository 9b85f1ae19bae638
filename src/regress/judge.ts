// Rules over a capture, as a case asks for it: a stretch of events, and the values of fields that the case is about.
import type { Capture } from '../capture/read/reader.js';
import { toText } from '../capture/texts.js';
import { alertVisitor } from '../alerts/alert-visitor.js';
import type { Alert } from '../alerts/alert.js';
import { compileFormat, type CompiledFormat } from '../rules/format/compile-format.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { unrecordedFor } from '../rules/unrecorded.js';
import { createState } from '../state/create-state.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { Fact } from '../state/fold-table.js';
import type { Visitor } from '../state/interest.js';
import { walk } from '../state/walk.js';

/** Events from one to another, both included; by number (evt.num), or nanoseconds since the epoch. */
export interface Range {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  readonly from?: bigint | undefined;
  readonly to?: bigint | undefined;
}

/** An alert as cases look at it: plain data. */
export interface SeenAlert {
  readonly rule: string;
  readonly priority: string;
  readonly tags: readonly string[];
  readonly source: string;
  readonly hostname: string;
  readonly num: number;
  readonly type: string;
  /** Nanoseconds since the capture's start. */
  readonly time: number;
  readonly message: string;
  /** Values of the fields that were asked for, as outputs show them. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Judged {
  readonly alerts: readonly SeenAlert[];
  /** Events that the recorder lost. */
  readonly lost: number;
  /** Rules that ask about events that were not recorded, with the names of these. */
  readonly unjudged: ReadonlyMap<string, readonly string[]>;
}

/** Judges a capture; `fields` are names that resolve. */
export function judge(capture: Capture, all: readonly LoadedRule[], range: Range, fields: readonly string[]): Judged {
  const rules = all.filter(({ enabled }) => enabled);
  const state = createState(capture.header, capture.texts);
  const asked = askedFields(fields);
  const alerts: SeenAlert[] = [];
  const visitor = alertVisitor(rules, state, {
    matching: 'all',
    onAlert: (alert, _, event) => alerts.push(seen(alert, event, asked)),
  });
  const needs = new Set([...visitor.needs, ...needsOf(asked)]);
  const { lost } = walk(capture, state, within(range, { ...visitor, needs }));
  return { alerts, lost, unjudged: unrecordedFor(rules, capture.header.recorded) };
}

interface AskedField { readonly name: string; readonly format: CompiledFormat }

/** Fields whose values are noted with each alert. */
export const askedFields = (names: readonly string[]): readonly AskedField[] =>
  names.map((name) => ({ name, format: compileFormat(`%${name}`) as CompiledFormat }));

/** What the state must keep for these fields. */
export const needsOf = (asked: readonly AskedField[]): Fact[] =>
  asked.flatMap(({ format }) => format.rows.flatMap((row) => row.needs ?? []));

/** An alert at the event where the walk stands, as plain data. */
export function seen(alert: Alert, event: CurrentEvent, asked: readonly AskedField[]): SeenAlert {
  const { rule, priority, tags, source, hostname, num, message } = alert;
  return {
    rule, priority: priority.name, tags, source, hostname, num, type: event.type.name, time: event.time, message: toText(message),
    values: Object.fromEntries(asked.map(({ name, format }) => [name, toText(format.render(event))])),
  };
}

/** The visitor, shown only events of the range; state is kept up to date by all of them. */
export function within({ first = 0, last = Infinity, from, to }: Range, visitor: Visitor): Visitor {
  return {
    ...visitor,
    see(event) {
      const num = event.block.num(event.index);
      if (num > last) return false;
      const time = event.state.header.startTime + BigInt(event.time);
      if (num < first || (from !== undefined && time < from) || (to !== undefined && time > to)) return true;
      return visitor.see(event);
    },
  };
}
