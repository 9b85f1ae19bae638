// How a name in a rule finds its row.
import { describe, expect, test } from 'vitest';
import { resolveField, resolveLongestField } from '../../src/rules/fields/registry.js';

const FOUND: readonly [text: string, name: string, argument?: string][] = [
  ['proc.name', 'proc.name'],
  ['evt.args', 'evt.args'],
  ['evt.arg.path', 'evt.arg', 'path'],
  ['evt.arg[0]', 'evt.arg', '0'],
  ['evt.rawarg.res', 'evt.rawarg', 'res'],
  ['evt.type.is.open', 'evt.type.is', 'open'],
  ['evt.abspath', 'evt.abspath'],
  ['evt.abspath.dst', 'evt.abspath', 'dst'],
  ['proc.aname', 'proc.aname'],
  ['proc.aname[2]', 'proc.aname', '2'],
  ['proc.args[0]', 'proc.args', '0'],
  ['proc.env[HOME]', 'proc.env', 'HOME'],
  ['proc.aenv[3]', 'proc.aenv', '3'],
  ['thread.cgroup.cpu', 'thread.cgroup', 'cpu'],
  ['thread.cgroups', 'thread.cgroups'],
  ['fd.types[1]', 'fd.types', '1'],
  ['fd.cip.name', 'fd.cip.name'],
  ['container.mount.dest[/proc*]', 'container.mount.dest', '/proc*'],
  ['container.mount.dest["/with blank"]', 'container.mount.dest', '/with blank'],
];

const UNKNOWN = ['proc.nobody', 'evt.typ', 'proc.namex', 'proc.name[1]', 'evt.arg.nosuch', 'proc.aname[x]', 'proc.aname[-1]',
  'proc.aname[01]', ''];

describe('a whole text', () => {
  test.each(FOUND)('%s', (text, name, argument) => {
    const found = resolveField(text);
    expect(found).toMatchObject({ field: { name }, argument, length: text.length });
    expect(resolveField(text)).toBe(found);
  });

  test.each(UNKNOWN)('%j is no field', (text) => {
    expect(resolveField(text)).toEqual({ error: `filter_check called with nonexistent field ${text}` });
  });

  test('a field without the argument that it needs', () => {
    expect(resolveField('evt.arg')).toEqual({ error: 'field evt.arg needs an argument: evt.arg.NAME' });
    expect(resolveField('container.label')).toEqual({ error: 'field container.label needs an argument: container.label[…]' });
  });
});

describe('the beginning of a text', () => {
  test.each([
    ['proc.name.', 9], ['proc.names', 9], ['fd.cip.nam', 6], ['evt.arg.namex', 12], ['evt.arg[1]]', 10], ['proc.aname[1](x)', 13],
    ['evt.time.', 8],
  ])('%s: %i characters', (text, length) => {
    expect(resolveLongestField(text)).toMatchObject({ length });
  });
});

describe('what an argument decides', () => {
  test('evt.arg.NAME is on events with such a parameter', () => {
    expect(resolveField('evt.arg.request')).toMatchObject({ field: { on: ['ioctl', 'ptrace'] } });
    expect(resolveField('evt.arg.linkdirfd')).toMatchObject({ field: { on: ['symlinkat'] } });
  });

  test('evt.rawarg.NAME has the type of the parameter', () => {
    expect(resolveField('evt.rawarg.res')).toMatchObject({ field: { type: 'int64' } });
    expect(resolveField('evt.rawarg.linkpath')).toMatchObject({ field: { type: 'fspath' } });
    expect(resolveField('evt.rawarg.addr')).toMatchObject({ field: { display: 'hex' } });
  });

  test('an ancestor field is one value at a level, and any without', () => {
    expect(resolveField('proc.aname[1]')).not.toHaveProperty('field.list');
    expect(resolveField('proc.aname')).toMatchObject({ field: { list: true, match: 'any' } });
  });
});
