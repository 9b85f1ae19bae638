// All folds, merged by event code: the pure function from events to state.
//
// To add one, add a function to the table of its subject in folds/.
import { EVENT_CODES, EVENT_TYPES, type EventName } from '../schema/events.js';
import type { Fact, Fold, FoldTable } from './fold-table.js';
import { accounts } from './folds/accounts.js';
import { clone } from './folds/clone.js';
import { connected } from './folds/connected.js';
import { containers } from './folds/containers.js';
import { credentials } from './folds/credentials.js';
import { descriptors } from './folds/descriptors.js';
import { directories } from './folds/directories.js';
import { duplicates } from './folds/duplicates.js';
import { execs } from './folds/exec.js';
import { exit } from './folds/exit.js';
import { files } from './folds/files.js';
import { limits } from './folds/limits.js';
import { memory } from './folds/memory.js';
import { sockets } from './folds/sockets.js';
import { traffic } from './folds/traffic.js';

interface Subject {
  readonly folds: FoldTable;
  readonly serves?: Fact;
  readonly threadless?: true;
}

const SUBJECTS: readonly Subject[] = [
  { folds: files }, { folds: descriptors }, { folds: duplicates },
  { folds: sockets }, { folds: traffic },
  { folds: clone, threadless: true }, { folds: execs }, { folds: exit },
  { folds: directories }, { folds: credentials }, { folds: limits },
  { folds: memory, serves: 'memory' }, { folds: connected, serves: 'connected' },
  { folds: containers, threadless: true }, { folds: accounts, threadless: true },
];

/** By event code; undefined for events that change nothing. */
export const FOLDS: (Fold | undefined)[] = new Array<Fold | undefined>(EVENT_CODES).fill(undefined);

for (const { folds, serves, threadless = false } of SUBJECTS) {
  for (const [name, fold] of Object.entries(folds) as [EventName, Fold['fold']][]) {
    const { code } = EVENT_TYPES[name];
    if (FOLDS[code] !== undefined) throw new Error(`two folds for ${name}`);
    FOLDS[code] = { fold, serves, threadless };
  }
}

/** Whether a writer may say of such an event that it changed nothing. */
export const isConditional = (code: number): boolean => FOLDS[code] !== undefined && FOLDS[code].serves === undefined;

export const foldsFor = (code: number): Fold | undefined => FOLDS[code];

/** Codes of the events that must be folded for these facts, and for what every replay needs. */
export const stateCodes = (facts: ReadonlySet<Fact>): number[] =>
  FOLDS.flatMap((row, code) => (row !== undefined && (row.serves === undefined || facts.has(row.serves)) ? [code] : []));
