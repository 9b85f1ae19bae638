// YAML as Falco's loader reads it, where that is not what the standard says: what it takes and what it refuses.
import { describe, expect, test } from 'vitest';
import { Rejection } from '../../src/rules/diagnostic.js';
import type { YamlNode } from '../../src/rules/yaml/node.js';
import { readYaml } from '../../src/rules/yaml/read-yaml.js';

const plain = (node: YamlNode): unknown => {
  switch (node.kind) {
    case 'null': return null;
    case 'scalar': return node.value.text;
    case 'sequence': return node.items.map(plain);
    case 'map': return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  }
};

const read = (text: string): unknown[] => readYaml({ name: 'rules.yaml', text }).map(plain);

/** The line from where the text is refused. */
function refused(text: string): string {
  try {
    return `read: ${JSON.stringify(read(text))}`;
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    return text.slice(thrown.diagnostic.place!.offset).split('\n')[0]!;
  }
}

test.each<[string, string, unknown[]]>([
  ['a list may end below its key', '- list: x\n  items: [\n    a, b\n  ]\n', [[{ list: 'x', items: ['a', 'b'] }]]],
  ['or to the left of it', '- list: x\n  items: [a,\nb\n]\n- list: y\n', [[{ list: 'x', items: ['a', 'b'] }, { list: 'y' }]]],
  ['tabs within brackets are blanks', '- items: [a,\n\tb\n\t]\n', [[{ items: ['a', 'b'] }]]],
  ['a comment may follow a bracket or a quote at once', '- items: [a]#b\n  desc: "c"#d\n', [[{ items: ['a'], desc: 'c' }]]],
  ['a quoted text goes on wherever it likes', '- output: "a\nb"\n  desc: \'c\n d\'\n', [[{ output: 'a b', desc: 'c d' }]]],
  ['an apostrophe in double quotes may be escaped', '- output: "it\\\'s \\\\ \\"x\\""\n', [[{ output: 'it\'s \\ "x"' }]]],
  ['a byte order mark is none of the text', '\uFEFF- a: b\n  c: d\n', [[{ a: 'b', c: 'd' }]]],
  ['Windows ends lines otherwise', '- a: >\r\n    b\r\n    c\r\n  d: "e\r\n   f"\r\n', [[{ a: 'b c\n', d: 'e f' }]]],
  ['further to the left another document begins', '  - a: b\n    c: d\n- e: f\n', [[{ a: 'b', c: 'd' }], [{ e: 'f' }]]],
  ['also one of another kind', '- a: b\nc: d\n', [[{ a: 'b' }], { c: 'd' }]],
  ['an empty document is the last', '- a: b\n---\n# nothing\n---\n- c: d\n', [[{ a: 'b' }]]],
  ['the first of two keys counts for readers, both are there', '- a: b\n  b: [=, in, "=="]\n', [[{ a: 'b', b: ['=', 'in', '=='] }]]],
  ['nothing before a comma is null', '- a: [b,,c]\n  b: [ , b]\n  c: [d,]\n  d: ["," , #e\n , ]\n',
    [[{ a: ['b', null, 'c'], b: [null, 'b'], c: ['d'], d: [',', null] }]]],
  ['tags say nothing, declared or not', '- a: !x [!!str b, !e!y c]\n  !x b: !e!y d\n', [[{ a: ['b', 'c'], b: 'd' }]]],
  ['a text that looks like brackets is none', '- a: >\n    [\n  b: "["\n  c: [",", "["]\n', [[{ a: '[\n', b: '[', c: [',', '['] }]]],
  ['an anchor stands for what it names', '- a: &x [b]\n  c: *x\n', [[{ a: ['b'], c: ['b'] }]]],
])('%s', (_, text, documents) => {
  expect(read(text)).toEqual(documents);
});

describe('refused', () => {
  test.each([
    ['an asterisk without quotes', '- items: [a, *.txt]\n', '*.txt]'],
    ['a tab that looks like indentation', '- rule: x\n  desc: y\n\t\n  priority: z\n', '\t'],
    ['a percent sign without quotes', '- items: [%a]\n', '%a]'],
    ['a text behind a quote', '- a: "b" c\n', 'c'],
    ['a quote that does not end, where the file does', '- items: [a, "b]\n', ''],
    ['a colon within a text', '- a: b: c\n', 'b: c'],
    ['what is wrong in a later document', '  - a: b\n- c: d: e\n', 'd: e'],
  ])('%s', (_, text, from) => {
    expect(refused(text)).toBe(from);
  });
});
