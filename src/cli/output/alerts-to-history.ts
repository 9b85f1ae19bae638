// `replay --to-db`: the alerts of a replay go into a history beside the capture's events, which are loaded first if need be.
import type { Capture } from '../../capture/read/reader.js';
import { replaceAlerts, type AlertRows } from '../../query/alerts/alert-rows.js';
import { rulesetIdentity } from '../../query/alerts/ruleset.js';
import { fillHistory } from '../../query/history-file.js';
import { loadFile } from '../../query/load/load-files.js';
import { replayInSteps, rulesAsked, type Replayed, type ReplayOptions } from '../../replay/replay.js';
import { progressOver } from './progress.js';

/**
 * Replays, and writes the alerts into a database while it goes on.
 * @param path the capture's file
 * Throws CaptureError and QueryError; the alerts in the database are then as they were.
 */
export function replayToHistory(database: string, path: string, capture: Capture, options: ReplayOptions): Promise<Replayed> {
  // Whoever may not read a recording may not read its tables.
  process.umask(0o077);
  return fillHistory(database, async ({ connection }) => {
    const { capture: number } = await loadFile(connection, path, progressOver);
    const rules = rulesAsked(options);
    const judged = { capture: number, rules: rules.map(({ name }) => name), ruleset: rulesetIdentity(rules) };
    return replaceAlerts(connection, judged, (rows) => replayInto(rows, capture, options));
  });
}

/** Blocks of the walk are where it can wait for the database. */
async function replayInto(rows: AlertRows, capture: Capture, options: ReplayOptions): Promise<Replayed> {
  const progress = progressOver(capture);
  const steps = replayInSteps(capture, {
    ...options,
    onAlert(alert) {
      options.onAlert(alert);
      rows.add(alert);
    },
  });
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    progress.advance(step.value.length);
    if (rows.full) await rows.write();
  }
  progress.end();
  return step.value;
}
