// proc.*, thread.*, user.*, group.*: facts of threads, of their ancestors and of who they act for.
import { describe, expect, test } from 'vitest';
import { toBytes } from '../../src/capture/texts.js';
import { descriptor, INIT, snapshot, START, Story, thread, told } from '../state/story.js';
import { ask, show } from './ask.js';

const SHELL = thread({ tid: 50, ptid: 1, comm: 'sshd', exe: 'sshd:', exepath: '/usr/sbin/sshd', args: '-D\0', sid: 50, pgid: 50,
  vpgid: 50, env: 'LANG=C\0' });
const BASH = thread({ tid: 100, ptid: 50, sid: 100, vpgid: 100, pgid: 100, args: '-l\0two words\0', env: 'HOME=/root\0EMPTY=\0X= y \0' });
const LS = thread({
  tid: 200, ptid: 100, comm: 'ls', exe: '/bin/ls', exepath: '/usr/bin/ls', args: '-a\0\0x\0', sid: 100, pgid: 200, vpgid: 200, uid: 0,
    gid: 5,
  loginuid: 0xffffffff, tty: 0, capPermitted: 0x1ffffffffffn, capEffective: 1n, cgroups: 'cpu=/user\0perf=/\0mem_cgroup=/m\0',
  exeFlags: 5, exeIno: 7, cloneTime: START + 1000n, fdlimit: 200, env: 'X=\0',
});
const WORKER = thread({ tid: 201, pid: 200, ptid: 100, comm: 'worker', exe: '/bin/ls' });

const story = (): Story => new Story(snapshot({
  threads: [INIT, SHELL, BASH, LS, WORKER],
  descriptors: [{ pid: 200, entries: [descriptor({ fd: 0, type: 'pipe', name: '' }), descriptor({ fd: 1, name: '/dev/null' })] }],
  users: [{ containerId: '', uid: 1000, gid: 1000, name: 'ann', home: '/home/ann', shell: '/bin/bash' }],
  groups: [{ containerId: '', gid: 1000, name: 'staff' }],
}));

const asked = (tid: number, ...fields: string[]) => ask(story().now('setsid', { res: -1 }, { tid, at: 1 }), ...fields);

