// execve: what becomes of the process.
import { describe, expect, test } from 'vitest';
import { CLONE } from '../../src/state/threads/thread.js';
import { descriptor, INIT, snapshot, START, Story, thread, told, type Told } from './story.js';

const exec = (more: Told['params'] = {}): Told => told('execve', {
  res: 0, exe: './run', args: 'a\0\0b\0', tid: 100, pid: 100, ptid: 1, comm: 'run', cgroups: 'cpu=/\0', env: Buffer.from('A=1\0'),
  tty: 5, vpgid: 77, loginuid: 9, flags: 4, cap_inheritable: 1, cap_permitted: 2, cap_effective: 2 ** 40, exe_ino: 99,
  exe_ino_ctime: START + 3n, exe_ino_mtime: START + 5n, uid: 3, trusted_exepath: '/home/ann/run (deleted)', pgid: 78, gid: 4,
  filename: './run', ...more,
});

test('present parameters overwrite', () => {
  const story = new Story().tell([exec()]);
  const run = story.thread();
  expect(run).toMatchObject({
    tty: 5, vpgid: 77, pgid: 78, loginuid: 9, exeFlags: 4, capInheritable: 1, capPermitted: 2, capEffective: 2 ** 40,
    exeIno: 99, exeCtime: START + 3n, exeMtime: START + 5n, uid: 3, gid: 4,
  });
  expect([run.comm, run.exe, run.exepath, run.process.env].map((id) => story.text(id))).toEqual(['run', './run', '/home/ann/run', 'A=1\0']);
  expect(story.text(run.cmdline)).toBe('run a  b');
});

test('absent ones leave what was known', () => {
  const story = new Story().now('execve', { res: 0, exe: '/bin/ls' });
  expect(story.thread()).toMatchObject({ uid: 1000, tty: 34816, exeIno: 7, pgid: -1, args: 0 });
  expect([story.thread().comm, story.thread().exepath].map((id) => story.text(id))).toEqual(['/bin/ls', '/usr/bin/bash']);
});

test('a failed one changes nothing', () => {
  const story = new Story().tell([exec({ res: -2 })]);
  expect(story.text(story.thread().comm)).toBe('bash');
});

test('without the kernel\'s word the path is what was asked for', () => {
  const story = new Story().tell([exec({ trusted_exepath: undefined })]);
  expect(story.text(story.thread().exepath)).toBe('/home/ann/run');
});

test('descriptors marked for it are closed, and most flags cleared', () => {
  const story = new Story(snapshot({
    threads: [INIT, thread({ flags: CLONE.PARENT | CLONE.PIPE_SOURCE | CLONE.INVERTED })],
    descriptors: [{ pid: 100, entries: [3, 2000, 4].map((fd) => descriptor({ fd, closeOnExec: fd !== 4 })) }],
  })).tell([exec()]);
  expect([...story.thread().process.fds].map(([fd]) => fd)).toEqual([4]);
  expect(story.thread().flags).toBe(CLONE.PIPE_SOURCE | CLONE.INVERTED);
});

test('other threads end, and a main thread that had exited lives again', () => {
  const story = new Story(snapshot({ threads: [INIT, thread(), thread({ tid: 101, pid: 100 }), thread({ tid: 102, pid: 100 })] }));
  story.tell([told('procexit'), exec()]);
  expect([...story.state.threads.keys()]).toEqual([1, 100]);
  expect(story.thread()).toMatchObject({ dead: false });
  expect(story.thread().process).toMatchObject({ threads: 1, group: [story.thread()] });
});

test('a thread that nobody knew is known from now on', () => {
  const story = new Story(snapshot({ threads: [INIT] })).tell([told('getuid'), exec()]);
  expect(story.thread()).toMatchObject({ pid: 100, ptid: 1, vtid: 100, vpid: 100, placeholder: false });
  expect(story.state.children.get(1)).toContain(story.thread());
});

describe('verdicts', () => {
  test('about the process and its descendants are asked anew', () => {
    const story = new Story();
    const { lineageEpoch } = story.state;
    story.thread().verdicts = new Uint8Array(1);
    story.tell([exec()]);
    expect(story.thread().verdicts).toBeUndefined();
    expect(story.state.lineageEpoch).toBeGreaterThan(lineageEpoch);
  });

  test('about its environment too, which is not kept unless somebody asks', () => {
    const story = new Story();
    story.state.keepEnvironment = false;
    const before = story.thread().process.env;
    expect(story.tell([exec()]).thread().process.env).toBe(before);
  });
});
