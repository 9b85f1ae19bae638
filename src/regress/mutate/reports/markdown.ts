// Mutants as Markdown for a pull request: the score, a table of rules, and the survivors, folded.
import { fenced, html, inline } from '../../markdown-text.js';
import { renderText } from '../../../rules/render-diagnostic.js';
import type { MutantResult } from '../result.js';
import { countFates, scoreByItem, scoreText, type ItemScore } from '../score.js';
import { survivorProblem } from '../survivors/survivor.js';

export function reportMarkdown(mutants: readonly MutantResult[]): string {
  const counts = countFates(mutants);
  const lines = [
    `### ${counts.survived === 0 ? '✅' : '🧬'} Mutation score: ${scoreText(counts)}`, '',
    `${counts.caught} of ${counts.caught + counts.survived} mutants are caught by a case.`, '',
    '| | caught | survived | equivalent | explained | score |', '|---|---:|---:|---:|---:|---:|', ...scoreByItem(mutants).map(row), '',
    ...scoreByItem(mutants).filter((one) => one.counts.survived > 0).flatMap(survivors),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function row({ item, counts }: ItemScore): string {
  const { caught, survived, equivalent, explained } = counts;
  return `| ${item.kind} ${inline(item.name)} | ${caught} | ${survived} | ${equivalent} | ${explained} | ${scoreText(counts)} |`;
}

function survivors({ item, mutants, counts }: ItemScore): string[] {
  const told = mutants.filter(({ fate }) => fate === 'survived').map((mutant) => renderText(survivorProblem(mutant)));
  const head = `${item.kind} <b>${html(item.name)}</b>: ${counts.survived} survived`;
  return [`<details><summary>${head}</summary>`, '', ...fenced(told.join('\n').trimEnd().split('\n')), '', '</details>', ''];
}
