// Keyframes: folding from the start, and from a keyframe taken anywhere in between, give the same state.
import { describe, expect, test } from 'vitest';
import { Texts } from '../../src/capture/texts.js';
import { settle } from '../../src/state/deferred.js';
import { toKeyframe } from '../../src/state/to-keyframe.js';
import { CLONE } from '../../src/state/threads/thread.js';
import type { State } from '../../src/state/state.js';
import type { Process } from '../../src/state/threads/thread.js';
import { ip4, addr4, tuple4, tupleUnix } from './socket-bytes.js';
import { descriptor, INIT, snapshot, START, Story, thread, told, type Told } from './story.js';

const KEYFRAME = snapshot({
  threads: [INIT, thread(), thread({ tid: 101, pid: 100 }), thread({ tid: 300, ptid: 100, cgroups: `cpu=/docker/${'a'.repeat(64)}\0` })],
  descriptors: [{ pid: 100, entries: [descriptor({ fd: 3, closeOnExec: true })] }],
  users: [{ containerId: '', uid: 0, gid: 0, name: 'root', home: '/root', shell: '/bin/sh' }],
  groups: [{ containerId: '', gid: 0, name: 'root' }],
  interfaces: [{ name: 'eth0', address: ip4('10.0.0.5'), netmask: ip4('255.255.255.0'), broadcast: '' }],
  containers: [{ id: 'b'.repeat(12), json: '{"id":"bbbbbbbbbbbb","name":"web","ip":"172.17.0.3"}' }],
});

const child = { exe: 'sh', args: '-c\0true\0', comm: 'sh', cgroups: 'cpu=/\0', fdlimit: 64, uid: 5, gid: 6 };
/** A fork as process `tid` sees it, of which `ptid` is the parent. */
const forked = (tid: number, ptid: number, res: number): Told =>
  told('fork', { ...child, res, tid, pid: tid, ptid, vtid: tid, vpid: tid, flags: 0 }, { tid });

/** Something of everything, with what is deferred and remembered on both sides of each cut. */
const EVENTS: readonly Told[] = [
  told('openat', { fd: 4, dirfd: -100, name: '../x', flags: 1 | 4096, dev: 3, ino: 2 ** 40 }),
  forked(200, 100, 0), forked(100, 1, 200),
  told('execve', {
    res: 0, exe: 'sh', comm: 'sh', args: 'a\0', env: Buffer.from('A=1\0'), exe_ino: 9, exe_ino_ctime: START + 1n, exe_ino_mtime: START + 2n,
    cap_effective: 2 ** 40, pgid: 200,
  }, { tid: 200 }),
  told('chdir', { res: 0, path: '/tmp' }, { tid: 200 }),
  told('socket', { fd: 5, domain: 2, type: 2, proto: 0 }),
  told('bind', { res: 0, addr: addr4('10.0.0.5:53'), fd: 5 }),
  told('recvfrom', { res: 9, fd: 5, tuple: tuple4('1.2.3.4:999', '10.0.0.5:53') }),
  told('accept', { fd: 6, tuple: tupleUnix(1, 2, '/run/x') }),
  told('pipe2', { res: 0, fd1: 7, fd2: 8, ino: 5, flags: 4096 }, { tid: 101 }),
  told('close', { res: 0, fd: 4 }),
  told('openat', { fd: 4, dirfd: 99, name: 'y', flags: 1024 }),
  told('open', { fd: 3, name: 'z', flags: 1 }, { tid: 999 }),
  told('clone3', { res: 0, tid: 201, pid: 200, ptid: 100, vtid: 201, vpid: 200, flags: CLONE.THREAD, comm: 'sh' }, { tid: 201 }),
  told('setuid', { res: 0, uid: 0 }, { tid: 201 }),
  told('procexit', {}, { tid: 200 }),
  told('prctl', { res: 0, option: 36, arg2_int: 1 }),
  told('useradded', { uid: 7, gid: 8, name: 'ann', home: '/', shell: '/bin/sh', container_id: '' }),
  forked(210, 100, 0), told('procexit', {}, { tid: 210 }), forked(100, 1, 210),
  told('procexit', {}, { tid: 201 }),
  told('container', { json: '{"id":"aaaaaaaaaaaa","name":"db"}' }),
  told('procexit', { reaper_tid: 1 }, { tid: 100 }),
  told('getuid', {}, { tid: 999 }),
];

/** One dictionary, so that equal texts have equal ids. */
const texts = new Texts();

const whole = new Story(KEYFRAME, texts).tell(EVENTS);
const expected = toKeyframe(whole.state, START);

test('the story is one', () => {
  expect(whole.state.threads.size).toBeGreaterThan(3);
  expect(expected.descriptors.flatMap((table) => table.entries).length).toBeGreaterThan(5);
});

describe('a replay that begins at a keyframe ends as one from the start', () => {
  test.each(EVENTS.map((_, at) => at))('after %i events', (at) => {
    const first = new Story(KEYFRAME, texts).tell(EVENTS.slice(0, at));
    const second = new Story(toKeyframe(first.state, START), texts).resume(first).tell(EVENTS.slice(at));
    settle(second.state);
    expect(factsOf(second.state)).toEqual(factsOf(whole.state));
  });
});

test('a keyframe of a state gives that state', () => {
  expect(toKeyframe(new Story(expected).state, START)).toEqual(expected);
});

/** Everything that fields and folds read of a state; not what was written down of it, or a keyframe could leave out what it likes. */
function factsOf(state: State) {
  const threads = [...state.threads.values()].sort((a, b) => a.tid - b.tid);
  const { exited, users, groups, interfaces, containers, containerAddresses } = state;
  const children = [...state.children].map(([ptid, set]) => [ptid, [...set].map(({ tid }) => tid).sort()]).sort();
  return {
    exited, users, groups, interfaces, containers, containerAddresses, children,
    threads: threads.map((member) => ({ ...member, verdicts: undefined, process: processFacts(member.process) })),
  };
}

const processFacts = ({ group, fds, ...facts }: Process) => ({
  ...facts,
  group: group.map(({ tid }) => tid),
  fds: Array.from(fds, ([fd, open]) => (
    { fd, ...open, naming: undefined, name: open.name, traffic: undefined, closing: fds.closesOnExec(fd) })),
});
