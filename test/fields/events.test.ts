// evt.*: kinds, results, opens, times, parameters.
import { describe, expect, test } from 'vitest';
import { descriptor, INIT, snapshot, START, Story, thread, told, type Told } from '../state/story.js';
import { compileFilter } from '../../src/rules/filter.js';
import { ask, show } from './ask.js';

const O_RDONLY = 1;
const O_CREAT = 4;
const O_WRONLY = 2;
const O_F_CREATED = 0x4000;

const at = (event: Told): Story => new Story(snapshot({
  descriptors: [{ pid: 100, entries: [descriptor({ fd: 3 }), descriptor({ fd: 4, type: 'unix', name: '/dev/log' }), descriptor({ fd: 7,
    type: 'directory', name: '/tmp' })] }],
})).tell([event]);

const openOf = (more: Told['params']): Told => told('open', { fd: 5, name: '/etc/passwd', flags: O_RDONLY, mode: 0, dev: 0, ino: 0,
  ...more });

const CASES: readonly [title: string, event: Told, expected: Record<string, unknown>][] = [
  ['an open', openOf({}), {
    'evt.type': 'open', 'syscall.type': 'open', 'evt.category': 'file', 'evt.dir': '<', 'evt.res': 'SUCCESS', 'evt.rawres': 5,
    'evt.failed': false, 'evt.is_open_read': true, 'evt.is_open_write': false, 'evt.is_io': false, 'evt.io_dir': null,
    'evt.count.error': 0, 'evt.count.error.file': 0, 'evt.count.error.net': null,
  }],
  ['a failed open', openOf({ fd: -2, name: '/nowhere' }), {
    'evt.res': 'ENOENT', 'evt.rawres': -2, 'evt.failed': true, 'evt.count.error.file': 1, 'evt.arg.fd': 'ENOENT', 'evt.arg[0]': 'ENOENT',
  }],
  ['creating an executable', openOf({ flags: O_CREAT | O_WRONLY | O_F_CREATED, mode: 0o755 }), {
    'evt.is_open_write': true, 'evt.is_open_exec': true, 'evt.is_open_create': true, 'evt.arg.flags': 'O_CREAT|O_WRONLY|O_F_CREATED',
    'evt.arg.mode': '0755',
  }],
  ['creat of an executable', told('creat', { fd: 5, name: '/x', mode: 0o700, dev: 0, ino: 0, creat_flags: 0 }), {
    'evt.is_open_exec': true, 'evt.is_open_write': false,
  }],
  ['a write to a file', told('write', { res: 3, data: Uint8Array.of(97, 0, 98), fd: 3, size: 3 }), {
    'evt.category': 'file', 'evt.is_io_write': true, 'evt.is_io_read': false, 'evt.io_dir': 'write', 'evt.buflen': 3, 'evt.buffer': 'a.b',
    'evt.is_syslog': false, 'evt.arg.data': 'a.b', 'evt.buflen.file.out': 3, 'evt.buflen.net': 0,
  }],
  ['a write to syslog', told('write', { res: 1, data: Uint8Array.of(97), fd: 4, size: 1 }), { 'evt.is_syslog': true,
    'evt.category': 'ipc' }],
  ['a read of nothing known', told('read', { res: 0, data: new Uint8Array(0), fd: 99, size: 1 }), {
    'evt.category': 'unknown', 'evt.buflen': null, 'evt.arg.data': 'NULL', 'evt.arg.fd': '99',
  }],
  ['a call without an event of its own', told('syscall', { ID: 16, nativeID: 39, res: 77 }), {
    'evt.type': 'getpid', 'evt.res': null, 'evt.rawres': null, 'evt.args': '', 'evt.category': 'other',
  }],
  ['a call that Falco has no number for', told('syscall', { ID: 0, nativeID: 39, res: 77 }), { 'evt.type': 'getpid',
    'evt.arg.ID': 'unknown' }],
  ['an exit as old probes told it', told('procexit', { status: 0 }), { 'evt.arg.status': '0', 'evt.arg[0]': '0', 'evt.arg[1]': null,
    'evt.args': 'status=0' }],
  ['a call of which the probe could read nothing', told('setsockopt'), { 'evt.arg.fd': null, 'evt.arg[0]': null, 'evt.args': '' }],
  ['mapping a file', told('mmap', { res: -12, fd: 3 }), { 'evt.count.error.memory': 1, 'evt.count.error.file': 1,
    'evt.count.error.other': null, 'fd.name_changed': false }],
  ['mapping none', told('mmap', { res: 0, fd: -1 }), { 'evt.count.error.memory': 0, 'evt.count.error.file': null,
    'evt.count.error.other': null, 'fd.name_changed': null }],
  ['a wait', told('epoll_wait', { res: 1, maxevents: 5 }), { 'evt.is_wait': true, 'evt.category': 'wait', 'evt.count.error.other': 0 }],
  ['a context switch', told('switch', { next: 1, pgft_maj: 0, pgft_min: 0, vm_size: 0, vm_rss: 0, vm_swap: 0 }), {
    'evt.rawres': null, 'evt.dir': '>', 'syscall.type': null, 'evt.arg.next': 'systemd', 'evt.count.exit': null,
  }],
  ['a relative open below a directory', told('openat', { fd: 5, dirfd: 7, name: 'x/../y', flags: 1, mode: 0, dev: 0, ino: 0 }), {
    'evt.arg.name': '/tmp/y', 'evt.arg.dirfd': '<d>/tmp', 'evt.abspath': '/tmp/y', 'evt.abspath.dst': null,
  }],
  ['a relative open in the working directory', told('openat', { fd: 5, dirfd: -100, name: 'y', flags: 1, mode: 0, dev: 0, ino: 0 }), {
    'evt.arg.name': '/home/ann/y', 'evt.arg.dirfd': 'AT_FDCWD',
  }],
  ['below a directory that nobody knows', told('unlinkat', { res: 0, dirfd: 55, name: 'y', flags: 0 }), { 'evt.abspath': '<UNKNOWN>y' }],
  ['an absolute path', told('chmod', { res: 0, filename: '/a/../b', mode: 0o4755 }), {
    'evt.arg.filename': '/a/../b', 'evt.arg.mode': 'S_IXOTH|S_IROTH|S_IXGRP|S_IRGRP|S_IXUSR|S_IWUSR|S_IRUSR|S_ISUID',
    'evt.rawarg.mode': '4755',
  }],
  ['a rename', told('renameat', { res: 0, olddirfd: 7, oldpath: 'a', newdirfd: -100, newpath: 'b' }), {
    'evt.abspath': '/tmp/a', 'evt.abspath.src': '/tmp/a', 'evt.abspath.dst': '/home/ann/b',
  }],
  ['a snapshot of a process in the stream', told('procinfo', { cpu_usr: 1, cpu_sys: 2 }), {
    'evt.count.procinfo': 1, 'evt.count.threadinfo': 1, 'evt.infra.docker.name': null,
  }],
  ['one of a thread', told('procinfo', { cpu_usr: 1, cpu_sys: 2 }, { tid: 4711 }), { 'evt.count.procinfo': 0, 'evt.count.threadinfo': 1 }],
  ['what Docker did', told('infra', { source: 'docker', name: 'start', scope: '',
    description: 'Event: start; ID: 3ad7b26ded6d8e7b23da7d48fe889434573036c27ae5a74837233de441c3601e; name: web; Image: nginx:1.27' }), {
    'evt.infra.docker.name': 'start', 'evt.infra.docker.container.id': '3ad7b26ded6d', 'evt.infra.docker.container.name': 'web',
    'evt.infra.docker.container.image': 'nginx', 'evt.count.procinfo': 0,
  }],
  ['Docker on an image without a name', told('infra', { source: 'docker', name: 'pull', scope: '', description: 'Image: sha256:0af1' }), {
    'evt.infra.docker.container.image': 'sha256:0af1', 'evt.infra.docker.container.id': null,
  }],
  ['a parameter that the event does not have', openOf({}), { 'evt.arg.request': null, 'evt.arg[9]': null, 'evt.rawarg.request': null }],
  ['a parameter without a value', told('chdir', { res: 0 }), { 'evt.arg.path': '<NA>', 'evt.rawarg.path': null }],
];

