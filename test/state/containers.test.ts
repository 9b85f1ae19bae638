// Containers by their cgroups, what runtimes say of them, and accounts.
import { describe, expect, test } from 'vitest';
import { matchContainer } from '../../src/state/containers/container-id.js';
import { INIT, snapshot, Story, thread, told } from './story.js';

const ID = '0123456789ab'.padEnd(64, 'c');
const SHORT = '0123456789ab';

test.each([
  [`/libpod-${ID}.scope`, SHORT],
  [`/machine.slice/libpod-${ID}.scope/container`, SHORT],
  [`/user.slice/libpod-payload-${ID}`, SHORT],
  [`/docker/${ID}`, SHORT],
  [`/system.slice/docker-${ID}.scope`, SHORT],
  [`/kubepods/burstable/pod1-2/${ID}`, SHORT],
  [`/kubepods.slice/kubepods-burstable.slice/cri-containerd-${ID}.scope`, SHORT],
  [`/kubepods.slice/crio-${ID}.scope`, SHORT],
  [`/crio-${ID}`, SHORT],
  [`/system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:${ID}`, SHORT],
  [`/nerdctl-${ID}.scope`, SHORT],
  [`/DOCKER/${ID.toUpperCase()}`, SHORT.toUpperCase()],
  ['/lxc/web-1/init.scope', 'web-1'],
  ['/lxc.payload/web-1', 'web-1'],
  ['/lxc.payload.web-1/x', 'web-1'],
  ['/machine/vm-1.libvirt-lxc', 'vm-1'],
  ['/machine.slice/machine-lxc\\x2d4711\\x2dvm.scope/libvirt', '4711\\x2dvm'],
  ['/libvirt/lxc/vm-1', 'vm-1'],
  ['/system.slice/garden/bpm-nats.scope', 'nats'],
  ['/default/my-container', 'my-container'],
  ['/k8s.io/a-container-of-a-long-name', 'a-container-'],
])('%s', (path, id) => {
  expect(matchContainer(`cpuset=/\0cpu=${path}\0`)?.id).toBe(id);
});

test.each([
  '/', '/user.slice/user-1000.slice/session-3.scope', '/system.slice/foo.service/sub', '/init.scope', '/system.slice/cron.service',
  `/docker/${ID}0`, `/docker/${ID.slice(1)}`, `/docker/${'g'.repeat(64)}`, `/docker-${'z'.repeat(64)}.scope`, '/default/foo.service',
  '/process_api/534ab117ff6eed92f3917edd3d005123', '/app.slice/x',
])('the host: %s', (path) => {
  expect(matchContainer(`cpu=${path}\0`)).toBeUndefined();
});

const inContainer = thread({ tid: 200, ptid: 100, cgroups: `cpu=/docker/${ID}\0` });
const containerOf = (story: Story, tid: number): string => story.text(story.thread(tid).containerId);

describe('a thread is in the container of its cgroups', () => {
  test('from the start', () => {
    const story = new Story(snapshot({ threads: [INIT, thread(), inContainer] }));
    expect([containerOf(story, 100), containerOf(story, 200)]).toEqual(['', SHORT]);
  });

  test('from its clone and its exec on', () => {
    const child = (tid: number) => ({ res: 0, comm: 'sh', tid, pid: tid, ptid: 100, vtid: tid, vpid: tid, flags: 0 });
    const story = new Story().now('clone', child(300), { tid: 300 });
    expect(containerOf(story, 300)).toBe('');
    story.now('execve', { res: 0, comm: 'sh', cgroups: `cpu=/docker/${ID}\0` }, { tid: 300 });
    expect(containerOf(story, 300)).toBe(SHORT);
    story.now('fork', { ...child(400), cgroups: `cpu=/docker/${ID}\0` }, { tid: 400 });
    expect(containerOf(story, 400)).toBe(SHORT);
  });
});

describe('what runtimes say', () => {
  const json = JSON.stringify({ container: { id: SHORT, name: 'w\u00e9b', ip: '172.17.0.2' } });
  const record = (story: Story) => story.state.containers.get(story.state.texts.intern(SHORT));
  const bytes = Buffer.from(json, 'utf8');

  test('in events of their own', () => {
    expect(record(new Story().now('container', { json: bytes.toString('latin1') }))).toMatchObject({ name: 'w\u00e9b' });
  });

  test('in asynchronous ones, which also take it back', () => {
    const story = new Story().now('asyncevent', { name: 'container', data: bytes });
    expect(record(story)).toMatchObject({ name: 'w\u00e9b' });
    expect(story.state.containerAddresses.size).toBe(1);
    expect(record(story.now('asyncevent', { name: 'container_removed', data: bytes }))).toBeUndefined();
    expect(story.state.containerAddresses.size).toBe(0);
  });

  test('nothing, if it is not JSON', () => {
    expect(new Story().now('container', { json: '{' }).state.containers.size).toBe(0);
  });

  test('of lxc its layout says all there is', () => {
    const story = new Story(snapshot({ threads: [thread({ cgroups: 'cpu=/lxc/web\0' })] }));
    expect(story.state.containers.get(story.thread().containerId)).toEqual({ id: 'web', type: 1 });
  });
});

describe('accounts', () => {
  const user = { uid: 7, gid: 8, name: 'ann', home: '/home/ann', shell: '/bin/sh', container_id: SHORT };

  test('come and go by container and number', () => {
    const { state } = new Story().tell([told('useradded', user), told('groupadded', { gid: 8, name: 'staff', container_id: '' })]);
    expect(state.users.get(`${SHORT} 7`)).toMatchObject({ name: 'ann', shell: '/bin/sh', containerId: SHORT });
    expect(state.groups.get(' 8')).toMatchObject({ name: 'staff' });
  });

  test('and what was judged of their processes is asked anew', () => {
    const story = new Story();
    story.thread().verdicts = new Uint8Array(1);
    story.tell([told('useradded', user), told('userdeleted', user), told('groupdeleted', { gid: 8, container_id: '' })]);
    expect([story.state.users.size, story.thread().verdicts]).toEqual([0, undefined]);
  });
});
