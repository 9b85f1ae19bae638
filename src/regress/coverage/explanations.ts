// What suites say under `not_covered`: parts that their cases leave out on purpose, and why.
import { reject, Rejection, type Diagnostic } from '../../rules/diagnostic.js';
import { meant } from '../../rules/nearest.js';
import type { NotCoveredText } from '../suite/format.js';
import type { Suite } from '../suite/read-suite.js';
import { lacking, type Part } from './part.js';
import { explainsNothing, nothingToExplain } from './problems.js';

export interface Explanations {
  /** Why it is not covered, as a suite says; undefined where none does. */
  of(part: Part): string | undefined;
  /** Entries that explain nothing: what they name does not exist, or is covered. */
  readonly problems: readonly Diagnostic[];
}

/** The explanations of these suites for what has been gathered. */
export function explanationsFrom(suites: readonly Suite[], parts: readonly Part[]): Explanations {
  const problems: Diagnostic[] = [];
  const open = parts.filter((part) => lacking(part).length > 0);
  const entries = suites.flatMap(({ given }) => given.not_covered ?? []);
  for (const entry of entries) problems.push(...problemsOf(entry, parts, open));
  return { problems, of: (part) => entries.find((entry) => explains(entry, part))?.because.text };
}

function problemsOf(entry: NotCoveredText, parts: readonly Part[], open: readonly Part[]): Diagnostic[] {
  try {
    check(entry, parts, open);
    return [];
  } catch (thrown) {
    if (thrown instanceof Rejection) return [thrown.diagnostic];
    throw thrown;
  }
}

function check(entry: NotCoveredText, parts: readonly Part[], open: readonly Part[]): void {
  const { text: name, place } = entry.in;
  const names = new Set(parts.map(({ owner }) => owner.name));
  if (!names.has(name)) reject(nothingToExplain({ name, hint: meant(name, names) }, place));
  for (const one of entry.part ?? [undefined]) {
    const needed = open.some((part) => part.owner.name === name && (one === undefined || one.text === part.text));
    if (!needed) reject(explainsNothing({ what: one?.text ?? name }, one?.place ?? place));
  }
}

const explains = (entry: NotCoveredText, part: Part): boolean =>
  entry.in.text === part.owner.name && (entry.part === undefined || entry.part.some(({ text }) => text === part.text));
