// A rule and the event that it fired on → an alert.
import type { CompiledFormat } from '../rules/format/compile-format.js';
import type { Priority } from '../rules/priority.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { Alert } from './alert.js';

/** What an alert takes over from its rule. */
export interface AlertingRule {
  readonly name: string;
  readonly priority: Priority;
  readonly source: string;
  readonly tags: readonly string[];
}

/** Must be called while the replay stands at the event: an alert keeps nothing of the state. */
export function makeAlert(rule: AlertingRule, output: CompiledFormat, event: CurrentEvent, capture?: string): Alert {
  const { header } = event.state;
  return {
    rule: rule.name,
    priority: rule.priority,
    source: rule.source,
    tags: rule.tags,
    hostname: header.machine.hostname,
    time: header.startTime + BigInt(event.time),
    num: event.block.num(event.index),
    message: output.render(event),
    fields: output.values(event),
    capture,
  };
}
