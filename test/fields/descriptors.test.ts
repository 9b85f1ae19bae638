// fd.*, fdlist.* and fs.path.*: descriptors known and unknown, sockets from either side, paths that calls worked on.
import { expect, test } from 'vitest';
import type { DescriptorFacts } from '../../src/capture/keyframe.js';
import { descriptor, INIT, snapshot, Story, thread, told, type Told } from '../state/story.js';
import { ask, show } from './ask.js';

const ip4 = (...bytes: number[]): string => String.fromCharCode(...bytes);
const HERE = ip4(10, 0, 0, 1);
const THERE = ip4(8, 8, 8, 8);

const socket = (fd: number, more: Partial<NonNullable<DescriptorFacts['socket']>>): DescriptorFacts => descriptor({
  fd, type: 'ipv4', name: '10.0.0.1:4000->8.8.8.8:53',
  socket: { l4: 'udp', listening: false, role: 'client', connected: true, source: HERE, sourcePort: 4000, destination: THERE,
    destinationPort: 53, ...more },
});

const OPEN: readonly DescriptorFacts[] = [
  descriptor({ fd: 3, name: '/etc/hosts', ino: 9, dev: 0x801, flags: 0x8001 }),
  descriptor({ fd: 4, name: '/tmp', type: 'directory' }),
  descriptor({ fd: 5, name: '', type: 'pipe' }),
  socket(6, {}),
  socket(7, { role: 'server', source: THERE, sourcePort: 53, destination: HERE, destinationPort: 80 }),
  socket(8, { listening: true, role: 'none', l4: 'tcp', source: '', destination: HERE, destinationPort: 80 }),
  { ...socket(9, { role: 'server', source: '', destination: '' }), name: '/run/log', type: 'unix' },
  socket(10, { role: 'none' }),
];

const at = (event: Told): Story => new Story(snapshot({
  threads: [INIT, thread()], descriptors: [{ pid: 100, entries: OPEN }], origin: 'state',
  interfaces: [{ name: 'eth0', address: HERE, netmask: ip4(255, 0, 0, 0), broadcast: ip4(10, 255, 255, 255) }],
})).tell([event]);

/** What poll(2) was given: each descriptor with no events. */
const polled = (...fds: number[]): string =>
  `${String.fromCharCode(fds.length)}\0${fds.map((fd) => `${String.fromCharCode(fd)}${'\0'.repeat(9)}`).join('')}`;

const statOf = (fd: number): Told => told('fstat', { res: 0, fd });
const openat = (fd: number, dirfd: number, name: string): Told => told('openat', { fd, dirfd, name, flags: 1, mode: 0, dev: 0, ino: 0 });

