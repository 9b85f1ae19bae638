// Exits: when a thread goes, and who takes in its children.
import { describe, expect, test } from 'vitest';
import { ancestor, ancestors, parent } from '../../src/state/threads/lineage.js';
import { INIT, snapshot, Story, thread, told } from './story.js';

const family = (more: Parameters<typeof thread>[0][] = []): Story => new Story(snapshot({
  threads: [INIT, thread(), thread({ tid: 200, ptid: 100 }), thread({ tid: 300, ptid: 200 }), ...more.map((facts) => thread(facts))],
}));
const parents = (story: Story, ...tids: number[]): number[] => tids.map((tid) => story.thread(tid).ptid);
const gone = (story: Story, tid: number): boolean => !story.state.threads.has(tid);

test('a thread is there for its exit, and gone before the next event', () => {
  const story = family().now('procexit', {}, { tid: 300 });
  expect(story.event.thread).toMatchObject({ tid: 300, dead: true });
  expect(gone(story, 300)).toBe(false);
  expect(gone(story.now('getuid'), 300)).toBe(true);
});

describe('children go to', () => {
  test('whom the kernel chose', () => {
    const story = family().tell([told('procexit', { reaper_tid: 100 }, { tid: 200 }), told('getuid')]);
    expect(parents(story, 300)).toEqual([100]);
    expect(story.thread(100).process.reaper).toBe(true);
  });

  test('a live thread of the group', () => {
    const story = family([{ tid: 201, pid: 200, ptid: 100 }]).tell([told('procexit', {}, { tid: 200 }), told('getuid')]);
    expect(parents(story, 300)).toEqual([201]);
  });

  test('the init above', () => {
    expect(parents(family().tell([told('procexit', {}, { tid: 200 }), told('getuid')]), 300)).toEqual([1]);
  });

  test('a subreaper in between', () => {
    const reaping = told('prctl', { res: 0, option: 36, arg2_int: 1 });
    expect(parents(family().tell([reaping, told('procexit', {}, { tid: 200 }), told('getuid')]), 300)).toEqual([100]);
  });

  test('nobody, beyond the pid namespace', () => {
    const story = family([{ tid: 400, ptid: 100, vtid: 2, vpid: 2 }, { tid: 500, ptid: 400, vtid: 3, vpid: 3 }]);
    expect(parents(story.tell([told('procexit', {}, { tid: 400 }), told('getuid')]), 500)).toEqual([0]);
  });
});

test('a main thread stays, with the descriptors, while others live', () => {
  const story = new Story(snapshot({ threads: [INIT, thread(), thread({ tid: 101, pid: 100 })] }));
  story.tell([told('procexit', {}), told('getuid', {}, { tid: 101 })]);
  expect(story.thread()).toMatchObject({ dead: true, process: { threads: 1 } });
  story.tell([told('procexit', {}, { tid: 101 }), told('getuid', {}, { tid: 1 })]);
  expect([gone(story, 100), gone(story, 101)]).toEqual([true, true]);
});

test('a thread of a number taken anew is not the old one', () => {
  const story = family();
  const seen: unknown[] = [];
  story.tell([told('procexit', {}, { tid: 300 }), told('getuid', {}, { tid: 300 })], (e) => seen.push(e.thread));
  expect(seen[0]).not.toBe(seen[1]);
  expect(seen[1]).toMatchObject({ placeholder: true, pid: -1 });
});

describe('lineage', () => {
  test('goes through main threads', () => {
    const story = family([{ tid: 201, pid: 200, ptid: 100 }]);
    const from = story.thread(201);
    expect([0, 1, 2, 3].map((n) => ancestor(story.state, from, n)?.tid)).toEqual([200, 100, 1, undefined]);
    expect(parent(story.state, from)?.tid).toBe(100);
    expect(ancestors(story.state, story.thread(300)).map(({ tid }) => tid)).toEqual([200, 100, 1]);
  });

  test('ends where it turns in a circle', () => {
    const story = new Story(snapshot({ threads: [thread({ tid: 5, ptid: 6 }), thread({ tid: 6, ptid: 7 }), thread({ tid: 7, ptid: 6 })] }));
    expect(ancestors(story.state, story.thread(5)).map(({ tid }) => tid)).toEqual([6, 7]);
    expect(story.tell([told('procexit', {}, { tid: 6 }), told('getuid', {}, { tid: 5 })]).thread(5).ptid).toBe(0);
  });
});
