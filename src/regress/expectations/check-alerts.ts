// Alerts that must come: how many of those that were seen fit, and for those that do not, in what they differ.
import { positionOf } from '../../rules/render-diagnostic.js';
import type { SeenAlert } from '../judge.js';
import type { Written } from '../suite/shape.js';
import type { ExpectedAlert } from './expected.js';
import type { Failure } from './failure.js';

/** Where an expectation stands. */
export function positionIn({ place: { source, offset } }: Written): { readonly line: number; readonly column: number } {
  const { line, column } = positionOf(source, offset);
  return { line, column };
}

/** Whether an alert is one of those that are expected. */
export const fits = (expected: ExpectedAlert, alert: SeenAlert): boolean =>
  alert.rule === expected.rule && differences(expected, alert).length === 0;

interface Difference {
  readonly name: string;
  readonly wanted: string;
  readonly seen: string;
}

/** In what an alert of the rule is otherwise. */
function differences({ priority, source, hostname, event, fields, message, tags }: ExpectedAlert, alert: SeenAlert): Difference[] {
  const facts: readonly (readonly [name: string, wanted: string | undefined, seen: string])[] = [
    ['priority', priority?.name, alert.priority], ['source', source, alert.source], ['hostname', hostname, alert.hostname],
    ['event', event?.toString(), alert.num.toString()],
  ];
  return [
    ...facts.flatMap(([name, wanted, seen]) => (wanted === undefined || wanted === seen ? [] : [{ name, wanted, seen }])),
    ...fields.flatMap(({ name, wanted, test }) => (test(alert.values[name]!) ? [] : [{ name, wanted, seen: alert.values[name]! }])),
    ...(message === undefined || message.test(alert.message) ? [] : [{ name: 'message', wanted: message.wanted, seen: alert.message }]),
    ...(tags.every((tag) => alert.tags.includes(tag)) ? [] : [{ name: 'tags', wanted: tags.join(', '), seen: alert.tags.join(', ') }]),
  ];
}

/** Failures of single expectations; those of a rule that never fired have no alert to compare with. */
export function checkAlerts(expected: readonly ExpectedAlert[], seen: readonly SeenAlert[]): Failure[] {
  return expected.flatMap((one) => {
    const count = seen.filter((alert) => fits(one, alert)).length;
    if (count >= one.atLeast && count <= one.atMost) return [];
    return [count < one.atLeast ? tooFew(one, count, seen) : tooMany(one, count, seen)];
  });
}

function tooFew(expected: ExpectedAlert, count: number, seen: readonly SeenAlert[]): Failure {
  const fired = hasFired(expected, seen);
  const more = expected.atLeast > 1 ? `, and should ${amount(expected)}` : '';
  const message = count === 0 ? `${expected.rule} did not fire${fired ? ' as expected' : ''}${more}`
    : `${expected.rule} fired ${times(count)}${more}`;
  const nearest = nearestAlert(expected, seen);
  const lines = nearest === undefined ? [] : differences(expected, nearest);
  const at = nearest === undefined ? [] : [`${nearest.rule} at event ${nearest.num} (${nearest.type})`];
  return {
    message, ...positionIn(expected.written), ...(!fired && { unfired: expected.rule }),
    expected: nearest === undefined ? [wanted(expected)] : lines.map(({ name, wanted: text }) => `${name}: ${text}`),
    seen: [...at, ...lines.map(({ name, seen: text }) => `${name}: ${text}`)],
  };
}

const hasFired = ({ rule }: ExpectedAlert, seen: readonly SeenAlert[]): boolean => seen.some((alert) => alert.rule === rule);

function tooMany(expected: ExpectedAlert, count: number, seen: readonly SeenAlert[]): Failure {
  return {
    message: `${expected.rule} fired ${times(count)}, and should ${amount(expected)}`, ...positionIn(expected.written),
    expected: [], seen: seen.filter((alert) => fits(expected, alert)).map(alertLine),
  };
}

/** The alert of the rule that differs least. */
function nearestAlert(expected: ExpectedAlert, seen: readonly SeenAlert[]): SeenAlert | undefined {
  const others = seen.filter((alert) => alert.rule === expected.rule && !fits(expected, alert));
  return others.sort((a, b) => differences(expected, a).length - differences(expected, b).length)[0];
}

export const times = (count: number): string => (count === 0 ? 'never' : count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

function amount({ atLeast, atMost }: ExpectedAlert): string {
  if (atLeast === atMost) return `fire ${times(atLeast)}`;
  if (atMost === Infinity) return `fire at least ${times(atLeast)}`;
  return atLeast === 0 ? `fire at most ${times(atMost)}` : `fire ${atLeast} to ${atMost} times`;
}

function wanted({ rule, priority, fields, message, tags }: ExpectedAlert): string {
  const facts = [
    ...(priority ? [`priority ${priority.name}`] : []), ...fields.map(({ name, wanted: text }) => `${name} ${text}`),
    ...(message ? [`message ${message.wanted}`] : []), ...(tags.length > 0 ? [`tags ${tags.join(', ')}`] : []),
  ];
  return facts.length === 0 ? rule : `${rule} (${facts.join(', ')})`;
}

/** An alert in one line. */
export const alertLine = ({ num, type, priority, rule, message }: SeenAlert): string =>
  `event ${num} (${type}): ${priority} ${rule}: ${message}`;