const CASES: readonly [title: string, event: Told, expected: Record<string, unknown>][] = [
  ['a file', statOf(3), {
    'fd.num': 3, 'fd.name': '/etc/hosts', 'fd.directory': '/etc', 'fd.filename': 'hosts', 'fd.type': 'file', 'fd.typechar': 'f',
    'fd.ino': 9, 'fd.dev': '801', 'fd.dev.major': 8, 'fd.dev.minor': 1, 'fd.is_upper_layer': true, 'fd.is_lower_layer': false,
    'fd.l4proto': '<NA>', 'fd.sockfamily': null, 'fd.connected': false, 'fd.is_server': false, 'fd.cip': null, 'fd.uid': '1003',
    'fd.containername': ':/etc/hosts', 'fd.containerdirectory': ':/etc', 'fd.name_changed': false,
  }],
  ['a directory', statOf(4), { 'fd.directory': '/tmp', 'fd.filename': null, 'fd.type': 'directory', 'fd.typechar': 'd' }],
  ['a pipe', statOf(5), { 'fd.name': '', 'fd.directory': null, 'fd.filename': null, 'fd.type': 'pipe' }],
  ['a client', statOf(6), {
    'fd.cip': '10.0.0.1', 'fd.cport': 4000, 'fd.sip': '8.8.8.8', 'fd.sport': 53, 'fd.lip': '10.0.0.1', 'fd.lport': 4000,
    'fd.rip': '8.8.8.8',
    'fd.rport': 53, 'fd.l4proto': 'udp', 'fd.sockfamily': 'ip', 'fd.is_server': false, 'fd.connected': true, 'fd.cproto': '4000',
    'fd.sproto': '53', 'fd.lproto': '4000', 'fd.rproto': '53',
  }],
  ['a server', statOf(7), {
    'fd.cip': '8.8.8.8', 'fd.sip': '10.0.0.1', 'fd.sport': 80, 'fd.lip': '10.0.0.1', 'fd.lport': 80, 'fd.rport': 53, 'fd.is_server': true,
  }],
  ['a listening socket from a snapshot', statOf(8), {
    'fd.sport': 80, 'fd.sip': null, 'fd.cip': null, 'fd.cport': null, 'fd.lport': null, 'fd.is_server': true, 'fd.l4proto': 'tcp',
    'fd.cproto': null, 'fd.sproto': '', 'fd.lproto': null, 'fd.rproto': null,
  }],
  ['a socket that was bound', told('bind', { res: 0, addr: `\x02${HERE}\x50\0`, fd: 6 }), {
    'fd.sip': '10.0.0.1', 'fd.sport': 80, 'fd.cproto': '', 'fd.sproto': '', 'fd.lproto': null, 'fd.name_changed': true,
  }],
  ['a unix socket', statOf(9), { 'fd.sockfamily': 'unix', 'fd.sip': null, 'fd.sport': null, 'fd.l4proto': '<NA>', 'fd.type': 'unix',
    'fd.cproto': '', 'fd.sproto': null }],
  ['a socket that did nothing yet', statOf(10), { 'fd.sip': null, 'fd.sport': null, 'fd.lip': null, 'fd.l4proto': '<NA>',
    'fd.is_server': false }],
  ['a descriptor that nobody knows', statOf(77), {
    'fd.num': 77, 'fd.name': '', 'fd.type': null, 'fd.typechar': 'o', 'fd.directory': '/', 'fd.filename': null, 'fd.ino': null,
    'fd.connected': null, 'fd.name_changed': null,
  }],
  ['a failed open', told('open', { fd: -2, name: '/no/where', flags: 1, mode: 0, dev: 0, ino: 0 }), {
    'fd.num': -1, 'fd.name': '/no/where', 'fd.directory': '/no', 'fd.filename': null, 'fd.type': null, 'fd.typechar': 'o',
  }],
  ['a failed openat', openat(-2, 4, 'x//y'), { 'fd.name': '/tmp/x/y', 'fd.nameraw': 'x/y', 'fd.typechar': 'f' }],
  ['an open', openat(11, 4, 'new'), { 'fd.num': 11, 'fd.name': '/tmp/new', 'fd.nameraw': 'new', 'fd.name_changed': true }],
  ['what is closed', told('close', { res: 0, fd: 3 }), { 'fd.name': '/etc/hosts', 'evt.arg.fd': '<f>/etc/hosts' }],
  ['an event that has nothing to do with descriptors', told('setsid', { res: 100 }), { 'fd.num': null, 'fd.name': null,
    'fd.typechar': null, 'fd.types': null, 'fd.types[3]': null }],
  ['kinds', statOf(3), { 'fd.types': ['file', 'directory', 'pipe', 'ipv4', 'unix'], 'fd.types[6]': ['ipv4'], 'fd.types[70]': null }],
  ['a poll', told('poll', { res: 1, fds: '\x02\0\x03\0\0\0\0\0\0\0\x01\0\x06\0\0\0\0\0\0\0\x41\0', timeout: 1 }), {
    'fdlist.nums': '3,6', 'fdlist.names': '/etc/hosts,10.0.0.1:4000->8.8.8.8:53', 'fdlist.cips': '10.0.0.1', 'fdlist.sports': '53',
    'evt.arg.fds': '3:f1 6:441',
  }],
  ['a poll of what has no name or no client', told('poll', { res: 1, fds: polled(5, 8, 77), timeout: 1 }), {
    'fdlist.nums': '5,8,77', 'fdlist.names': '<NA>,10.0.0.1:4000->8.8.8.8:53,<NA>', 'fdlist.cips': null, 'fdlist.sips': '10.0.0.1',
    'fdlist.cports': null, 'fdlist.sports': null,
  }],
  ['a path', told('unlink', { res: 0, path: 'a/../b' }), { 'fs.path.name': '/home/ann/b', 'fs.path.nameraw': 'a/../b',
    'fs.path.source': null }],
  ['a path of a failed call', told('unlink', { res: -2, path: '/b' }), { 'fs.path.name': null, 'fs.path.nameraw': null }],
  ['a path below a directory', told('mkdirat', { res: 0, dirfd: 4, path: './d', mode: 0 }), { 'fs.path.name': '/tmp/d' }],
  ['a path below a directory that nobody knows', told('mkdirat', { res: 0, dirfd: 77, path: './d', mode: 0 }), {
    'fs.path.name': '<UNKNOWN>./d',
  }],
  ['a rename', told('rename', { res: 0, oldpath: '/a', newpath: 'b' }), { 'fs.path.source': '/a', 'fs.path.target': '/home/ann/b',
    'fs.path.name': null }],
  ['a link, whose source is the new name', told('link', { res: 0, oldpath: '/a', newpath: '/b' }), { 'fs.path.source': '/b',
    'fs.path.target': '/a' }],
  ['a mount of nothing', told('mount', { res: 0, dev: '', dir: '/mnt', type: '', flags: 0 }), { 'fs.path.source': '',
    'fs.path.target': '/mnt' }],
  ['a path by descriptor', told('fchmod', { res: 0, fd: 3, mode: 0o644 }), { 'fs.path.name': '/etc/hosts' }],
];

test.each(CASES)('%s', (_title, event, expected) => {
  expect(ask(at(event), ...Object.keys(expected))).toEqual(expected);
});

test('connections are shown with their ends', () => {
  const tuple = `\x02${HERE}\xa0\x0f${THERE}\x35\0`;
  expect(show(at(told('connect', { res: 0, tuple, fd: 6, addr: `\x02${THERE}\x35\0` })), '%evt.args'))
    .toBe('res=0 tuple=10.0.0.1:4000->8.8.8.8:53 fd=6(<4u>10.0.0.1:4000->8.8.8.8:53) addr=8.8.8.8:53');
});

test('unix sockets are shown with the addresses that the kernel knows them by', () => {
  const tuple = `\x01${'\0'.repeat(8)}\x00\xc8\x20\x3c\x00\x88\xff\xff/var/run/nscd/socket\0`;
  expect(show(at(told('connect', { res: -2, tuple, fd: 9, addr: `\x01/var/run/nscd/socket\0` })), '%evt.arg.tuple %evt.arg.addr'))
    .toBe('0->ffff88003c20c800 /var/run/nscd/socket /var/run/nscd/socket');
});
