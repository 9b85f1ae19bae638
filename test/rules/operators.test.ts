// Each operator on each type, as tables: what it takes, what it says, and what a missing value does.
import { describe, expect, test } from 'vitest';
import { Rejection } from '../../src/rules/diagnostic.js';
import type { FieldType } from '../../src/rules/field.js';
import { holds, type Shape, type Values } from './one-field.js';

/** Says whether `f.x operator …` is true when f.x, of this type, has this value. */
const says = (type: FieldType, value: Values, test: string, shape: Shape = 'one'): boolean =>
  holds(`f.x ${test}`, { 'f.x': { type, value, shape } });

const IP = '\x0a\x00\x00\x01';
const IP6 = `${'\0'.repeat(15)}\x01`;

const TRUTHS: readonly [FieldType, Values, string, boolean][] = [
  ['charbuf', 'bash', '= bash', true], ['charbuf', 'bash', '== Bash', false], ['charbuf', 'bash', '!= sh', true],
  ['charbuf', '', '= ""', true], ['charbuf', '', 'exists', true], ['charbuf', 'bash', 'contains as', true],
  ['charbuf', 'bash', 'contains ""', true], ['charbuf', 'BASH', 'icontains as', true], ['charbuf', 'bash', 'startswith ba', true],
  ['charbuf', 'bash', 'endswith sh', true], ['charbuf', '\xe9', '= "\\xe9"', true], ['charbuf', '\xc3\xa9', '= é', true],
  ['charbuf', '/a/.b', 'glob /*b', true], ['charbuf', '/a/b', 'glob /?/?', true], ['charbuf', 'a1', 'glob "a[0-9]"', true],
  ['charbuf', 'ax', 'glob "a[!0-9]"', true], ['charbuf', 'a*', 'glob "a\\\\*"', true], ['charbuf', 'ab', 'glob "a\\\\*"', false],
  ['charbuf', 'aZ', 'glob "a[[:upper:]]"', true], ['charbuf', 'ABC', 'iglob "a*C"', true], ['charbuf', 'a[', 'glob "a["', true],
  ['charbuf', 'abc', 'regex "[a-c]+"', true], ['charbuf', 'xabc', 'regex "[a-c]+"', false], ['charbuf', 'a\nb', 'regex "a.b"', false],
  ['charbuf', 'a\nb', 'regex "a[^x]b"', true], ['charbuf', 'ab', 'regex "a|ab"', true], ['charbuf', '\xff', 'regex "."', true],
  ['charbuf', 'aaa', 'regex "(a{2,3})"', true], ['charbuf', '7', 'regex "[[:digit:]]"', true],
  ['fspath', '/etc/passwd', 'pmatch (/etc)', true], ['fspath', '/etcetera', 'pmatch (/etc)', false],
  ['fspath', '//etc//x/', 'pmatch (/etc/x)', true], ['fspath', '/var/a/log/x', 'pmatch (/var/*/log)', true],
  ['fspath', '/etc', 'pmatch (/etc/passwd)', false], ['charbuf', 'b', 'in (a, b)', true], ['charbuf', 'b', 'intersects (a, b)', true],
  ['charbuf', 'b', 'in ()', false], ['charbuf', 'b', 'in b', true],
  ['charbuf', '/a/b', 'startswith anyof (/x, /a)', true], ['charbuf', 'ab', 'contains allof (a, b)', true],
  ['charbuf', 'ab', 'contains oneof (a, b)', false], ['charbuf', 'ab', 'contains oneof (a, x)', true],
  ['charbuf', 'ab', 'contains allof ()', false], ['charbuf', 'c', '!= allof (a, b)', true], ['charbuf', 'c', '!= anyof (c, b)', true],
  ['int64', 5, '= 5', true], ['int64', 5, '!= 5', false], ['int64', -5, '< 0', true], ['int64', 5, '>= 5', true],
  ['int64', 5, 'in (4, 5)', true], ['int64', 5, '= "+5"', true], ['uint64', 18446744073709551615n, '= -1', true],
  ['uint64', 18446744073709551615n, '> 9007199254740993', true], ['uint8', 44, '= 300', true], ['int8', -1, '= 255', true],
  ['port', 22, '= ssh', true], ['port', 443, 'in (http, https)', true], ['port', 22, '= 65558', true],
  ['bool', true, '= true', true], ['bool', false, '!= true', true], ['bool', true, 'in (false, true)', true],
  ['bytebuf', 'a\0b', 'contains b', true], ['bytebuf', '\x7fELF', 'bstartswith 7f454c46', true],
  ['bytebuf', 'x\x00\xffy', 'bcontains 00FF', true], ['bytebuf', 'x', '= x', true], ['bytebuf', 'xy', 'endswith y', true],
  ['ipaddr', IP, '= 10.0.0.1', true], ['ipaddr', IP, '!= 10.0.0.2', true], ['ipaddr', IP, '= ::1', false], ['ipaddr', IP, '!= ::1', true],
  ['ipaddr', IP6, '= ::1', true], ['ipaddr', IP, 'in (10.0.0.1, ::1)', true],
  ['ipnet', IP, '= 10.0.0.0/8', true], ['ipnet', IP, '= "10.99.0.0/8"', true], ['ipnet', IP, '!= 192.168.0.0/16', true],
  ['ipnet', IP, 'in (192.168.0.0/16, 10.0.0.0/30)', true], ['ipnet', IP, '= ::/0', false], ['ipnet', IP6, '= ::/127', true],
  ['ipnet', IP, '= 10.0.0.2/31', false],
];

