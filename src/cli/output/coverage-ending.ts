// How `falco-rec coverage` ends: what it looked at, what of that could not be used, and whether enough is covered.
import { InvalidArgumentError } from 'commander';
import { GROUPS, type GroupName } from '../../regress/coverage/groups.js';
import { percentOf, shareOf, type Coverage } from '../../regress/coverage/result.js';
import { percentText } from '../../regress/percent-text.js';
import { tellProblems } from './capture-problems.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { complain } from './failure.js';
import { count } from './quantities.js';
import { painted } from '../input/rule-files.js';

/** So much of these must be covered, in per cent. */
export interface Gate {
  readonly group: GroupName;
  readonly percent: number;
}

export const GROUP_NAMES = Object.keys(GROUPS).join(', ');

/** `rules=100`, or `80` of all. */
export function collectGates(text: string, before: readonly Gate[]): readonly Gate[] {
  const [, group = 'all', number] = /^(?:([a-z]+)=)?([0-9]{1,3}(?:\.[0-9]+)?)$/.exec(text) ?? [];
  const percent = Number(number);
  if (!Object.hasOwn(GROUPS, group) || !(percent <= 100)) {
    throw new InvalidArgumentError(`It must be a percentage, or one of ${GROUP_NAMES} with a percentage: rules=100.`);
  }
  return [...before, { group: group as GroupName, percent }];
}

/** What was looked at, and what of it could not be, on stderr. */
export function tellEvidence({ evidence, problems }: Coverage): void {
  const { suites, cases, captures, events, lost, troubles } = evidence;
  const from = [
    ...(suites > 0 ? [`${amount(cases, 'case')} of ${amount(suites, 'suite')}`] : []),
    ...(captures > 0 ? [amount(captures, 'capture')] : []),
  ];
  process.stderr.write(`by ${amount(events, 'event')} of ${from.join(' and ')}\n`);
  if (lost > 0) complain(`${count(lost)} events were lost while recording: what they would have shown is not known`);
  for (const trouble of troubles) {
    if (trouble.kind === 'capture') complain(trouble.message);
    else for (const diagnostic of trouble.diagnostics) process.stderr.write(painted(diagnostic));
  }
  for (const diagnostic of problems) process.stderr.write(painted(diagnostic));
  tellProblems(evidence.problems);
}

const amount = (n: number, what: string): string => `${count(n)} ${what}${n === 1 ? '' : 's'}`;

/** What kept cases from being looked at comes before what they showed. */
export function exitCode({ evidence, parts, problems }: Coverage, gates: readonly Gate[]): ExitCode {
  const kinds = new Set(evidence.troubles.map(({ kind }) => kind));
  if (kinds.has('suite') || problems.length > 0) return EXIT.usage;
  if (kinds.has('rules')) return EXIT.rules;
  if (kinds.has('capture') || evidence.problems.some(({ code }) => code === 'damaged')) return EXIT.capture;
  const shares = gates.map((gate) => ({ ...gate, share: shareOf(parts.filter(GROUPS[gate.group].has)) }));
  const missed = shares.filter(({ share, percent }) => percentOf(share) < percent);
  for (const { group, percent, share } of missed) {
    complain(`coverage of ${group} is ${percentText(share.covered, share.total)}, below ${percent} %`);
  }
  return missed.length > 0 ? EXIT.failed : EXIT.ok;
}
