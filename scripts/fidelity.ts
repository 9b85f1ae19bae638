// How well we agree with Falco: its alerts and its field values over real captures, against ours. `make fidelity` prints it.
//
//   npx tsx scripts/fidelity.ts [CAPTURE…]     captures whose names contain one of these words; all without any
import { basename } from 'node:path';
import { compareAlerts, RULESETS } from '../test/fidelity/compare-alerts.js';
import { compareFields } from '../test/fidelity/compare-fields.js';
import { captures, corpusPresent } from '../test/fidelity/corpus.js';

const SHOWN = 12;
const words = process.argv.slice(2);
const chosen = captures().filter((path) => words.length === 0 || words.some((word) => basename(path).includes(word)));

const percent = (part: number, whole: number): string => (whole === 0 ? '     –' : `${((100 * part) / whole).toFixed(1).padStart(5)}%`);

function alerts(): void {
  console.log('Alerts: the same / Falco\'s / ours\n');
  const differences: string[] = [];
  for (const capture of chosen) {
    const cells = Object.keys(RULESETS).map((ruleset) => {
      const compared = compareAlerts(capture, ruleset);
      differences.push(...compared.differences.slice(0, 3));
      return `${ruleset} ${compared.same}/${compared.falco}/${compared.ours}`.padEnd(30);
    });
    console.log(`  ${basename(capture).padEnd(46)} ${cells.join('')}`);
  }
  console.log(`\nFirst differences\n${differences.slice(0, 4 * SHOWN).map((line) => `  ${line}`).join('\n')}\n`);
}

function fields(): void {
  const totals = new Map<string, { same: number; all: number; first: string[] }>();
  console.log('Field values: the same\n');
  for (const capture of chosen) {
    let same = 0, all = 0;
    for (const [field, found] of compareFields(capture)) {
      const total = totals.get(field) ?? { same: 0, all: 0, first: [] };
      totals.set(field, total);
      total.same += found.same;
      total.all += found.all;
      total.first.push(...found.first.slice(0, 2));
      same += found.same;
      all += found.all;
    }
    console.log(`  ${basename(capture).padEnd(46)} ${percent(same, all)} of ${all}`);
  }
  const differing = [...totals].filter(([, { same, all }]) => same !== all).sort(([, a], [, b]) => (b.all - b.same) - (a.all - a.same));
  console.log(`\n${totals.size - differing.length} of ${totals.size} fields agree everywhere. The others:\n`);
  for (const [field, { same, all, first }] of differing) {
    console.log(`  ${field.padEnd(32)} ${percent(same, all)} of ${all}, ${all - same} differ`);
    for (const line of first.slice(0, 3)) console.log(`      ${line}`);
  }
}

if (!corpusPresent) console.log('No corpus of captures with Falco\'s answers is present; nothing to compare.');
else {
  alerts();
  fields();
}
