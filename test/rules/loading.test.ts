// All rule files of the corpus load, or are refused, as Falco does it; and loading in the small.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareLoading } from './load-agreement.js';
import { CORPUS } from './golden.js';

const present = existsSync(CORPUS);
if (!present) console.log(`skipped: the rule corpus is not at ${CORPUS}`);

test.skipIf(!present)('rule files of the corpus are judged as Falco does', () => {
  const compared = compareLoading(CORPUS, {});
  const verdicts = compared.filter(({ sameVerdict }) => sameVerdict).length;
  const problems = compared.filter(({ sameVerdict, sameErrors, sameWarnings }) => sameVerdict && sameErrors && sameWarnings).length;
  console.log(`rule files: ${verdicts}/${compared.length} loaded or refused as Falco does, ${problems} with the same problems`);
  expect([verdicts, problems]).toEqual([compared.length, compared.length]);
});
