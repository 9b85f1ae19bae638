// The public names: every field with its type, its argument and the rate at which it varies. A renamed field is a broken rule
// somewhere, so it cannot happen by accident. UPDATE=1 rewrites the list.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIELDS } from '../../src/rules/fields/registry.js';

const golden = new URL('../../fixtures/fields.txt', import.meta.url);

const lines = FIELDS.map((field) => {
  const marks = [field.list ? `list (${field.match})` : '', field.filterOnly ? 'conditions only' : '',
    field.deprecated ? 'deprecated' : ''];
  const argument = field.argument ? `[${field.argument}${field.argumentRequired ? '' : ', optional'}]` : '';
  return [`${field.name}${argument}`, field.type, field.varies, ...marks].filter(Boolean).join('  ');
}).sort();

test('public fields are those of the list', () => {
  if (process.env['UPDATE']) writeFileSync(golden, `${lines.join('\n')}\n`);
  const known = new Set(readFileSync(golden, 'utf8').split('\n').filter(Boolean));
  const now = new Set(lines);
  expect({ new: lines.filter((line) => !known.has(line)), missing: [...known].filter((line) => !now.has(line)) })
    .toEqual({ new: [], missing: [] });
});
