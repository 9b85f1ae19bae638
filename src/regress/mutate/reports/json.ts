// Mutants as JSON, for programs: one document.
import { positionOf } from '../../../rules/render-diagnostic.js';
import type { MutantResult } from '../result.js';
import { countFates, scoreByItem, scoreOf } from '../score.js';

export function reportJson(mutants: readonly MutantResult[]): string {
  const totals = countFates(mutants);
  const items = scoreByItem(mutants).map(({ item, file, counts }) => ({ ...item, file, ...counts, score: scoreOf(counts) }));
  return `${JSON.stringify({ score: scoreOf(totals), totals, items, mutants: mutants.map(asJson) }, undefined, 2)}\n`;
}

function asJson({ fate, mutation, change, place, item, exception, rules, caughtBy, asked, reason, nearest }: MutantResult): object {
  const { line, column } = positionOf(place.source, place.offset);
  return { file: place.source.name, line, column, in: item, exception, change, mutation, rules, fate, caughtBy, asked, reason, nearest };
}
