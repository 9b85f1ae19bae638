// Transformers on texts, bytes and lists.
import { expect, test } from 'vitest';
import type { TransformerName } from '../../src/rules/condition/vocabulary.js';
import type { Material } from '../../src/rules/transformers/transformer.js';
import { TRANSFORMERS } from '../../src/rules/transformers/table.js';

const apply = (name: TransformerName, values: readonly Material[], argument?: string): unknown =>
  TRANSFORMERS[name].apply(values, argument);

test.each<[TransformerName, readonly Material[], unknown]>([
  ['tolower', ['ABC\xc9'], 'abc\xc9'], ['toupper', ['abc/d'], 'ABC/D'],
  ['basename', ['/a/b'], 'b'], ['basename', ['/a/b/'], ''], ['basename', ['b'], 'b'],
  ['b64', ['aGk='], 'hi'], ['b64', ['aGk'], 'hi'], ['b64', ['a'], undefined], ['b64', ['?'], undefined], ['b64', [''], ''],
  ['len', ['abc'], 3], ['len', [['a', 'b']], 2], ['join', [',', ['a', 'b']], 'a,b'], ['concat', ['a', 'b', 'c'], 'abc'],
])('%s(%j) is %j', (name, values, result) => {
  expect(apply(name, values)).toBe(result);
});

test.each<[string, string, string[]]>([
  ['-a -b x', 'ab:', ['a', 'b', 'x']], ['-ab x', 'ab:', ['a', 'b', 'x']], ['-bx -a', 'ab:', ['b', 'x', 'a']],
  ['-b', 'b:', ['']], ['-z -a', 'a', ['?', 'a']], ['--long -a', 'a', ['a']], ['-a -- -b', 'ab', ['a']], ['-a word -b', 'ab', ['a']],
  ['-a', ':a', ['a']], ['- -a', 'a', []],
])('getopt of %j with %j', (words, letters, result) => {
  expect(apply('getopt', [words.split(' '), letters])).toEqual(result);
});

test.each<[string, string, string, string | undefined]>([
  ['-p 1 -p 2', 'p:', 'p', '2'], ['-v', 'v', 'v', 'v'], ['-p', 'p:', 'p', ''], ['-v', 'vx', 'x', undefined],
])('the last of %j with %j for %s', (words, letters, letter, result) => {
  expect(apply('getopt', [words.split(' '), letters], letter)).toBe(result);
});
