// How well we agree with Falco: its alerts and its field values over real captures, against ours. `make fidelity` prints it.
//
//   npx tsx scripts/fidelity.ts [CAPTURE…]     captures whose names contain one of these words; all without any
import { basename } from 'node:path';
import { compareAlerts, RULESETS } from '../test/fidelity/compare-alerts.js';
import { compareFields, type ComparedField } from '../test/fidelity/compare-fields.js';
import { captures, corpusPresent } from '../test/fidelity/corpus.js';
import { add, sum, type Tally } from '../test/fidelity/deviations.js';

const SHOWN = 48;
const words = process.argv.slice(2);
const chosen = captures().filter((path) => words.length === 0 || words.some((word) => basename(path).includes(word)));

/** The same, different as docs/compatibility.md lists, and different. */
interface Score {
  same: number;
  listed: number;
  different: number;
}

const score = (): Score => ({ same: 0, listed: 0, different: 0 });

function line(name: string, { same, listed, different }: Score): string {
  const whole = same + listed + different;
  const percent = whole === 0 ? '–' : `${((100 * same) / whole).toFixed(2)}%`;
  return `  ${name.padEnd(48)} ${percent.padStart(8)} same ${String(same).padStart(9)}   listed ${String(listed).padStart(7)}`
    + `   different ${String(different).padStart(5)}`;
}

function printTally(tally: Tally): void {
  console.log('\n  Listed deviations (docs/compatibility.md)');
  for (const [row, times] of [...tally].sort(([, a], [, b]) => b - a)) console.log(`    ${String(times).padStart(7)}  ${row}`);
  console.log();
}

function alerts(): void {
  console.log('Alerts\n');
  const tally: Tally = new Map();
  const differences: string[] = [];
  for (const ruleset of Object.keys(RULESETS)) {
    const total = score();
    for (const capture of chosen) {
      const compared = compareAlerts(capture, ruleset);
      total.same += compared.same;
      total.different += compared.differences.length;
      total.listed += Math.max(compared.falco, compared.ours) - compared.same - compared.differences.length;
      add(tally, compared.listed);
      differences.push(...compared.differences);
    }
    console.log(line(ruleset, total));
  }
  printTally(tally);
  for (const difference of differences.slice(0, SHOWN)) console.log(`  ${difference}`);
}

type Differing = Map<string, { count: number; first: string[] }>;

function fields(): void {
  console.log('Field values\n');
  const tally: Tally = new Map();
  const differing: Differing = new Map();
  const total = score();
  for (const capture of chosen) {
    const own = score();
    for (const [field, found] of compareFields(capture)) {
      own.same += found.same;
      own.listed += sum(found.listed);
      own.different += differenceOf(field, found, differing);
      add(tally, found.listed);
    }
    console.log(line(basename(capture), own));
    for (const part of ['same', 'listed', 'different'] as const) total[part] += own[part];
  }
  console.log(line('all', total));
  printTally(tally);
  for (const [field, { count, first }] of [...differing].sort(([, a], [, b]) => b.count - a.count)) {
    console.log(`  ${field}: ${count} different`);
    for (const example of first.slice(0, 3)) console.log(`      ${example}`);
  }
}

/** How many values of a field nothing explains; they are added to those of other captures. */
function differenceOf(field: string, { all, same, listed, first }: ComparedField, differing: Differing): number {
  const count = all - same - sum(listed);
  const known = differing.get(field) ?? { count: 0, first: [] };
  if (count > 0) differing.set(field, { count: known.count + count, first: [...known.first, ...first] });
  return count;
}

if (!corpusPresent) console.log('No corpus of captures with Falco\'s answers is present; nothing to compare.');
else {
  alerts();
  fields();
}
