// Where Falco has a known bug, conditions and fields say what their author meant: the tables of docs/compatibility.md, asked.
import { expect, test } from 'vitest';
import { compileFilter } from '../../src/rules/filter.js';
import { descriptor, INIT, snapshot, Story, thread, told } from '../state/story.js';
import { addrUnix, tuple6 } from '../state/socket-bytes.js';
import { ask } from './ask.js';

const ip4 = (...bytes: number[]): string => String.fromCharCode(...bytes);

const story = new Story(snapshot({
  threads: [
    INIT,
    thread({ tid: 50, ptid: 1, comm: 'sshd', args: '-D\0', env: 'LANG=C\0' }),
    thread({ tid: 100, ptid: 50, comm: 'bash', args: '-l\0', env: 'HOME=/root\0' }),
    thread({ tid: 200, ptid: 100, comm: 'curl' }),
  ],
  descriptors: [{ pid: 200, entries: [descriptor({
    fd: 6, type: 'ipv4', name: '10.0.0.1:4000->8.8.8.8:53',
    socket: { l4: 'udp', listening: false, role: 'client', connected: true, source: ip4(10, 0, 0, 1), sourcePort: 4000,
      destination: ip4(8, 8, 8, 8), destinationPort: 53 },
  })] }],
})).now('fstat', { res: 0, fd: 6 }, { tid: 200 });

test.each([
  ['fd.ip in (1.1.1.1, 8.8.8.8)', true],
  ['fd.ip in (1.1.1.1, 8.8.4.4)', false],
  ['proc.apid in (7, 50)', true],
  ['proc.apid in (7, 200)', false],
  ['evt.rawarg.fd in (5, 6)', true],
  ['fd.net in (192.168.0.0/16, "8.0.0.0/8")', true],
  ['fd.net in (192.168.0.0/16, 172.16.0.0/12)', false],
  ['proc.aname = anyof (nginx, sshd)', true],
  ['proc.aname startswith oneof (nginx, ssh)', true],
  ['proc.aenv[2] = "LANG=C"', true],
  ['proc.aenv[1] = "LANG=C"', false],
  ['proc.aargs = -D', true],
  ['proc.aargs = "-l -D"', false],
])('%s: %s', (condition, verdict) => {
  expect(compileFilter(condition, story.event.state).test(story.event)).toBe(verdict);
});

/** A process in /home/ann that has /srv open as 4. */
const inHome = (): Story => new Story(snapshot({
  descriptors: [{ pid: 100, entries: [descriptor({ fd: 4, name: '/srv', type: 'directory' })] }],
}));
const HERE = -100;

test.each([
  ['a directory made here', told('mkdirat', { res: 0, dirfd: HERE, path: './d' }), { 'fs.path.name': '/home/ann/d' }],
  ['a file deleted here', told('unlinkat', { res: 0, dirfd: HERE, name: 'x' }), { 'fs.path.name': '/home/ann/x' }],
  ['a mode changed here', told('fchmodat', { res: 0, dirfd: HERE, filename: '../x' }), { 'fs.path.name': '/home/x' }],
  ['an owner changed here', told('fchownat', { res: 0, dirfd: HERE, pathname: 'x' }), { 'fs.path.name': '/home/ann/x' }],
  ['below a directory', told('mkdirat', { res: 0, dirfd: 4, path: 'd' }), { 'fs.path.name': '/srv/d' }],
  ['a file that could not be opened', told('openat', { fd: -2, dirfd: 4, name: 'x', flags: 1 }), { 'fs.path.name': '/srv/x' }],
  ['a rename', told('renameat', { res: 0, olddirfd: 4, oldpath: 'a', newdirfd: HERE, newpath: 'b' }),
    { 'fs.path.source': '/srv/a', 'fs.path.target': '/home/ann/b' }],
  ['a hard link', told('linkat', { res: 0, olddir: 4, oldpath: 'a', newdir: HERE, newpath: 'b' }),
    { 'fs.path.source': '/home/ann/b', 'fs.path.target': '/srv/a' }],
  ['a symbolic link leads on from its folder', told('symlinkat', { res: 0, target: '../a', linkdirfd: 4, linkpath: 'd/b' }),
    { 'fs.path.source': '/srv/d/b', 'fs.path.target': '/srv/a' }],
  ['one made by the older call too', told('symlink', { res: 0, target: 'a', linkpath: '/etc/b' }), { 'fs.path.target': '/etc/a' }],
  ['one below a folder that nobody knows', told('symlinkat', { res: 0, target: 'a', linkdirfd: 77, linkpath: 'b' }),
    { 'fs.path.source': '<UNKNOWN>b', 'fs.path.target': '<UNKNOWN>a' }],
] as const)('paths: %s', (_, event, expected) => {
  expect(ask(inHome().tell([event]), ...Object.keys(expected))).toEqual(expected);
});

