// The agreement with Falco that has been reached must not be lost: what differs must be listed. `make fidelity` prints it in full.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { compareAlerts } from './fidelity/compare-alerts.js';
import { compareFields } from './fidelity/compare-fields.js';
import { captures, corpusPresent } from './fidelity/corpus.js';
import { ALERT_DEVIATIONS, FIELD_DEVIATIONS, sum, WORD_DEVIATIONS } from './fidelity/deviations.js';

const SMALL = /falco__|libs__|sysflow__(filesat|setuid|tcp)/;
const chosen = captures().filter((path) => SMALL.test(path));

/** Of all values; what is listed may not come to explain more and more. */
const MOST_LISTED = 0.025;

if (!corpusPresent) console.log('fidelity: skipped, no corpus of captures with Falco\'s answers is present');

test.skipIf(!corpusPresent)('alerts of stock rules, new and old, are Falco\'s', () => {
  const compared = chosen.flatMap((path) => ['stock', 'legacy2019', 'legacy2022'].map((ruleset) => compareAlerts(path, ruleset)));
  expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
  expect(compared.reduce((total, { listed }) => total + sum(listed), 0)).toBe(0);
});

test.skipIf(!corpusPresent)('alerts of rules that touch everything are Falco\'s but for listed deviations', () => {
  expect(chosen.flatMap((path) => compareAlerts(path, 'probes').differences)).toEqual([]);
});

const named = chosen.map((path) => [basename(path), path]);

test.skipIf(!corpusPresent).each(named)('field values of %s are Falco\'s but for listed deviations', (_, path) => {
  const compared = [...compareFields(path)];
  const unlisted = compared.filter(([, { same, all, listed }]) => same + sum(listed) !== all);
  expect(unlisted.map(([field, { first }]) => [field, first])).toEqual([]);
  const all = compared.reduce((total, [, found]) => total + found.all, 0);
  expect(compared.reduce((total, [, { listed }]) => total + sum(listed), 0) / all).toBeLessThan(MOST_LISTED);
});

test.each([...FIELD_DEVIATIONS, ...WORD_DEVIATIONS, ...ALERT_DEVIATIONS])('$row is listed in docs/compatibility.md', ({ row }) => {
  const page = readFileSync(new URL('../docs/compatibility.md', import.meta.url), 'utf8');
  expect(page).toContain(`\n| ${row} |`);
});
