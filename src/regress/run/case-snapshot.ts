// The golden alerts of a case: compared with the file that holds them, or written to it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reject } from '../../rules/diagnostic.js';
import type { Place } from '../../rules/traced-text.js';
import { positionIn } from '../expectations/check-alerts.js';
import type { Failure } from '../expectations/failure.js';
import { lineDifference, snapshotOf } from '../expectations/snapshot.js';
import type { Judged } from '../judge.js';
import { pathFromSuite } from '../suite/path-from-suite.js';
import { noSuchFile } from '../suite/problems.js';
import type { Written } from '../suite/shape.js';
import type { Suite } from '../suite/read-suite.js';

/** Where the snapshot of a case lies. */
export const snapshotPath = ({ source }: Suite, snapshot: Written): string => pathFromSuite(source.name, snapshot.text);

/** Makes the alerts the golden ones. */
export function updateSnapshot(path: string, snapshot: Written, { alerts }: Judged, hostname: string): void {
  const seen = snapshotOf(alerts, hostname);
  if (readGolden(path) !== seen) writeGolden(path, seen, snapshot.place);
}

/** In what the alerts differ from the golden ones. */
export function compareSnapshot(path: string, snapshot: Written, { alerts }: Judged, hostname: string): Failure[] {
  const seen = snapshotOf(alerts, hostname);
  const golden = readGolden(path);
  if (golden === seen) return [];
  const missing = `there is no snapshot ${snapshot.text} yet; --update writes it`;
  const message = golden === undefined ? missing : `alerts differ from ${snapshot.text}`;
  return [{ message, ...positionIn(snapshot), ...lineDifference(golden ?? '', seen) }];
}

function writeGolden(path: string, text: string, place: Place): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    reject(noSuchFile({ reason: (error as Error).message }, place));
  }
}

function readGolden(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