const CASES: readonly [title: string, tid: number, expected: Record<string, unknown>][] = [
  ['a process', 200, {
    'proc.name': 'ls', 'proc.exe': '/bin/ls', 'proc.exepath': '/usr/bin/ls', 'proc.pid': 200, 'proc.vpid': 200, 'proc.tty': 0,
    'proc.args': '-a  x', 'proc.args[0]': '-a', 'proc.args[1]': '', 'proc.args[9]': '', 'proc.cmdline': 'ls -a  x',
    'proc.exeline': '/bin/ls -a  x', 'proc.cmdnargs': 3, 'proc.cmdlenargs': 3, 'proc.cwd': '/home/ann/',
    'thread.tid': 200, 'thread.ismain': true, 'proc.nthreads': 2, 'proc.nchilds': 1,
  }],
  ['its file', 200, {
    'proc.is_exe_writable': true, 'proc.is_exe_upper_layer': false, 'proc.is_exe_from_memfd': true, 'proc.exe_ino': 7,
    'proc.exe_ino.ctime': START - 77n, 'proc.exe_ino.mtime': START - 78n, 'proc.exe_ino.ctime_duration_proc_start': 1077,
  }],
  ['its age', 200, { 'proc.pid.ts': START + 1000n, 'proc.duration': 999_999_000, 'proc.ppid.ts': 0, 'proc.ppid.duration': null }],
  ['without a parent', 1, { 'proc.ppid.ts': null, 'proc.ppid.duration': null, 'proc.aname': null, 'proc.apid': 1 }],
  ['its parents', 200, {
    'proc.pname': 'bash', 'proc.pexe': '-bash', 'proc.pexepath': '/usr/bin/bash', 'proc.pcmdline': 'bash -l two words', 'proc.ppid': 100,
    'proc.pvpid': 100, 'proc.aname[0]': 'ls', 'proc.aname[2]': 'sshd', 'proc.aname[3]': 'systemd', 'proc.aname[4]': null,
    'proc.apid[2]': 50, 'proc.aexe[1]': '-bash', 'proc.aexepath[2]': '/usr/sbin/sshd', 'proc.acmdline[2]': 'sshd -D', 'proc.aargs[2]': '-D',
  }],
  ['all of its ancestors', 200, { 'proc.aname': 'bash sshd systemd', 'proc.apid': 200,
    'proc.acmdline': 'bash -l two words sshd -D systemd' }],
  ['where somebody logged in', 200, { 'proc.loginshellid': 100 }],
  ['where nobody did', 1, { 'proc.loginshellid': null, 'proc.pname': null, 'proc.aname': null, 'proc.ppid': null }],
  ['sessions and groups', 200, {
    'proc.sid': 100, 'proc.sname': 'bash', 'proc.sid.exe': '-bash', 'proc.sid.exepath': '/usr/bin/bash', 'proc.is_sid_leader': false,
    'proc.pgid': 200, 'proc.pgid.name': 'ls', 'proc.is_pgid_leader': true, 'proc.vpgid.name': 'ls', 'proc.is_vpgid_leader': true,
  }],
  ['environments', 100, { 'proc.env': 'HOME=/root EMPTY= X= y ', 'proc.env[HOME]': '/root', 'proc.env[X]': 'y', 'proc.env[NONE]': '' }],
  ['environments of ancestors', 200, {
    'proc.aenv[X]': 'y', 'proc.aenv[LANG]': 'C', 'proc.aenv[NONE]': '', 'proc.aenv[2]': 'LANG=C', 'proc.aenv': 'X=',
  }],
  ['descriptors', 200, {
    'proc.fdopencount': 2, 'proc.fdlimit': 200, 'proc.fdusage': 1, 'proc.stdin.type': 'pipe', 'proc.stdin.name': '',
    'proc.stdout.name': '/dev/null',
    'proc.stderr.name': null,
  }],
  ['control groups', 200, { 'thread.cgroups': 'cpu=/user perf_event=/ memory=/m', 'thread.cgroup.memory': '/m',
    'thread.cgroup.pids': null }],
  ['no control groups', 100, { 'thread.cgroups': null, 'thread.cgroup.cpu': null }],
  ['capabilities', 200, { 'thread.cap_effective': 'CAP_CHOWN', 'thread.cap_inheritable': '' }],
  ['a second thread', 201, { 'proc.name': 'worker', 'proc.pid': 200, 'thread.tid': 201, 'thread.ismain': false, 'thread.vmsize': 0,
    'proc.cwd': '/home/ann/' }],
  ['a known user', 100, {
    'user.uid': 1000, 'user.name': 'ann', 'user.homedir': '/home/ann', 'user.shell': '/bin/bash', 'user.loginuid': 1000,
    'user.loginname': 'ann',
    'group.gid': 1000, 'group.name': 'staff',
  }],
  ['root without a table', 200, {
    'user.name': 'root', 'user.homedir': '/root', 'user.shell': '<NA>', 'user.loginuid': -1, 'user.loginname': '<NA>', 'group.name': '<NA>',
  }],
  ['a thread that was never seen before', 999, {
    'proc.name': '<NA>', 'proc.exe': '<NA>', 'proc.pid': -1, 'proc.vpid': null, 'user.uid': 0xffffffff, 'user.name': '<NA>',
    'user.loginuid': -1,
    'proc.duration': null, 'proc.sname': '', 'proc.pname': null, 'proc.apid': null, 'proc.nthreads': 0, 'proc.nchilds': 0,
    'proc.fdopencount': 0,
  }],
];

test.each(CASES)('%s', (_title, tid, expected) => {
  expect(asked(tid, ...Object.keys(expected))).toEqual(expected);
});

