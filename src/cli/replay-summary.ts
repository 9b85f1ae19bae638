// What a replay tells when it is done: how much was judged, what fired, and what could not be judged.
import type { Replayed } from '../replay/replay.js';
import { onStderr } from './paint.js';
import { count, facts } from './quantities.js';

export function replaySummary({ events, lost, rules, fired, unjudged }: Replayed): string {
  const alerts = [...fired.values()].reduce((sum, n) => sum + n, 0);
  const lines = [`${count(events)} events, ${count(rules)} rules, ${alerts === 0 ? 'no alerts' : `${count(alerts)} alerts`}\n`];
  const byUrgency = [...fired].sort(([a, m], [b, n]) => a.priority.number - b.priority.number || n - m);
  if (alerts > 0) lines.push(facts(byUrgency.map(([rule, n]) => [`  ${count(n).padStart(7)}  ${rule.priority.name}`, rule.name])));
  if (lost > 0) lines.push(warning(`${count(lost)} events were lost while recording: what did not fire may have happened all the same`));
  for (const [rule, calls] of unjudged) lines.push(warning(`rule ${rule} asks about what was not recorded: ${calls.join(', ')}`));
  return lines.join('');
}

const warning = (text: string): string => `${onStderr.yellow('warning:')} ${text}\n`;

