// What a replay tells when it is done: how much was judged, what fired, and what could not be judged.
import type { Replayed } from '../../replay/replay.js';
import { onStderr } from './paint.js';
import { count, facts } from './quantities.js';

/** Fewer events are over before their rate says anything. */
const WORTH_A_RATE = 100_000;

export function replaySummary({ events, seconds, lost, rules, fired, unjudged }: Replayed): string {
  const alerts = [...fired.values()].reduce((sum, n) => sum + n, 0);
  const rate = events < WORTH_A_RATE ? '' : ` (${(events / seconds / 1e6).toFixed(1)} M/s)`;
  const told = alerts === 0 ? 'no alerts' : `${count(alerts)} alerts`;
  const lines = [`${count(events)} events in ${seconds.toFixed(2)} s${rate}, ${count(rules)} rules, ${told}\n`];
  const byUrgency = [...fired].sort(([a, m], [b, n]) => a.priority.number - b.priority.number || n - m);
  if (alerts > 0) lines.push(facts(byUrgency.map(([rule, n]) => [`  ${count(n).padStart(7)}  ${rule.priority.name}`, rule.name])));
  if (lost > 0) lines.push(warning(`${count(lost)} events were lost while recording: what did not fire may have happened all the same`));
  for (const [rule, calls] of unjudged) lines.push(warning(`rule ${rule} asks about what was not recorded: ${calls.join(', ')}`));
  return lines.join('');
}

const warning = (text: string): string => `${onStderr.yellow('warning:')} ${text}\n`;

