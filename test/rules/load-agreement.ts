// Falco's verdicts on the corpus of rule files beside ours: which files load, and with which errors and warnings where.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderJson } from '../../src/rules/render-diagnostic.js';
import { hasErrors, loadRules, type LoadOptions } from '../../src/rules/load/load-rules.js';
import { severityOf } from '../../src/rules/diagnostic.js';

interface Expected {
  readonly file: string;
  readonly ok: boolean;
  readonly fatal?: string;
  readonly errors?: readonly ExpectedProblem[];
  readonly warnings?: readonly ExpectedProblem[];
}

interface ExpectedProblem {
  readonly code: string;
  readonly at: readonly { readonly type: string; readonly name: string; readonly line: number; readonly column: number }[];
}

export interface Comparison {
  readonly file: string;
  readonly sameVerdict: boolean;
  readonly sameErrors: boolean;
  readonly sameWarnings: boolean;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** A problem by its code and the item that it lies in (the second location; the first is the file). */
const signature = (code: string, item: { type: string; name: string; line: number } | undefined): string =>
  `${code} ${item?.type ?? ''} ${item?.name ?? ''} ${item?.line ?? ''}`;

/** Loads every file of the corpus and compares. */
export function compareLoading(corpus: string, options: LoadOptions): Comparison[] {
  const expected = JSON.parse(readFileSync(join(corpus, 'expected/load.json'), 'utf8')) as Expected[];
  return expected.map((one) => compareFile(corpus, one, options));
}

function compareFile(corpus: string, expected: Expected, options: LoadOptions): Comparison {
  const text = readFileSync(join(corpus, 'rules', expected.file), 'utf8');
  const { diagnostics } = loadRules([{ name: expected.file, text }], options);
  const ours = (severity: 'error' | 'warning'): string[] => diagnostics.filter(({ code }) => severityOf(code) === severity).map((one) => {
    const at = renderJson(one).context.locations[1];
    return signature(one.code, at && { type: at.item_type, name: at.item_name, line: at.position.line });
  });
  const theirs = (problems: readonly ExpectedProblem[] = []): string[] => problems.map(({ code, at }) => signature(code, at[1]));
  const sameVerdict = expected.ok === !hasErrors(diagnostics);
  if (expected.fatal !== undefined) {
    return { file: expected.file, sameVerdict, sameErrors: sameVerdict, sameWarnings: true, missing: [], extra: [] };
  }
  const [ourErrors, ourWarnings] = [ours('error'), ours('warning')];
  const [theirErrors, theirWarnings] = [theirs(expected.errors), theirs(expected.warnings)];
  const missing = [...without(theirErrors, ourErrors), ...(expected.ok ? without(theirWarnings, ourWarnings) : [])];
  // Falco stops at its first error; we go on, so that one run shows them all.
  const extra = [...(expected.ok ? without(ourErrors, theirErrors) : []), ...(expected.ok ? without(ourWarnings, theirWarnings) : [])];
  return {
    file: expected.file, sameVerdict, missing, extra,
    sameErrors: without(theirErrors, ourErrors).length === 0, sameWarnings: missing.length + extra.length === 0,
  };
}

/** What is in `all` more often than in `others`. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