test('asking for evt.abspath leaves fd.* what they are', () => {
  const story = inHome().now('openat', { fd: 5, dirfd: 4, name: 'x', flags: 1 });
  expect(ask(story, 'evt.abspath', 'fd.name', 'fd.type')).toEqual({ 'evt.abspath': '/srv/x', 'fd.name': '/srv/x', 'fd.type': 'file' });
});

test('fd.types are in the order of the numbers', () => {
  const story = inHome().now('pipe', { res: 0, fd1: 9, fd2: 5 }).now('socket', { fd: 6, domain: 2, type: 1, proto: 0 });
  expect(ask(story, 'fd.types')).toEqual({ 'fd.types': ['directory', 'pipe', 'ipv4'] });
});

test('a unix connection that only its address tells of is named for the path', () => {
  const story = inHome().now('socket', { fd: 3, domain: 1, type: 1, proto: 0 }).now('connect', { res: 0, fd: 3, addr: addrUnix('/run/x') });
  expect(story.nameOf(3)).toBe('/run/x');
});

test('a bound IPv6 socket that data comes to is a server with two ends', () => {
  const bind = told('bind', { res: 0, fd: 3, addr: `\x0a${'\0'.repeat(16)}\x35\0` });
  const from = told('recvfrom', { res: 9, fd: 3, tuple: tuple6('2001:0:0:0:0:0:0:9:999', '2001:0:0:0:0:0:0:5:53') });
  const story = inHome().tell([told('socket', { fd: 3, domain: 10, type: 2, proto: 0 }), bind, from]);
  expect(ask(story, 'fd.name', 'fd.cip', 'fd.sip', 'fd.sport'))
    .toEqual({ 'fd.name': '2001::9:999->2001::5:53', 'fd.cip': '2001::9', 'fd.sip': '2001::5', 'fd.sport': 53 });
});

test('the address of a polled IPv6 server is whole', () => {
  const bind = told('bind', { res: 0, fd: 3, addr: `\x0a\x20\x01${'\0'.repeat(13)}\x05\x35\0` });
  const poll = told('poll', { res: 1, fds: `\x01\0\x03${'\0'.repeat(9)}` });
  const story = inHome().tell([told('socket', { fd: 3, domain: 10, type: 2, proto: 0 }), bind, poll]);
  expect(ask(story, 'fdlist.sips')).toEqual({ 'fdlist.sips': '2001::5' });
});

test('a socket that did nothing does not make a server of an IPv6 one that only carried data', () => {
  const made = told('socket', { fd: 3, domain: 10, type: 2, proto: 0 });
  const from = told('recvfrom', { res: 9, fd: 3, tuple: tuple6('2001:0:0:0:0:0:0:9:53', '2001:0:0:0:0:0:0:5:999') });
  const story = inHome().tell([told('socket', { fd: 5, domain: 2, type: 1, proto: 0 }), made, from]);
  expect(ask(story, 'fd.name', 'fd.sport')).toEqual({ 'fd.name': '2001::5:999->2001::9:53', 'fd.sport': 53 });
});

test('the age of an executable is none where nobody knows when the process began', () => {
  expect(ask(inHome().now('setsid', { res: -1 }), 'proc.exe_ino.ctime_duration_proc_start', 'proc.exe_ino.ctime_duration_pidns_start'))
    .toEqual({ 'proc.exe_ino.ctime_duration_proc_start': null, 'proc.exe_ino.ctime_duration_pidns_start': 8_999_999_923 });
});

test('accounts are those of the recorded machine alone', () => {
  const shown = ask(inHome().now('setsid', { res: -1 }), 'user.name', 'user.homedir', 'user.shell', 'user.loginname', 'group.name');
  expect(new Set(Object.values(shown))).toEqual(new Set(['<NA>']));
});

test('of nothing that was read, nothing is shown', () => {
  const story = inHome().now('write', { res: 3, data: Uint8Array.of(97, 98, 99), fd: 4, size: 3 });
  expect(ask(story, 'evt.buffer')).toEqual({ 'evt.buffer': 'abc' });
  expect(ask(story.now('read', { res: 0, data: new Uint8Array(0), fd: 4, size: 3 }), 'evt.buffer')).toEqual({ 'evt.buffer': '' });
});

test('evt.type.is is true of the events that rules see', () => {
  const story = inHome().now('execve', { res: 0, comm: 'ls' });
  expect(compileFilter('evt.type.is.execve = 1', story.state).test(story.event)).toBe(true);
  expect(compileFilter('evt.type.is.open = 1', story.state).test(story.event)).toBe(false);
});
