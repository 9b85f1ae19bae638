// Paths: joined and normalised by their text (semantics of Falco's `fd.name`), and addresses as inet_ntop prints them.
import { expect, test } from 'vitest';
import { Texts } from '../../src/capture/texts.js';
import { addressText } from '../../src/state/sockets/address-text.js';
import { joinPath } from '../../src/state/paths/join-path.js';
import { Paths } from '../../src/state/paths/path-table.js';
import { ip4, ip6 } from './socket-bytes.js';

test.each([
  ['/home/', 'a', '/home/a'],
  ['/home/', '/etc/passwd', '/etc/passwd'],
  ['/home/', '/etc//passwd', '/etc/passwd'],
  ['/home/', '/etc/./passwd', '/etc/passwd'],
  ['/home/', '/etc/../passwd', '/passwd'],
  ['/home/', '/../../x', '/x'],
  ['/home/', '/etc/', '/etc'],
  ['/home/', '/', '/'],
  ['/home/', '//', '/'],
  ['/home/', '..', '/'],
  ['/home/ann/', '..', '/home'],
  ['/home/ann/', '../bob', '/home/bob'],
  ['/home/ann/', '../../../../x', '/x'],
  ['/home/ann/', '.', '/home/ann'],
  ['/home/ann/', './x', '/home/ann/x'],
  ['/home/ann/', '.hidden', '/home/ann/.hidden'],
  ['/home/ann/', '..x', '/home/ann/..x'],
  ['/home/ann/', 'a/..', '/home/ann'],
  ['/a//b/', 'x', '/a//b/x'],
  ['<UNKNOWN>', 'x', '<UNKNOWN>x'],
  ['<UNKNOWN>', '../x', '<UNKNOWN>../x'],
  ['/home/', '', ''],
  ['/home/', 'x'.repeat(1017), `/home/${'x'.repeat(1017)}`],
  ['/home/', 'x'.repeat(1018), '/DIR_TOO_LONG/FILENAME_TOO_LONG'],
])('%j joined to %j', (base, path, joined) => {
  expect(joinPath(base, path)).toBe(joined);
});

test('a text is worked out once, and then for each base', () => {
  const texts = new Texts();
  const paths = new Paths(texts);
  const resolve = (base: string, path: string): string => texts.value(paths.resolve(texts.intern(base), texts.intern(path)));
  for (let round = 0; round < 2; round++) {
    expect(resolve('/a/', 'x')).toBe('/a/x');
    expect(resolve('/b/', 'x')).toBe('/b/x');
    expect(resolve('/b/', '/x/')).toBe('/x');
    expect(resolve('/b/', '')).toBe('/b/<NA>');
    expect(resolve('/b/', '(NULL)')).toBe('/b/<NA>');
  }
  for (let i = 0; i < 3000; i++) expect(resolve('/b/', `${i}`)).toBe(`/b/${i}`);
});

test('a clean absolute path is itself', () => {
  const texts = new Texts();
  const path = texts.intern('/etc/passwd');
  expect(new Paths(texts).resolve(texts.intern('/'), path)).toBe(path);
});

test.each([
  [ip4('192.168.0.1'), '192.168.0.1'],
  [ip6('0:0:0:0:0:0:0:0'), '::'],
  [ip6('0:0:0:0:0:0:0:1'), '::1'],
  [ip6('2001:db8:0:0:0:0:0:1'), '2001:db8::1'],
  [ip6('2001:0:0:1:0:0:0:1'), '2001:0:0:1::1'],
  [ip6('1:2:3:4:5:6:7:0'), '1:2:3:4:5:6:7:0'],
  [ip6('fe80:0:0:0:0:0:0:0'), 'fe80::'],
  [ip6('0:0:0:0:0:ffff:102:304'), '::ffff:1.2.3.4'],
  ['', ''],
])('the address %j', (bytes, text) => {
  expect(addressText(bytes)).toBe(text);
});