describe('containers', () => {
  const ID = '0123456789ab';
  const CGROUPS = `cpu=/docker/${ID.padEnd(64, 'c')}\0`;
  const JSON_TEXT = JSON.stringify({ container: {
    id: ID, full_id: ID.padEnd(64, 'c'), type: 0, name: 'web', image: 'repo/nginx:1', imageid: 'i', imagerepo: 'repo/nginx',
      imagetag: '1', privileged: true, ip: '172.17.0.2',
    labels: { b: '2', a: 'ä', 'io.kubernetes.pod.name': 'pod-1', 'io.kubernetes.pod.namespace': 'ns-1', 'io.kubernetes.pod.uid': 'u-1' },
    Mounts: [{ Source: '/proc', Destination: '/host/proc', Mode: 'ro', RW: false, Propagation: 'rprivate' }, { Source: '/data',
      Destination: '/data', Mode: '', RW: true, Propagation: '' }],
  } });
  const inContainer = (described: boolean) => new Story(snapshot({
    threads: [INIT, thread({ cgroups: CGROUPS, pidnsStart: START })], containers: described ? [{ id: ID, json: toBytes(JSON_TEXT) }] : [],
  })).now('setsid', { res: -1 }, { at: 1 });

  test('the host is a container of which all is known', () => {
    const expected = { 'container.id': 'host', 'container.name': 'host', 'container.image.repository': '', 'container.privileged': false,
      'container.type': 'host', 'container.labels': '', 'k8s.pod.name': null };
    expect(asked(100, ...Object.keys(expected))).toEqual(expected);
  });

  test('before a runtime described it, only the id is known', () => {
    const expected = { 'container.id': ID, 'container.name': null, 'container.image.repository': null, 'container.privileged': null,
      'k8s.ns.name': null };
    expect(ask(inContainer(false), ...Object.keys(expected))).toEqual(expected);
  });

  test('what the runtime said', () => {
    const expected = {
      'container.id': ID, 'container.name': 'web', 'container.image': 'repo/nginx:1', 'container.image.repository': 'repo/nginx',
      'container.image.tag': '1',
      'container.type': 'docker', 'container.privileged': true, 'container.label[b]': '2', 'container.label[c]': null,
      'container.ip': '172.17.0.2',
      'container.mounts': '/proc:/host/proc:ro:false:rprivate,/data:/data::true:', 'container.mount[1]': '/data:/data::true:',
      'container.mount.dest[/proc*]': '/host/proc', 'container.mount.source[/host]': '/proc', 'container.mount.rdwr[/data]': 'true',
      'container.mount.dest[/none]': null,
      'k8s.pod.name': 'pod-1', 'k8s.ns.name': 'ns-1', 'k8s.pod.uid': 'u-1', 'container.start_ts': START, 'container.duration': 1e9,
    };
    expect(ask(inContainer(true), ...Object.keys(expected))).toEqual(expected);
  });

  test('a container without a pod shows what its pod would have as empty', () => {
    const expected = { 'k8s.pod.ip': '', 'k8s.pod.cni.json': '', 'k8s.pod.labels': '', 'k8s.pod.label[app]': null,
      'container.cni.json': '' };
    expect(ask(inContainer(true), ...Object.keys(expected))).toEqual(expected);
  });

  test('a container of a pod shares the network and the labels of the sandbox', () => {
    const record = (container: object): { id: string; json: string } => ({ id: '', json: JSON.stringify({ container }) });
    const pod = new Story(snapshot({
      threads: [INIT, thread({ cgroups: CGROUPS })],
      containers: [
        record({ id: ID, pod_sandbox_id: 'fedcba9876543210', ip: '10.0.0.9', labels: { none: '' } }),
        record({ id: 'fedcba987654', ip: '10.0.0.1', cni_json: '{}', pod_sandbox_labels: { app: 'shop' } }),
      ],
    })).now('setsid', { res: -1 });
    const expected = { 'k8s.pod.ip': '10.0.0.1', 'container.ip': '10.0.0.9', 'k8s.pod.cni.json': '{}', 'k8s.pod.labels': 'app:shop',
      'k8s.pod.label[app]': 'shop', 'container.labels': 'none', 'k8s.pod.sandbox_id': 'fedcba987654' };
    expect(ask(pod, ...Object.keys(expected))).toEqual(expected);
  });

  test.each([-1, 100])('an event in which a runtime speaks is about that container, whatever thread (%i) it bears', (tid) => {
    const speaks = new Story().now('setsid', { res: -1 }).now('container', { json: toBytes(JSON_TEXT) }, { tid });
    expect(ask(speaks, 'container.id', 'container.image.repository')).toEqual({
      'container.id': ID, 'container.image.repository': 'repo/nginx' });
    expect(ask(speaks.now('setsid', { res: -1 }), 'container.id')).toEqual({ 'container.id': 'host' });
  });

  test('so is one that says that it is gone', () => {
    const data = Buffer.from(`${JSON_TEXT}\0`);
    const gone = inContainer(true).now('asyncevent', { plugin_id: 0, name: 'container_removed', data }, { tid: -1 });
    expect(ask(gone, 'container.name')).toEqual({ 'container.name': 'web' });
    expect(ask(gone.now('setsid', { res: -1 }), 'container.id', 'container.name')).toEqual({ 'container.id': ID, 'container.name': null });
  });

  test('texts of the runtime are bytes like all others', () => {
    expect(show(inContainer(true), '%container.labels')).toBe('a:\xc3\xa4, b:2');
  });
});

test('an event without a thread has no process', () => {
  const silent = new Story(snapshot()).tell([told('container', { json: '{}' }, { tid: -1 })]);
  silent.event.thread = undefined;
  expect(ask(silent, 'proc.name', 'user.uid', 'container.id', 'fd.name', 'proc.aname')).toEqual({
    'proc.name': null, 'user.uid': null, 'container.id': null, 'fd.name': null, 'proc.aname': null,
  });
});
