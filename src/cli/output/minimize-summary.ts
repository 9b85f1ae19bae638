// What `falco-rec minimize` tells of the capture that it made: how small it is, and what somebody must read in it before it is shown.
import { toText } from '../../capture/texts.js';
import type { Minimized } from '../../regress/minimize/minimize.js';
import { shownText } from '../../regress/minimize/redact.js';
import type { Site } from '../../regress/minimize/replacements.js';
import { printable } from '../../rules/printable.js';
import { onStderr } from './paint.js';
import { count, facts, size } from './quantities.js';

type Redacted = NonNullable<Minimized['redacted']>;

/** Kinds of texts with the words for one and for several. */
const KINDS = [['word', 'text', 'texts'], ['address', 'address', 'addresses'], ['payload', 'payload', 'payloads']] as const;

/** Longer texts are cut: the beginning tells what they are. */
const WIDEST = 60;

const descriptorsIn = ({ scene }: Minimized): number => scene.keyframe.descriptors.reduce((sum, { entries }) => sum + entries.length, 0);
const amount = (n: number, one: string, several = `${one}s`): string => `${count(n)} ${n === 1 ? one : several}`;

export function minimizeSummary(path: string, made: Minimized): string {
  const { alerts, eventsBefore, bytesBefore, totals, scene, redacted } = made;
  const rows: (readonly [string, string])[] = [
    ['  state', `${amount(scene.keyframe.threads.length, 'thread')}, ${amount(descriptorsIn(made), 'descriptor')}`],
    ['  redacted', redacted === undefined ? 'nothing (--no-redact)' : redactedText(redacted)],
  ];
  if (redacted !== undefined) rows.push(['  kept as it was', keptText(redacted.kept)]);
  const head = `${path}: ${count(totals.events)} of ${amount(eventsBefore, 'event')}, ${size(totals.bytes)} from ${size(bytesBefore)}`;
  return `${head}; ${amount(alerts, 'alert')}, the same\n${facts(rows)}${warnings(made)}`;
}

function warnings({ lostBefore, impatient }: Minimized): string {
  const lost = `${count(lostBefore)} events were lost while recording; the new capture tells nothing of them`;
  const told = [...(lostBefore > 0 ? [lost] : []), ...(impatient ? ['time ran out: it could be smaller (--seconds)'] : [])];
  return told.map((text) => `${onStderr.yellow('warning:')} ${text}\n`).join('');
}

const ofKind = (some: readonly Site[], kind: Site['kind']): number => some.filter((site) => site.kind === kind).length;

function redactedText({ replaced, header }: Redacted): string {
  const told = KINDS.map(([kind, one, several]) => [ofKind(replaced, kind), one, several] as const).filter(([n]) => n > 0);
  return [...(header ? ['the host\'s name'] : []), ...told.map(([n, one, several]) => amount(n, one, several))].join(', ') || 'nothing';
}

function keptText(kept: readonly Site[]): string {
  const shown = kept.map(printed).map((text) => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text));
  return shown.join(', ') || 'nothing';
}

const printed = (site: Site): string => printable(toText(shownText(site)));

export function minimizeJson(path: string, made: Minimized): object {
  const { alerts, eventsBefore, bytesBefore, lostBefore, totals, scene, redacted, impatient } = made;
  return {
    path, alerts, events: { from: eventsBefore, to: totals.events }, bytes: { from: bytesBefore, to: totals.bytes }, lost: lostBefore,
    threads: scene.keyframe.threads.length, descriptors: descriptorsIn(made), complete: !impatient,
    redacted: redacted === undefined ? null : redactedJson(redacted),
  };
}

const redactedJson = ({ replaced, kept, header }: Redacted): object => ({
  hostname: header,
  replaced: Object.fromEntries(KINDS.map(([kind]) => [kind, ofKind(replaced, kind)])),
  kept: kept.map((site) => ({ kind: site.kind, text: printed(site) })),
});
