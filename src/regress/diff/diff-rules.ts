// Two versions of rules over a library of captures → the report.
import { openAnyCapture } from '../../capture/open-any.js';
import { CaptureError } from '../../capture/problem.js';
import type { Capture } from '../../capture/read/reader.js';
import type { LoadResult } from '../../rules/load/load-rules.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { unrecordedFor } from '../../rules/unrecorded.js';
import { compareAlerts, type Comparing } from './compare-alerts.js';
import { itemChanges } from './item-changes.js';
import { ruleVersions, type RuleVersions } from './pair-rules.js';
import { differing, noCounts, type CaptureReport, type Counts, type DiffReport, type VersionReport } from './report.js';
import { tallyOf, type Tally } from './tally.js';

/** A version of rules: what its files gave, and their names. */
export interface RuleSet extends LoadResult {
  readonly files: readonly string[];
}

export interface DiffOptions {
  readonly matching: Comparing['matching'];
  /** So many examples of each kind of difference are kept for a rule. */
  readonly examples: number;
  /** Called with each capture before it is walked; gives what is called with the number of events of each block. */
  readonly onCapture?: (capture: Capture) => { advance(events: number): void; end(): void };
}

/** Rules come from `loadRules` and so are known to be sound. A capture that cannot be read is told in the report. */
export function diffRules(before: RuleSet, after: RuleSet, files: readonly string[], options: DiffOptions): DiffReport {
  const versions = ruleVersions(before.rules, after.rules);
  const tally = tallyOf(options.examples);
  const captures = files.map((file) => compareFile(file, versions, tally, options));
  const counts = captures.reduce((all, one) => sum(all, one.counts), noCounts());
  const rules = versions.pairs.flatMap((pair) => tally.report(pair) ?? []);
  return {
    old: versionReport(before, counts.unchanged + counts.removed + counts.changed),
    new: versionReport(after, counts.unchanged + counts.added + counts.changed),
    captures, counts, items: itemChanges(before, after),
    rules: rules.sort((a, b) => differing(b.counts) - differing(a.counts)),
  };
}

const sum = (a: Counts, b: Counts): Counts =>
  ({ unchanged: a.unchanged + b.unchanged, added: a.added + b.added, removed: a.removed + b.removed, changed: a.changed + b.changed });

const versionReport = ({ files, rules }: RuleSet, alerts: number): VersionReport =>
  ({ files, alerts, rules: rules.filter(({ enabled }) => enabled).length });

function compareFile(file: string, versions: RuleVersions, tally: Tally, options: DiffOptions): CaptureReport {
  try {
    const capture = openAnyCapture(file);
    try {
      return compareCapture(file, capture, versions, tally, options);
    } finally {
      capture.close();
    }
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return { file, events: 0, counts: noCounts(), lost: 0, unjudged: {}, problems: [error.message], unread: true, isDamaged: true };
  }
}

function compareCapture(
  file: string, capture: Capture, versions: RuleVersions, tally: Tally, { matching, onCapture }: DiffOptions,
): CaptureReport {
  const progress = onCapture?.(capture);
  const counts = noCounts();
  const { events, lost } = compareAlerts(capture, versions, {
    matching,
    onVerdict(pair, difference) {
      counts[difference?.kind ?? 'unchanged']++;
      tally.take(file, pair, difference);
    },
    ...(progress && { onProgress: progress.advance }),
  });
  progress?.end();
  return {
    file, events, counts, lost, unjudged: unjudgedIn(capture, versions), unread: false,
    problems: capture.problems.map(({ message }) => message),
    isDamaged: capture.problems.some(({ code }) => code === 'damaged'),
  };
}

function unjudgedIn({ header }: Capture, { old, new: now }: RuleVersions): CaptureReport['unjudged'] {
  const enabled = [...old, ...now].filter((rule: LoadedRule) => rule.enabled);
  return Object.fromEntries(unrecordedFor(enabled, header.recorded));
}
