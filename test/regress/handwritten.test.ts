// Events written by hand: what they become, asked through fields as rules see them.
import { describe, expect, test } from 'vitest';
import { EVENT_TYPES } from '../../src/schema/events.js';
import { runText, suiteOf } from './run-text.js';

const RULE = (condition: string): string => `
rules:
  - rule: seen
    desc: d
    condition: ${condition}
    output: o
    priority: INFO
    warn_evttypes: false`;

/** Expects fields at the last event of a case, which must be of the type given. */
function expectFields(type: string, text: string, fields: Readonly<Record<string, string>>, given = ''): void {
  const values = Object.entries(fields).map(([name, value]) => `        ${name}: ${JSON.stringify(value)}`).join('\n');
  const body = text.trim().replaceAll('\n', '\n    ');
  const head = `${RULE(`evt.type = ${type}`)}\n${given}\ntests:\n  - name: it\n    rule: seen`;
  const suite = `${head}\n    ${body}\n    alerts:\n      fields:\n${values}\n`;
  const [result] = runText(suite);
  expect(result!.failures).toEqual([]);
  expect(result!.diagnostics.map(({ message }) => message)).toEqual([]);
  expect(result!.status).toBe('passed');
}

describe('who does it', () => {
  test('a name is a program with sensible facts', () => expectFields('close', 'events: [{close: {}, process: cat}]', {
    'proc.name': 'cat', 'proc.exepath': '/usr/bin/cat', 'proc.pname': 'systemd', 'user.name': 'root', 'container.id': 'host',
    'proc.pid': '1000',
  }));
  test('a path is one, too', () =>
    expectFields('close', 'events: [{close: {}, process: /tmp/x/evil}]', { 'proc.name': 'evil', 'proc.exepath': '/tmp/x/evil' }));
  test('names are cut as the kernel does', () =>
    expectFields('close', 'events: [{close: {}, process: unattended-upgrades}]', { 'proc.name': 'unattended-upgr' }));
  test('several, one after the other', () => {
    const suite = suiteOf(`name: it
events: [{openat: {name: /etc/a}, process: [vi, less, cat]}]
alerts: [{rule: opened, count: 2}, {rule: opened, event: 2, fields: {proc.name: less}}]`);
    expect(runText(suite)).toMatchObject([{ status: 'passed', failures: [] }]);
  });
  test('a described one', () => expectFields('close', `
process: {comm: sh, parent: nginx, args: -c id, cwd: /srv, user: ann, tty: 34816, env: {HOME: /h}}
events: [{close: {}}]`, {
    'proc.cmdline': 'sh -c id', 'proc.pname': 'nginx', 'proc.cwd': '/srv/', 'user.name': 'ann', 'user.uid': '1000',
    'proc.tty': '34816', 'proc.env[HOME]': '/h',
  }));
  test('its place in its container, and what it may', () => expectFields('close', `
process: {comm: x, container: web, vpid: 7, vpgid: 1, capabilities: [CAP_NET_RAW, CAP_SYS_ADMIN]}
events: [{close: {}}]`, {
    'proc.vpid': '7', 'proc.is_vpgid_leader': 'false', 'thread.cap_permitted': 'CAP_NET_RAW CAP_SYS_ADMIN',
    'thread.cap_effective': 'CAP_NET_RAW CAP_SYS_ADMIN', 'container.mount.dest[/srv]': '/data',
  },
  'containers: {web: {mounts: {/srv/web: /data}}}'));
  test('a container of which only the id is known', () => expectFields('close', `
process: {comm: x, container: new}
events: [{close: {}}]`, { 'container.id': '000000000007', 'container.name': '<NA>', 'container.privileged': '<NA>' },
  `containers: {new: {id: '${'7'.padStart(12, '0').padEnd(64, '0')}', described: false}}`));
  test('how long it has run', () => expectFields('close', `
process: {comm: x, age: 2.5}
events: [{dup: {}}, {close: {}, at: 1}]`, { 'proc.duration': '3500000000' }));
  test('one whose parent is gone', () =>
    expectFields('close', 'process: {comm: x, parent: ~}\nevents: [{close: {}}]', { 'proc.pname': '<NA>', 'user.name': 'root' }));
  test('declared ones, of which the case changes some', () => expectFields('close', `
processes: {sh: {parent: java}}
events: [{close: {}, process: sh}]`, {
    'proc.aname[1]': 'java', 'proc.aname[2]': 'tini', 'container.name': 'web', 'container.image.tag': '9',
  },
  '\nprocesses: {java: {parent: tini}, tini: {container: web}, sh: {}}\ncontainers: {web: {image: "tomcat:9"}}'));
});

