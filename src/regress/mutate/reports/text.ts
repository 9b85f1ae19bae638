// Mutants for people at a terminal: survivors with their places, a line for each rule, macro and list, and the score.
import { PLAIN, type Paint } from '../../../rules/explain/look.js';
import { renderText } from '../../../rules/render-diagnostic.js';
import type { MutantResult } from '../result.js';
import { countFates, scoreByItem, scoreText, type Counts, type ItemScore } from '../score.js';
import { survivorProblem } from '../survivors/survivor.js';

export function reportText(mutants: readonly MutantResult[], paint: Paint = PLAIN): string {
  const survivors = mutants.filter(({ fate, asked }) => fate === 'survived' && asked);
  const lines = [
    ...survivors.map((survivor) => renderText(survivorProblem(survivor)).replace('warning:', paint.yellow('warning:'))),
    ...unaskedLines(mutants), ...reasonLines(mutants, paint), ...table(scoreByItem(mutants), paint), '', totals(countFates(mutants), paint),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Of rules that no case asks about one line says it all. */
function unaskedLines(mutants: readonly MutantResult[]): string[] {
  const counts = new Map<string, number>();
  for (const { fate, asked, rules } of mutants) {
    if (fate === 'survived' && !asked) counts.set(rules.join(', '), (counts.get(rules.join(', ')) ?? 0) + 1);
  }
  const lines = [...counts].map(([rules, count]) => `${rules}: no case says anything of it (${count} mutants)`);
  return lines.length === 0 ? [] : [...lines, ''];
}

function reasonLines(mutants: readonly MutantResult[], paint: Paint): string[] {
  const lines = mutants.filter(({ reason }) => reason !== undefined)
    .map(({ fate, item, change, reason }) => paint.dim(`${fate}: ${change} in ${item.kind} ${item.name}: ${reason}`));
  return lines.length === 0 ? [] : [...lines, ''];
}

const HEADS = ['caught', 'survived', 'equivalent', 'explained', 'score'] as const;
const GAP = 3;

function table(items: readonly ItemScore[], paint: Paint): string[] {
  const names = items.map(({ item }) => `${item.kind} ${item.name}`);
  const width = Math.max(...names.map(({ length }) => length), 0);
  const head = [' '.repeat(width), ...HEADS.map((name) => name.padStart(name.length + GAP))].join('');
  return [paint.dim(head), ...items.map(({ counts }, index) => `${names[index]!.padEnd(width)}${cells(counts)}`)];
}

function cells(counts: Counts): string {
  const values = [counts.caught, counts.survived, counts.equivalent, counts.explained, scoreText(counts)];
  return values.map((value, index) => String(value).padStart(HEADS[index]!.length + GAP)).join('');
}

function totals(counts: Counts, paint: Paint): string {
  const { caught, survived, equivalent, explained } = counts;
  const others = [...(equivalent > 0 ? [`${equivalent} equivalent`] : []), ...(explained > 0 ? [`${explained} explained`] : [])];
  const beside = others.length === 0 ? '' : `; besides ${others.join(', ')}`;
  const score = `mutation score ${scoreText(counts)}`;
  return `${survived === 0 ? paint.green(score) : paint.bold(score)}: ${caught} of ${caught + survived} mutants caught${beside}`;
}
