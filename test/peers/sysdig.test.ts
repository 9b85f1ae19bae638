// A second opinion: filters that sysdig understands, too, must select the same exits of the corpus as ours, or a row of
// `differences.ts` says why not. PEERS=all asks every filter over every capture, instead of five in nine over a few.
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fieldsIn } from '../../src/rules/condition/fields-in.js';
import { printTerm } from '../../src/rules/condition/print.js';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import { captures, corpusPresent } from '../fidelity/corpus.js';
import { DIFFERENCES, type Difference } from './differences.js';
import { FILTERS as EVERY_FILTER } from './filters.js';
import { exitsOf, type Exit } from './selections.js';
import { linesOf, sysdigPresent } from './sysdig.js';

const present = corpusPresent && sysdigPresent;
if (!present) console.log(`peers: skipped, ${sysdigPresent ? 'no corpus of captures' : 'no sysdig'} is present`);

/** Compressed with comments in its middle, which sysdig of Debian does not read. */
const UNREADABLE = /curl_google_comments/;
const FEW = /cat_write|connect|run_as_user_0|curl_google|sample|worker|setns/;
const all = process.env['PEERS'] === 'all';
const chosen = captures().filter((path) => !UNREADABLE.test(basename(path)) && (all || FEW.test(basename(path))));

const FILTERS = EVERY_FILTER.filter((_, index) => all || index % 9 < 5);
const WHERES = DIFFERENCES.map(({ where }) => where ?? 'evt.num > 0');
const fieldsOf = (filter: string): string[] => fieldsIn(parseCondition(tracedSource({ name: 'filter', text: filter }))).map(printTerm);

interface Disagreement {
  readonly filter: string;
  readonly exit: string;
  /** Positions of the differences that explain it. */
  readonly causes: readonly number[];
}

function disagreements(exits: readonly Exit[], filter: number, theirs: ReadonlySet<number>): Disagreement[] {
  const fields = fieldsOf(FILTERS[filter]!);
  const mayExcuse = (row: Difference): boolean =>
    fields.some((field) => row.fields.test(field)) && (row.filters?.test(FILTERS[filter]!) ?? true);
  const rows = DIFFERENCES.flatMap((row, index) => (mayExcuse(row) ? [index] : []));
  return exits.flatMap(({ name, selected }, index) => {
    if (selected[filter] === theirs.has(index)) return [];
    return [{ filter: FILTERS[filter]!, exit: name, causes: rows.filter((row) => selected[FILTERS.length + row]) }];
  });
}

describe.skipIf(!present)(`sysdig over ${chosen.length} captures`, () => {
  const found: Disagreement[] = [];
  let exits: Exit[] = [];
  let theirs: string[] = [];

  beforeAll(async () => {
    exits = chosen.flatMap((path) => exitsOf(path, [...FILTERS, ...WHERES]));
    theirs = await linesOf(chosen, 'evt.dir = <');
    const positions = new Map(theirs.map((line, index) => [line, index]));
    const left = FILTERS.keys();
    await Promise.all(Array.from({ length: availableParallelism() }, async () => {
      for (const filter of left) {
        const lines = await linesOf(chosen, `evt.dir = < and (${FILTERS[filter]})`);
        found.push(...disagreements(exits, filter, new Set(lines.map((line) => positions.get(line)!))));
      }
    }));
  }, 1_200_000);

  test('both see the same exits at the same times', () => {
    expect(exits.length).toBeGreaterThan(5000);
    expect(theirs.map((line) => line.split(' ')[1])).toEqual(exits.map(({ time }) => String(time)));
  });

  test(`${FILTERS.length} filters select the same exits, but for what is explained`, () => {
    expect(FILTERS.length).toBeGreaterThanOrEqual(300);
    const alike = FILTERS.length - new Set(found.map(({ filter }) => filter)).size;
    console.log(`peers: ${FILTERS.length} filters over ${exits.length} exits, ${alike} without any difference`);
    const unexplained = found.filter(({ causes }) => causes.length === 0);
    expect(new Map(unexplained.map(({ filter, exit }) => [filter, exit]))).toEqual(new Map());
  });

  test.runIf(all).each(DIFFERENCES)('still true: $reason', (row) => {
    expect(found.some(({ causes }) => causes.includes(DIFFERENCES.indexOf(row)))).toBe(true);
  });
});