test.each(CASES)('%s', (_title, event, expected) => {
  const story = at(event);
  expect(ask(story, ...Object.keys(expected))).toEqual(expected);
});

describe('all parameters', () => {
  test.each<{ event: Told; line: string }>([
    { event: told('stat', { res: -2, path: '/usr/bin/ls' }),
      line: 'res=-2(ENOENT) path=/usr/bin/ls' },
    { event: told('stat', { res: 0, path: '.' }),
      line: 'res=0 path=.(/home/ann)' },
    { event: told('ptrace', { res: 0, addr: '\x00\x10\0\0\0\0\0\0\0', data: '\x01\x09', request: 16, pid: 1 }),
      line: 'res=0 addr=10 data=9(SIGKILL) request=16' },
    { event: told('socket', { fd: 5, domain: 1, type: 1, proto: 0, flags: 0 }),
      line: 'fd=5(<u>) domain=1(AF_LOCAL|AF_UNIX) type=1 proto=0 flags=0(O_NONE)' },
    { event: told('kill', { res: 0, pid: 1, sig: 9 }),
      line: 'res=0 pid=1(systemd) sig=9(SIGKILL)' },
    { event: told('setuid', { res: 0, uid: 0xffffffff }),
      line: 'res=0 uid=-1(<NONE>)' },
    { event: told('setuid', { res: 0, uid: 7 }),
      line: 'res=0 uid=7(<NA>)' },
    { event: told('nanosleep', { res: 0, interval: 1_500_000_000 }),
      line: 'res=0 interval=1500000000(1.5s)' },
    { event: told('lseek', { res: 31, fd: 3, offset: 0xfffffffffffffc1fn, whence: 1 }),
      line: 'res=31 fd=3(<f>/etc/hosts) offset=-993 whence=1(SEEK_CUR)' },
    { event: told('mprotect', { res: 0, addr: 0x7fff_ffff_f000n, length: 4096, prot: 7 }),
      line: 'res=0 addr=7FFFFFFFF000 length=4096 prot=7(PROT_READ|PROT_WRITE|PROT_EXEC)' },
    { event: told('procexit', { status: 0 }),
      line: 'status=0' },
  ])('$event.event', ({ event, line }) => {
    expect(ask(at(event), 'evt.args')['evt.args']).toContain(line);
  });
});

