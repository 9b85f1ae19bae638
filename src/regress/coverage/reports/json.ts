// Everything as one JSON document, for programs.
import { GROUPS } from '../groups.js';
import { isCovered, percentOf, shareOf, type Coverage } from '../result.js';
import { whyUncovered } from './wording.js';

export function coverageJson({ parts, rules, evidence }: Coverage): string {
  const { suites, cases, captures, events, lost } = evidence;
  const totals = Object.entries(GROUPS).map(([name, { has }]) => {
    const share = shareOf(parts.filter(has));
    return [name, { ...share, percent: Math.floor(percentOf(share) * 100) / 100 }];
  });
  const told = {
    evidence: { suites, cases, captures, events, lost },
    totals: Object.fromEntries(totals),
    rules,
    parts: parts.map(({ snippet: _, ...part }) => ({
      ...part, covered: isCovered(part), ...(!isCovered(part) && { why: whyUncovered(part) }),
    })),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}
