// Golden alerts: everything that fired, in a form that the same behaviour always gives, whenever and wherever it was recorded.
//
// Times are left out, and so is the machine's name. Numbers of processes differ from run to run, so each is replaced by the order
// of its first appearance: <pid 1>, <pid 2>. Alerts stand in order of events.
import type { SeenAlert } from '../judge.js';

/** The text of a snapshot; `processes` are numbers of the processes that there were. */
export function snapshotOf(alerts: readonly SeenAlert[], hostname: string): string {
  const order = new Map<string, number>();
  const pidOf = (digits: string): string => {
    if (!order.has(digits)) order.set(digits, order.size + 1);
    return `<pid ${order.get(digits)}>`;
  };
  const lines = alerts.map(({ priority, rule, message, values }) => {
    const known = new Set([values['proc.pid'], values['thread.tid'], values['proc.ppid']].filter((pid) => /^[0-9]+$/.test(pid ?? '')));
    return `${priority} ${rule}: ${canonical(message, known, hostname, pidOf)}`;
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** Fields that tell of processes; what they are at each alert is asked for. */
export const SNAPSHOT_FIELDS: readonly string[] = ['proc.pid', 'thread.tid', 'proc.ppid'];

const TIME = /\b(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d{4})?\b/g;

/** Whole words only: 80 within 8080 is no process. */
function canonical(message: string, pids: ReadonlySet<string | undefined>, hostname: string, pidOf: (digits: string) => string): string {
  const timeless = message.replace(TIME, '<time>').replaceAll(/[\x00-\x1f\x7f]/g, (control) => JSON.stringify(control).slice(1, -1));
  const hostless = timeless.replace(/(?<![\w./-])[\w-]+(?![\w./-])/g, (word) => (word === hostname ? '<host>' : word));
  return hostless.replace(/(?<![\w.:])[0-9]+(?![\w.:])/g, (digits) => (pids.has(digits) ? pidOf(digits) : digits));
}

/** Lines that only one of two texts has, in order. */
export function lineDifference(expected: string, seen: string): { readonly expected: string[]; readonly seen: string[] } {
  return { expected: without(expected, seen), seen: without(seen, expected) };
}

/** Lines of `text` that `other` has not as often. */
function without(text: string, other: string): string[] {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
