// The suites of the starter rules leave nothing of them uncovered, or say why.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCovered } from '../../src/regress/coverage/result.js';
import { coverageAt } from '../regress/coverage-text.js';
import { root } from '../cli/falco-rec.js';

const folder = join(root, 'rules');
const suites = readdirSync(folder).filter((name) => name.endsWith('.test.yaml')).map((name) => join(folder, name));
const { parts, rules, evidence, problems } = coverageAt(suites);

test('every suite was looked at, and what they explain needs it', () => expect([evidence.troubles, problems]).toEqual([[], []]));

test('every rule fired, and was silent', () => {
  expect(parts.filter((part) => part.kind === 'rule' && !isCovered(part)).map(({ text }) => text)).toEqual([]);
  expect(rules).toHaveLength(21);
});

test('every part is covered or explained', () => {
  const open = parts.filter((part) => !isCovered(part) && part.explained === undefined);
  expect(open.map(({ file, line, text, lacking }) => `${file}:${line} ${text}: ${lacking.join(', ')}`)).toEqual([]);
});

test('no rule stands behind another', () => expect(rules.filter(({ shadow }) => shadow?.proven)).toEqual([]));
