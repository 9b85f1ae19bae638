// The section "In CI" of README.md holds, word for word.
import { expect, test } from 'vitest';
import { faultsOf, followReadme } from '../../scripts/follow-readme.js';

test('followed to the letter it is green, red once the rule is broken, and green when mended', async () => {
  expect(faultsOf(await followReadme())).toEqual([]);
}, 300_000);
