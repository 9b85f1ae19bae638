// Coverage of the lines of rule files, in the format of lcov's tracefiles (geninfo(1)).
//
// Rules and macros are functions, a line counts the events at which something on it decided, and every part is a branch for
// each way in which it must have decided; of rules, for firing and for being silent.
import { resolve } from 'node:path';
import { isCovered, type Coverage, type PartResult, type RuleResult } from '../result.js';

/** The tracefile: a record for each rule file. */
export function lcov({ parts, rules }: Coverage): string {
  const files = [...new Set(parts.map(({ file }) => file))];
  return files.flatMap((file) => record(file, parts.filter((part) => part.file === file), rules)).map((line) => `${line}\n`).join('');
}

function record(file: string, parts: readonly PartResult[], rules: readonly RuleResult[]): string[] {
  return ['TN:', `SF:${resolve(file)}`, ...functions(parts, rules), ...branches(parts), ...lines(parts), 'end_of_record'];
}

function functions(parts: readonly PartResult[], rules: readonly RuleResult[]): string[] {
  const named = parts.filter(({ kind }) => kind === 'rule' || kind === 'macro');
  const calls = (part: PartResult): number =>
    (part.kind === 'macro' ? part.seen.true : rules.find(({ name }) => name === part.text)?.fired ?? 0);
  return [
    ...named.map((part) => `FN:${part.line},${nameOf(part)}`),
    ...named.map((part) => `FNDA:${calls(part)},${nameOf(part)}`),
    `FNF:${named.length}`, `FNH:${named.filter((part) => calls(part) > 0).length}`,
  ];
}

/** Names of rules may hold anything; in a tracefile a comma or a line's end would end them. */
const nameOf = ({ kind, text }: PartResult): string => (kind === 'rule' ? text.replace(/[,\r\n]+/g, ' ') : `macro ${text}`);

function branches(parts: readonly PartResult[]): string[] {
  // Parts of a line are its blocks, in order; their ways are the branches of a block.
  const block = new Map<number, number>();
  const told = parts.flatMap((part) => {
    const number = block.get(part.line) ?? 0;
    block.set(part.line, number + 1);
    return part.wanted.map((fact, branch) => ({ line: part.line, number, branch, taken: takenText(part, part.seen[fact]) }));
  });
  return [
    ...told.map(({ line, number, branch, taken }) => `BRDA:${line},${number},${branch},${taken}`),
    `BRF:${told.length}`, `BRH:${told.filter(({ taken }) => taken !== '-' && taken !== '0').length}`,
  ];
}

/** `-` says that the part was never asked at all. */
const takenText = ({ kind, seen }: PartResult, taken: number): string =>
  (kind !== 'item' && seen.true + seen.false === 0 ? '-' : String(taken));

function lines(parts: readonly PartResult[]): string[] {
  const counts = new Map<number, number>();
  for (const part of parts) counts.set(part.line, Math.max(counts.get(part.line) ?? 0, hitsOf(part)));
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return [
    ...sorted.map(([line, hits]) => `DA:${line},${hits}`),
    `LF:${sorted.length}`, `LH:${sorted.filter(([, hits]) => hits > 0).length}`,
  ];
}

/** A part that is covered counts at least once, by whatever it had to show. */
const hitsOf = (part: PartResult): number =>
  Math.max(part.seen.decidedTrue, part.kind === 'rule' ? part.seen.true : 0, isCovered(part) ? 1 : 0);
