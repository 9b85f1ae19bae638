// clone, fork, vfork: who makes the child, and what it inherits.
import { describe, expect, test } from 'vitest';
import { CLONE } from '../../src/state/threads/thread.js';
import { ancestors } from '../../src/state/threads/lineage.js';
import { BOOT, descriptor, INIT, snapshot, Story, thread, told, type Told } from './story.js';

const facts = { exe: 'bash', args: '-c\0x\0', comm: 'bash', cgroups: 'cpu=/\0', fdlimit: 64, vm_size: 9, uid: 5, gid: 6 };

/** The clone of process 100 that makes process 200, as its caller and as the child see it. */
const inCaller = (more: Told['params'] = {}): Told => told('clone', {
  ...facts, res: 200, tid: 100, pid: 100, ptid: 1, vtid: 100, vpid: 100, flags: 0, ...more,
});
const inChild = (more: Told['params'] = {}, tid = 200): Told => told('clone', {
  ...facts, res: 0, tid, pid: 200, ptid: 100, vtid: tid, vpid: 200, flags: 0, ...more,
}, { tid });

const SHELL = snapshot({
  threads: [INIT, thread({ root: '/jail', sid: 42, capEffective: 7n, exeIno: 12, exeFlags: 1 })],
  descriptors: [{ pid: 100, entries: [descriptor({ fd: 3, closeOnExec: true })] }],
});

const asChild = {
  pid: 200, ptid: 100, vtid: 200, vpid: 200, sid: 42, uid: 5, gid: 6, loginuid: 1000,
  capEffective: 7, exeIno: 12, exeFlags: 1, fdlimit: 64, vmSize: 9,
};

describe.each([
  ['seen by the child first', [inChild(), inCaller()], 200, CLONE.INVERTED],
  ['seen by the caller first', [inCaller(), inChild()], 200, 0],
  ['seen by the caller only', [inCaller()], 200, 0],
] as const)('a child process, %s', (_, events, tid, flags) => {
  const story = new Story(SHELL).tell(events);
  const child = story.thread(tid);

  test('has the facts of the event, and the rest from its parent', () => {
    expect(child).toMatchObject({ ...asChild, flags });
    const texts = [child.comm, child.exe, child.exepath, child.root].map((id) => story.text(id));
    expect(texts).toEqual(['bash', 'bash', '/usr/bin/bash', '/jail']);
    expect(story.text(child.cmdline)).toBe('bash -c x');
    expect(child.pidnsStart).toBe(BOOT);
  });

  test('has copies of directory, environment and descriptors', () => {
    expect(child.process).not.toBe(story.thread(100).process);
    expect(story.text(child.process.cwd)).toBe('/home/ann/');
    expect(story.text(child.process.env)).toBe('HOME=/root\0');
    expect(story.nameOf(3, 200)).toBe('/etc/hosts');
    expect(child.process.fds.closesOnExec(3)).toBe(true);
  });

  test('is there once', () => {
    expect(story.state.threads.size).toBe(3);
    expect(child.process.group).toEqual([child]);
    expect(child.process.threads).toBe(1);
  });
});

describe('a new thread', () => {
  const flags = CLONE.THREAD;

  test.each([
    ['by itself', told('clone3', { ...facts, res: 0, tid: 201, pid: 100, ptid: 1, vtid: 201, vpid: 100, flags }, { tid: 201 })],
    ['by its caller', told('clone3', { ...facts, res: 201, tid: 100, pid: 100, ptid: 1, vtid: 100, vpid: 100, flags })],
  ])('made %s shares the process', (_, event) => {
    const story = new Story(SHELL).tell([event]);
    expect(story.thread(201)).toMatchObject({ pid: 100, ptid: 1, vtid: 201, vpid: 100 });
    expect(story.thread(201).process).toBe(story.thread(100).process);
    expect(story.thread(100).process.threads).toBe(2);
  });

  test('of a process that nobody knows makes that process known', () => {
    const ids = { tid: 301, pid: 300, ptid: 1, vtid: 301, vpid: 300 };
    const story = new Story(SHELL).now('clone', { ...facts, ...ids, res: 0, flags }, { tid: 301 });
    expect(story.thread(300)).toMatchObject({ pid: 300, ptid: 1, vpid: 300, placeholder: false });
    expect(story.thread(300).process.group.map((member) => member.tid)).toEqual([300, 301]);
  });
});