describe('times', () => {
  const story = new Story(snapshot({ threads: [INIT, thread()] })).now('setsid', { res: 100 }, { at: 2.000000123 });

  test('are exact to the nanosecond', () => {
    expect(ask(story, 'evt.rawtime', 'evt.rawtime.s', 'evt.rawtime.ns', 'evt.reltime', 'evt.reltime.s', 'evt.time',
      'evt.datetime')).toEqual({
      'evt.rawtime': START + 2_000_000_123n, 'evt.rawtime.s': 1_700_000_002, 'evt.rawtime.ns': 123, 'evt.reltime': 2_000_000_123,
      'evt.reltime.s': 2, 'evt.time': START + 2_000_000_123n, 'evt.datetime': START + 2_000_000_123n,
    });
  });

  test.each([
    [-5_000_000n, 5, true], [-5_000_001n, 5, false], [5_000_000n, 5, true], [5_000_001n, 5, false], [0n, 0, true], [1n, 0, false],
  ])('around an instant %i ns away, within %i ms: %s', (away, within, truth) => {
    const around = `evt.around[${START + 2_000_000_123n + away}] = ${within}`;
    expect(compileFilter(around, story.state).test(story.event)).toBe(truth);
  });

  test('before the first event of the machine are counted from 1970', () => {
    const early = new Story().now('procinfo', { cpu_usr: 1, cpu_sys: 2 }, { at: -1.5 });
    expect(ask(early, 'evt.reltime', 'evt.reltime.s', 'evt.reltime.ns'))
      .toEqual({ 'evt.reltime': START - 1_500_000_000n, 'evt.reltime.s': 1_699_999_998, 'evt.reltime.ns': 5e8 });
  });

  test('print as clocks and dates', () => {
    expect(show(story, '%evt.time.iso8601 %evt.rawtime.ns %evt.reltime.ns')).toBe('2023-11-14T22:13:22.000000123+0000 000000123 000000123');
    expect(show(story, '%evt.outputtime')).toBe(show(story, '%evt.time'));
    expect(show(story, '%evt.time')).toMatch(/^\d\d:\d\d:\d\d\.000000123$/);
    expect(show(story, '%evt.datetime')).toMatch(/^2023-11-1\d \d\d:\d\d:\d\d\.000000123$/);
  });
});