describe('what they work on', () => {
  test('a descriptor just made', () =>
    expectFields('read', 'events: [{openat: {name: /etc/hosts}}, {read: {}}]', { 'fd.name': '/etc/hosts', 'fd.num': '3' }));
  test('one that was open', () =>
    expectFields('dup2', 'process: {comm: x, fds: {5: "10.0.0.5:5000->10.0.0.9:4444"}}\nevents: [{dup2: {oldfd: 5, newfd: 0}}]',
    { 'fd.sip': '10.0.0.9', 'fd.type': 'ipv4', 'evt.rawres': '0', 'fd.l4proto': 'tcp', 'fd.cport': '5000' }));
  test('sockets step by step', () => expectFields('listen', 'events: [{socket: {}}, {bind: {addr: "0.0.0.0:4444"}}, {listen: {}}]',
    { 'fd.sport': '4444', 'fd.type': 'ipv4', 'evt.rawres': '0' }));
  test('a connection in one line', () =>
    expectFields('connect', 'events: [{connect: {addr: "169.254.169.254:80"}}]', { 'fd.sip': '169.254.169.254', 'fd.sport': '80' }));
  test('a connection over IPv6', () =>
    expectFields('connect', 'events: [{connect: {addr: "[2001:db8::9]:443"}}]', { 'fd.sip': '2001:db8::9', 'fd.sport': '443' }));
  test('paths relative to the directory', () =>
    expectFields('openat', 'process: {comm: x, cwd: /etc}\nevents: [{openat: {name: shadow}}]', { 'fd.name': '/etc/shadow' }));
});

describe('what starts', () => {
  test('a program by its path', () =>
    expectFields('execve', 'process: {parent: nginx}\nevents: [{execve: {filename: /tmp/evil, args: [-c, a b]}}]',
    { 'proc.name': 'evil', 'proc.exepath': '/tmp/evil', 'proc.args': '-c a b', 'proc.pname': 'nginx' }));
  test('the one that is declared', () =>
    expectFields('execve', 'process: {exepath: /memfd:x, exe_flags: EXE_FROM_MEMFD}\nevents: [{execve: {}}]',
    { 'proc.is_exe_from_memfd': 'true', 'proc.exepath': '/memfd:x' }));
});

test.each([
  ['chmod', '{filename: /a, mode: 4755}', { 'evt.arg.mode': 'S_IXOTH|S_IROTH|S_IXGRP|S_IRGRP|S_IXUSR|S_IWUSR|S_IRUSR|S_ISUID' }],
  ['openat', '{name: /a, flags: O_RDWR|O_CREAT, fd: EACCES}',
    { 'evt.res': 'EACCES', 'evt.rawres': '-13', 'evt.arg.flags': 'O_CREAT|O_RDWR' }],
  ['ptrace', '{request: PTRACE_ATTACH, pid: victim, addr: 0x10}', { 'evt.arg.request': 'PTRACE_ATTACH', 'evt.arg.addr': '10' }],
  ['kill', '{pid: 7, sig: SIGKILL}', { 'evt.arg.sig': 'SIGKILL' }],
  ['setns', '{nstype: [CLONE_NEWNS, CLONE_NEWPID]}', { 'evt.arg.nstype': 'CLONE_NEWNS|CLONE_NEWPID' }],
  ['recvfrom', '{data: {hex: cafe42}}', { 'evt.rawres': '3', 'evt.buffer': '..B' }],
  ['write', '{data: hello}', { 'evt.rawres': '5', 'evt.arg.data': 'hello' }],
  ['linkat', '{oldpath: a, newpath: /b}', { 'evt.arg.olddir': 'AT_FDCWD', 'evt.arg.oldpath': '/a' }],
  ['uname', '', { 'evt.type': 'uname' }],
  ['setuid', '{uid: ann}', { 'user.name': 'ann' }],
  ['poll', '{fds: "0:1 3:4"}', { 'evt.arg.fds': '0:?1 3:?4' }],
] as const)('%s %s', (name, params, fields) => {
  expectFields(name, `processes: {victim: {pid: 77}}\nusers: {ann: 1234}\nevents: [{${name}: ${params || '{}'}}]`, fields);
});

test('every event of the table can be written without any parameter', () => {
  const written = Object.values(EVENT_TYPES).filter(({ row }) => row.source === undefined || row.source === 'tracepoint');
  const events = written.map(({ name }) => `      - ${name}:`).join('\n');
  const [result] = runText(`${RULE('evt.num > 0')}\ntests:\n  - name: it\n    events:\n${events}\n    budget: ${written.length}\n`);
  expect(result).toMatchObject({ status: 'passed', diagnostics: [] });
  expect(result!.alerts).toBeGreaterThan(written.length * 0.9);
});