describe('what operators say', () => {
  test.each(TRUTHS)('%s %o %s: %s', (type, value, text, truth) => {
    expect(says(type, value, text)).toBe(truth);
  });
});

const LISTS: readonly ['list' | 'any' | 'both ends', FieldType, readonly (string | number)[], string, boolean][] = [
  ['list', 'charbuf', ['a', 'b'], 'in (a, b, c)', true], ['list', 'charbuf', ['a', 'x'], 'in (a, b)', false],
  ['list', 'charbuf', ['a', 'x'], 'intersects (a, b)', true], ['list', 'charbuf', [], 'in (a)', true],
  ['list', 'charbuf', [], 'intersects (a)', false],
  ['any', 'charbuf', ['sshd', 'systemd'], '= sshd', true], ['any', 'charbuf', ['sshd', 'systemd'], '!= sshd', true],
  ['any', 'charbuf', ['sshd'], '!= sshd', false], ['any', 'charbuf', [], '!= sshd', false],
  ['both ends', 'port', [22, 5000], '= 22', true], ['both ends', 'port', [22, 5000], '!= 22', false],
  ['both ends', 'port', [23, 5000], '!= 22', true], ['both ends', 'port', [22, 5000], 'in (22, 80)', true],
];

describe('fields with several values', () => {
  test.each(LISTS)('%s of %s %o %s: %s', (match, type, value, text, truth) => {
    expect(says(type, value, text, match)).toBe(truth);
  });
});

describe('a missing value', () => {
  const tests = ['= x', '!= x', 'contains x', 'in (x)', 'exists', 'pmatch (/x)', 'regex ".*"', '!= anyof (x)'];
  test.each(tests)('makes %s false and its negation true', (text) => {
    expect(says('charbuf', undefined, text)).toBe(false);
    expect(says('charbuf', undefined, `exists or not f.x ${text}`)).toBe(true);
  });
});

/** Operators with a right-hand side that reads as any type's value. */
const USES = {
  exists: '', '=': 'V', '==': 'V', '!=': 'V', '<': '1', '<=': '1', '>': '1', '>=': '1', contains: 'V', icontains: 'V', startswith: 'V',
  endswith: 'V', glob: 'V', iglob: 'V', regex: 'V', bcontains: '00', bstartswith: '00', in: '(V)', intersects: '(V)', pmatch: '(V)',
} as const;

const VALUES: Partial<Record<FieldType, string>> = { bool: 'true', ipaddr: '1.2.3.4', ipnet: '1.2.3.0/24' };

const TAKES: readonly [FieldType, string][] = [
  ['int64', '= == != < <= > >= in intersects exists'], ['uint8', '= == != < <= > >= in intersects exists'],
  ['abstime', '= == != < <= > >= in intersects exists'], ['bool', '= == != in intersects exists'],
  ['charbuf', '= == != < <= > >= in intersects exists contains icontains startswith endswith glob iglob pmatch regex'],
  ['fspath', '= == != < <= > >= in intersects exists contains icontains startswith endswith glob iglob pmatch regex'],
  ['bytebuf', '= == != contains startswith endswith bcontains bstartswith in intersects exists'],
  ['ipaddr', '= == != in intersects exists'], ['ipnet', '= == != in intersects exists'],
];

describe('which operators a type takes', () => {
  test.each(TAKES)('%s', (type, taken) => {
    const accepted = Object.entries(USES).filter(([operator, right]) => {
      try {
        says(type, undefined, `${operator} ${right.replace('V', VALUES[type] ?? '1')}`);
        return true;
      } catch (thrown) {
        expect((thrown as Rejection).diagnostic.problem).toBe('operator not for type');
        return false;
      }
    });
    expect(accepted.map(([operator]) => operator).sort()).toEqual(taken.split(' ').sort());
  });

  test('a list takes set operators only', () => {
    for (const [operator, right] of Object.entries(USES)) {
      const use = (): boolean => says('charbuf', ['a'], `${operator} ${right.replace('V', 'a')}`, 'list');
      if (['in', 'intersects', 'exists'].includes(operator)) expect(use()).toBe(true);
      else expect(use).toThrow(Rejection);
    }
  });
});
