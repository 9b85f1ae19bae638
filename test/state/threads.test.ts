// Facts of threads that single calls change, and threads that nobody told of.
import { describe, expect, test } from 'vitest';
import { snapshot, START, Story, thread, INIT, told, type Told } from './story.js';

describe('a thread that nobody knows', () => {
  test('gets an entry when it does something', () => {
    const story = new Story().now('getuid', {}, { tid: 555 });
    expect(story.event.thread).toMatchObject({ tid: 555, pid: -1, ptid: -1, uid: 0xffffffff, gid: 0xffffffff, placeholder: true });
    expect(story.text(story.event.thread!.comm)).toBe('<NA>');
    expect(story.text(story.event.thread!.process.cwd)).toBe('./');
  });

  test.each(['procexit', 'switch'] as const)('but not for %s', (event) => {
    expect(new Story().now(event, {}, { tid: 555 }).event.thread).toBeUndefined();
  });

  test('keeps descriptors of its own', () => {
    const story = new Story().now('open', { fd: 3, name: '/a', flags: 1 }, { tid: 555 });
    expect(story.nameOf(3, 555)).toBe('/a');
  });
});

const changes: [string, Told, object][] = [
  ['setuid', told('setuid', { res: 0, uid: 0 }), { uid: 0 }],
  ['setuid that failed', told('setuid', { res: -1, uid: 0 }), { uid: 1000 }],
  ['setreuid', told('setreuid', { res: 0, ruid: 1, euid: 2 }), { uid: 2 }],
  ['setresuid', told('setresuid', { res: 0, ruid: 1, euid: 0xffffffff, suid: 3 }), { uid: 0xffffffff }],
  ['setgid', told('setgid', { res: 0, gid: 9 }), { gid: 9 }],
  ['setregid', told('setregid', { res: 0, rgid: 1, egid: 2 }), { gid: 2 }],
  ['setresgid', told('setresgid', { res: 0, rgid: 1, egid: 2, sgid: 3 }), { gid: 2 }],
  ['capset', told('capset', { res: 0, cap_inheritable: 1, cap_permitted: 2, cap_effective: 3 }),
    { capInheritable: 1, capPermitted: 2, capEffective: 3 }],
  ['unshare of the user namespace', told('unshare', { res: 0, flags: 1 << 20 }), { capEffective: 2 ** 41 - 1 }],
  ['unshare of another', told('unshare', { res: 0, flags: 32 }), { capEffective: 0 }],
  ['setns', told('setns', { res: 0, fd: 3, nstype: 1 << 20 }), { capPermitted: 2 ** 41 - 1 }],
  ['setsid', told('setsid', { res: 100 }), { sid: 100 }],
  ['setrlimit', told('setrlimit', { res: 0, cur: 4096, max: 4096, resource: 7 }), { fdlimit: 4096 }],
  ['setrlimit of something else', told('setrlimit', { res: 0, cur: 4096, max: 4096, resource: 3 }), { fdlimit: 1024 }],
  ['prlimit', told('prlimit', { res: 0, newcur: 77, pid: 0, resource: 7 }), { fdlimit: 77 }],
  ['prlimit that only asks', told('prlimit', { res: 0, newcur: -1, oldcur: 5, pid: 0, resource: 7 }), { fdlimit: 1024 }],
  ['brk', told('brk', { res: 1, vm_size: 11, vm_rss: 12, vm_swap: 13 }), { vmSize: 11, vmRss: 12, vmSwap: 13 }],
  ['switch', told('switch', { next: 0, pgft_maj: 21, pgft_min: 22, vm_size: 11, vm_rss: 12, vm_swap: 13 }),
    { faultsMajor: 21, faultsMinor: 22, vmSize: 11 }],
];

test('a switch of another thread tells of the faults of that thread, and of the memory of the whole', () => {
  const story = new Story(snapshot({ threads: [INIT, thread(), thread({ tid: 101, pid: 100 })] }));
  story.now('switch', { next: 0, pgft_maj: 21, pgft_min: 22, vm_size: 11, vm_rss: 12, vm_swap: 13 }, { tid: 101 });
  expect([story.thread(101), story.thread(100)].map(({ faultsMajor, vmSize }) => [faultsMajor, vmSize])).toEqual([[21, 1], [4, 11]]);
});

describe('a call changes', () => {
  test.each(changes)('%s', (_, event, facts) => {
    const story = new Story(snapshot({ threads: [INIT, thread({ sid: 1 })] }));
    story.thread().verdicts = new Uint8Array(1);
    const before = { ...story.thread() };
    expect(story.tell([event]).thread()).toMatchObject(facts);
    const changed = Object.entries(facts).some(([name, value]) => before[name as keyof typeof before] !== value);
    if (changed) expect(story.thread().verdicts).toBeUndefined();
  });
});

describe('the working directory', () => {
  test.each([
    ['chdir', told('chdir', { res: 0, path: '/tmp' }), '/tmp/'],
    ['chdir, relative', told('chdir', { res: 0, path: '../bob//x/' }), '/home/bob/x/'],
    ['chdir to the root', told('chdir', { res: 0, path: '/' }), '/'],
    ['chdir that failed', told('chdir', { res: -2, path: '/tmp' }), '/home/ann/'],
    ['getcwd', told('getcwd', { res: 5, path: '/srv' }), '/srv/'],
    ['fchdir', told('fchdir', { res: 0, fd: 3 }), '/etc/'],
  ])('%s', (_, event, cwd) => {
    const story = new Story().tell([told('open', { fd: 3, name: '/etc', flags: 1024 }), event]);
    expect(story.text(story.thread().process.cwd)).toBe(cwd);
  });

  test('is the group\'s', () => {
    const story = new Story(snapshot({ threads: [INIT, thread(), thread({ tid: 101, pid: 100 })] }));
    story.thread().verdicts = new Uint8Array(1);
    story.now('chdir', { res: 0, path: '/tmp' }, { tid: 101 });
    expect(story.thread().verdicts).toBeUndefined();
    expect(story.now('open', { fd: 3, name: 'a', flags: 1 }).nameOf(3)).toBe('/tmp/a');
  });

  test('relative steps that a snapshot has already made are not made twice', () => {
    const late = thread({ cwd: '/home/ann/src', asOf: START + 10_000_000_000n });
    const story = new Story(snapshot({ threads: [INIT, late] }));
    story.now('chdir', { res: 0, path: 'src' }, { at: 5 });
    expect(story.text(story.thread().process.cwd)).toBe('/home/ann/src/');
    story.now('chdir', { res: 0, path: '/tmp' }, { at: 6 });
    expect(story.text(story.thread().process.cwd)).toBe('/tmp/');
    story.now('chdir', { res: 0, path: 'x' }, { at: 11 });
    expect(story.text(story.thread().process.cwd)).toBe('/tmp/x/');
  });

  test('chroot is kept as an absolute path', () => {
    const story = new Story().now('chroot', { res: 0, path: 'jail' });
    expect(story.text(story.thread().root)).toBe('/home/ann/jail');
  });
});

test('results: those of calls with an event of their own', () => {
  const results: number[] = [];
  new Story().tell([
    told('openat', { fd: -13, dirfd: -100, name: '/x', flags: 1 }), told('getsockname'), told('syscall', { ID: 1, res: 7 }),
    told('procexit', { status: 1 }),
    told('write', { res: 2 ** 40, fd: 1 }),
  ], (e) => results.push(e.result));
  expect(results).toEqual([-13, NaN, NaN, NaN, 2 ** 40]);
});
