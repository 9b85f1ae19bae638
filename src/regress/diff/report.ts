// What a comparison of two versions of rules found: plain data, which every form of the report shows.
import type { Difference, DifferenceKind } from './alert-difference.js';
import type { MarkedLine } from './changed-lines.js';
import type { PropertyChange, RuleChange } from './definition-changes.js';

/** Where a version of a rule is defined. Lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Example extends Difference {
  readonly capture: string;
  /** How many further differences are the same but for their numbers. */
  alike: number;
}

/** Alerts of one rule: those that both versions give alike, and the others. */
export type Counts = Record<DifferenceKind | 'unchanged', number>;

export interface RuleReport {
  /** What it is called now, or was at the end. */
  readonly name: string;
  readonly priority: string;
  readonly change: RuleChange;
  readonly old?: Place;
  readonly new?: Place;
  readonly changes: readonly PropertyChange[];
  readonly counts: Counts;
  readonly examples: readonly Example[];
}

/** A list or a macro that differs between the versions. */
export interface ItemChange {
  readonly kind: 'list' | 'macro';
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly lines: readonly MarkedLine[];
}

export interface CaptureReport {
  readonly file: string;
  readonly events: number;
  readonly counts: Counts;
  /** Events that the recorder lost. */
  readonly lost: number;
  /** Rules of either version that ask about what was not recorded, with the names of these events. */
  readonly unjudged: Readonly<Record<string, readonly string[]>>;
  /** Why it was not read, or not to its end. */
  readonly problems: readonly string[];
  /** Nothing of it could be read. */
  readonly unread: boolean;
  /** Nothing, or not all of it that was written. */
  readonly isDamaged: boolean;
}

export interface VersionReport {
  readonly files: readonly string[];
  readonly rules: number;
  readonly alerts: number;
}

export interface DiffReport {
  readonly old: VersionReport;
  readonly new: VersionReport;
  readonly captures: readonly CaptureReport[];
  readonly counts: Counts;
  /** Rules whose alerts or definitions differ; those with most other alerts first. */
  readonly rules: readonly RuleReport[];
  readonly items: readonly ItemChange[];
}

export const noCounts = (): Counts => ({ unchanged: 0, added: 0, removed: 0, changed: 0 });

/** Alerts that are not as they were. */
export const differing = ({ added, removed, changed }: Counts): number => added + removed + changed;