describe('the caller says nothing of the child', () => {
  test.each([
    ['a failed clone', inCaller({ res: -11 })],
    ['a child in another pid namespace', inCaller({ flags: CLONE.CHILD_IN_PIDNS })],
    ['a new pid namespace', inCaller({ flags: CLONE.NEWPID })],
    ['a sibling', inCaller({ flags: CLONE.PARENT })],
    ['a caller in a pid namespace', inCaller({ vtid: 5 })],
    ['CLONE_VFORK', inCaller({ flags: CLONE.VFORK })],
    ['vfork', { ...inCaller(), event: 'vfork' }],
  ] as const)('%s', (what, event) => {
    const threads = [INIT, thread(what.startsWith('a caller') ? { vtid: 5 } : {})];
    const story = new Story(snapshot({ threads })).tell([event]);
    expect(story.state.threads.has(200)).toBe(false);
  });

  test('when the child is gone already', () => {
    const story = new Story(SHELL).tell([inChild(), told('procexit', {}, { tid: 200 }), inCaller()]);
    expect(story.state.threads.has(200)).toBe(false);
  });

  test('but that is forgotten after two seconds', () => {
    const story = new Story(SHELL).tell([{ ...inChild(), at: 1 }, told('procexit', {}, { tid: 200, at: 1 }), { ...inCaller(), at: 4 }]);
    expect(story.state.threads.has(200)).toBe(true);
  });
});

test('an old entry of the number is replaced', () => {
  const story = new Story(snapshot({ threads: [INIT, thread(), thread({ tid: 200, comm: 'old' }), thread({ tid: 201, pid: 200 })] }));
  const old = story.thread(200);
  story.tell([inChild()]);
  expect(story.thread(200)).not.toBe(old);
  expect([old.gone, story.state.threads.has(201)]).toEqual([true, false]);
});

test('a caller that nobody knew tells who it is', () => {
  const story = new Story(snapshot({ threads: [INIT] })).tell([told('getuid'), inCaller()]);
  expect(story.thread(100)).toMatchObject({ pid: 100, ptid: 1, placeholder: false });
  expect(story.text(story.thread(100).cmdline)).toBe('bash -c x');
  expect(story.text(story.thread(200).comm)).toBe('bash');
});

test('the child of an unknown parent inherits nothing', () => {
  const story = new Story(snapshot({ threads: [INIT] })).tell([inChild()]);
  expect(story.thread(200)).toMatchObject({ ptid: 100, sid: -1, uid: 5, cloneTime: 1000 });
  expect(story.thread(100).placeholder).toBe(true);
  expect(ancestors(story.state, story.thread(200))).toEqual([]);
});

test('in a pid namespace the start of its init counts from boot', () => {
  const story = new Story(SHELL).tell([inChild({ flags: CLONE.CHILD_IN_PIDNS, vtid: 1, vpid: 1, pidns_init_start_ts: 55 })]);
  expect(story.thread(200).pidnsStart).toBe(BOOT + 55n);
  expect(story.thread(200).process.reaper).toBe(true);
});

test('a snapshot taken after the clone returned knows the child better than its caller', () => {
  const late = thread({ tid: 200, ptid: 100, comm: 'make', asOf: 1_700_000_000_000_000_000n + 5_000_000n });
  const story = new Story(snapshot({ threads: [INIT, thread(), late] })).tell([inCaller()]);
  expect(story.text(story.thread(200).comm)).toBe('make');
});
