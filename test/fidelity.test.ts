// The agreement with Falco that has been reached must not be lost. `make fidelity` prints it in full.
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { compareAlerts } from './fidelity/compare-alerts.js';
import { compareFields } from './fidelity/compare-fields.js';
import { captures, corpusPresent } from './fidelity/corpus.js';

const SMALL = /falco__|libs__|sysflow__(alpine|setuid|tcp)/;
const chosen = captures().filter((path) => SMALL.test(path));

if (!corpusPresent) console.log('fidelity: skipped, no corpus of captures with Falco\'s answers is present');

test.skipIf(!corpusPresent)('alerts of the stock rules are Falco\'s', () => {
  const compared = chosen.map((path) => ({ capture: basename(path), ...compareAlerts(path, 'stock') }));
  expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
});

test.skipIf(!corpusPresent)('alerts of rules that touch everything are Falco\'s nearly all', () => {
  const compared = chosen.map((path) => compareAlerts(path, 'probes'));
  const sum = (of: 'same' | 'falco'): number => compared.reduce((total, each) => total + each[of], 0);
  expect(sum('same') / sum('falco')).toBeGreaterThan(0.89);
});

test.skipIf(!corpusPresent)('field values are Falco\'s nearly all', () => {
  let same = 0, all = 0;
  for (const path of chosen) {
    for (const found of compareFields(path).values()) {
      same += found.same;
      all += found.all;
    }
  }
  expect(same / all).toBeGreaterThan(0.96);
});
