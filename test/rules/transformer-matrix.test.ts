// Every transformer on every type of field, alone and as a list: fixtures/transformers/NAME.txt holds its values, or the problem as
// the user sees it. Derived from the tables, so a new row shows as a difference.
import { join } from 'node:path';
import { test } from 'vitest';
import { parseCondition } from '../../src/rules/condition/parser.js';
import { TRANSFORMER_NAMES, type TransformerName } from '../../src/rules/condition/vocabulary.js';
import { bindTerm } from '../../src/rules/compile/bind-term.js';
import type { Check } from '../../src/rules/condition/ast.js';
import { Rejection } from '../../src/rules/diagnostic.js';
import type { FieldType } from '../../src/rules/field.js';
import { renderText } from '../../src/rules/render-diagnostic.js';
import { tracedSource } from '../../src/rules/traced-text.js';
import { FIXTURES, matchGolden } from './golden.js';
import { atHand, type Shape, type Single, type Values } from './one-field.js';
import { SAMPLES } from './type-samples.js';

/** How each transformer is called on the field f.x; f.t is a text, f.l a list of texts. */
const CALLS: { readonly [N in TransformerName]: readonly string[] } = {
  tolower: ['tolower(f.x)'], toupper: ['toupper(f.x)'], b64: ['b64(f.x)'], basename: ['basename(f.x)'], len: ['len(f.x)'],
  join: ['join(",", f.x)', 'join(f.x, f.l)', 'join("-", (f.x, "y", 7))'],
  concat: ['concat(f.x, "-", f.t)', 'concat(f.x)'],
  getopt: ['getopt(f.x, "ab:")', 'getopt(f.x, "ab:")[b]', 'getopt(f.l, f.x)', 'getopt((f.x, "-a"), "a")'],
  val: ['val(f.x)'],
};

/** Texts that the transformers make something of, in place of the samples. */
const TEXTS: readonly Single[] = ['/Usr/bin/', 'aGkh', '-ab', ''];

function valuesOf(type: FieldType, shape: Shape): Values[] {
  const single = type === 'charbuf' || type === 'fspath' || type === 'bytebuf' ? TEXTS : SAMPLES[type].values;
  return shape === 'one' ? [...single, undefined] : [[], single, undefined];
}

const json = (value: unknown): string => (value === undefined ? 'no value'
  : JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)));

const named = (type: FieldType, shape: Shape): string => `${shape === 'one' ? '' : 'list of '}${type}`;

function results(call: string, type: FieldType, shape: Shape): string {
  const others = { 'f.t': { type: 'charbuf' }, 'f.l': { type: 'charbuf', shape: 'list' } } as const;
  const { vocabulary, set, read } = atHand({ 'f.x': { type, shape }, ...others });
  const { left } = parseCondition(tracedSource({ name: '<filter>', text: `${call} exists` })) as Check;
  const input = bindTerm(left, vocabulary);
  const lines = valuesOf(type, shape).map((value) => {
    set({ 'f.x': value, 'f.t': 'T', 'f.l': ['-a', '-b', 'value'] });
    return `    ${json(value)} → ${json(read(input))}\n`;
  });
  return `${call} of ${named(type, shape)}: ${named(input.type, input.match)}\n${lines.join('')}`;
}

function shown(call: string, type: FieldType, shape: Shape): string {
  try {
    return results(call, type, shape);
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    return `${call} of ${named(type, shape)}\n${renderText(thrown.diagnostic)}`;
  }
}

test.each(TRANSFORMER_NAMES)('%s', (name) => {
  const sections = (Object.keys(SAMPLES) as FieldType[]).flatMap((type) =>
    (['one', 'list'] as const).flatMap((shape) => CALLS[name].map((call) => shown(call, type, shape))));
  matchGolden(join(FIXTURES, 'transformers', `${name}.txt`), sections.join('\n'));
});
