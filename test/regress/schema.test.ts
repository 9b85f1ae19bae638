// The JSON schema that editors use is the one that the reader's definition gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { suiteSchema } from '../../src/regress/suite/suite-schema.js';
import { root } from '../cli/falco-rec.js';

test('docs/rule-tests.schema.json is as the definition says', () => {
  const path = join(root, 'docs/rule-tests.schema.json');
  const text = `${JSON.stringify(suiteSchema(), undefined, 1)}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});
