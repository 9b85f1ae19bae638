// Output formats: tokens in prose, widths, missing values, mistakes.
import { describe, expect, test } from 'vitest';
import { toBytes } from '../../src/capture/texts.js';
import { compileFormat } from '../../src/rules/format/compile-format.js';
import type { ResolveCall } from '../../src/rules/format/call.js';
import { resolveField, type ResolvedField } from '../../src/rules/fields/registry.js';
import { Story, snapshot } from '../state/story.js';
import { ask, format, show } from './ask.js';

const story = new Story(snapshot()).now('open', { fd: 3, name: '/etc/passwd', flags: 1, mode: 0, dev: 0x801, ino: 5 });

test.each([
  ['plain text', 'plain text'],
  ['Grüße %proc.name!', toBytes('Grüße bash!')],
  ['%proc.name.%proc.names', 'bash.bashs'],
  ['%evt.arg.name%evt.arg[1]', '/etc/passwd/etc/passwd'],
  ['[%6proc.name][%2proc.name][%3proc.pid]', '[bash  ][ba][100]'],
  ['*%proc.pid', '100'],
  ['**%proc.pid', '*100'],
  ['%fd.dev %fd.types %evt.failed %proc.fdusage', '801 (file) false 0.1'],
  ['%evt.abspath', '<NA>'],
  ['%5evt.abspath', '<NA>'],
])('%s', (text, shown) => {
  expect(show(story, text)).toBe(shown);
});

test('without a leading * a line with a missing value is not shown', () => {
  expect(format('%proc.name %evt.abspath').line(story.event)).toBeUndefined();
  expect(format('*%proc.name %evt.abspath').line(story.event)).toBe('bash <NA>');
  expect(format('%proc.name').line(story.event)).toBe('bash');
});

test('what is no character shows as U+FFFD; conditions still see it', () => {
  const named = new Story().now('chdir', { res: 0, path: '/a\n\x7f\xc3\xa4\xc2\x85\xef\xbf\xbf' });
  expect(show(named, '%proc.cwd')).toBe(toBytes('/a\ufffd\ufffdä\ufffd\ufffd/'));
  expect(ask(named, 'proc.cwd')).toEqual({ 'proc.cwd': toBytes('/a\ufffd\ufffdä\ufffd\ufffd/') });
  expect(named.text(named.event.thread!.process.cwd)).toContain('\n');
});

test('fields are listed once, as written', () => {
  expect(format('%proc.name %proc.aname[1] %proc.name').fields).toEqual(['proc.name', 'proc.aname[1]']);
});

test.each([
  ['done 50%', 7, 'invalid formatting syntax: formatting cannot end with a %'],
  ['%20', 0, 'invalid formatting syntax: formatting cannot end with a number'],
  ['An open: %not_a_real_field', 9, /^unknown filter: unexpected token after '%'/],
  ['%proc.nobody', 0, /^unknown filter: .*'proc.nobody'/],
  ['50% of', 2, /^unknown filter:/],
  ['%tolower(proc.name)', 0, /^unknown filter:/],
  ['a %fd.port', 2, /^invalid formatting token: fd.port is for conditions only/],
  ['%container.mount.dest[(]', 0, /^invalid formatting token: container.mount.dest\[\(\]: '\(' is not a valid regular expression/],
])('%s: a mistake at %i', (text, position, error) => {
  expect(compileFormat(text)).toEqual({ position, error: typeof error === 'string' ? error : expect.stringMatching(error) });
});

describe('transformer calls', () => {
  const resolveCall: ResolveCall = (text) => {
    const inner = /^twice\(([^)]*)\)/.exec(text);
    if (!inner) return { error: 'no such transformer' };
    const resolved = resolveField(inner[1]!) as ResolvedField;
    return {
      length: inner[0].length, type: 'charbuf', list: false, fields: [{ text: inner[1]!, resolved }],
      open: (texts) => (event) => texts.intern(texts.value(event.thread!.comm).repeat(2)),
    };
  };

  test('are resolved by whoever knows them; JSON has the fields inside', () => {
    const compiled = compileFormat('%10twice(proc.name) %evt.type', resolveCall);
    if ('error' in compiled) throw new Error(compiled.error);
    expect(compiled.render(story.event)).toBe('bashbash   open');
    expect(compiled.values(story.event)).toEqual({ 'proc.name': 'bash', 'evt.type': 'open' });
  });

  test('say what is wrong', () => {
    expect(compileFormat('%thrice(proc.name)', resolveCall)).toMatchObject({ error: expect.stringContaining('no such transformer'),
      position: 0 });
  });
});
