// Files and other descriptors that are no sockets: what each call leaves in the table.
import { describe, expect, test } from 'vitest';
import { nameChanged, type CurrentEvent } from '../../src/state/current-event.js';
import { descriptor, snapshot, Story, told, type Told } from './story.js';

const O_DIRECTORY = 1024;
const O_CLOEXEC = 4096;

const opens: [string, Told, { fd: number; type: string; name: string; [fact: string]: unknown }][] = [
  ['open', told('open', { fd: 3, name: '/etc//passwd', flags: 1, mode: 0, dev: 5, ino: 6 }),
    { fd: 3, type: 'file', name: '/etc/passwd', dev: 5, ino: 6, flags: 1 }],
  ['open of a relative path', told('open', { fd: 3, name: '../x', flags: 1 }), { fd: 3, type: 'file', name: '/home/x', dev: 0, ino: 0 }],
  ['open of a directory', told('open', { fd: 3, name: '/etc', flags: O_DIRECTORY }), { fd: 3, type: 'directory', name: '/etc' }],
  ['creat', told('creat', { fd: 3, name: 'a', mode: 0, creat_flags: 1 }), { fd: 3, type: 'file', name: '/home/ann/a', flags: 0x8000 }],
  ['openat from cwd', told('openat', { fd: 3, dirfd: -100, name: 'a', flags: 1 }), { fd: 3, type: 'file', name: '/home/ann/a' }],
  ['openat from a directory', told('openat', { fd: 4, dirfd: 9, name: 'a', flags: 1 }), { fd: 4, type: 'file', name: '/srv/a' }],
  ['openat from nobody knows where', told('openat', { fd: 4, dirfd: 77, name: 'a', flags: 1 }),
    { fd: 4, type: 'file', name: '<UNKNOWN>a' }],
  ['openat2', told('openat2', { fd: 4, dirfd: 9, name: '/a/', flags: 1, ino: 2 ** 40 }), { fd: 4, type: 'file', name: '/a', ino: 2 ** 40 }],
  ['open_by_handle_at', told('open_by_handle_at', { fd: 4, mountfd: 9, flags: 1, path: '/m/a', ino: 8 }),
    { fd: 4, type: 'file', name: '/m/a', ino: 8 }],
  ['eventfd2', told('eventfd2', { res: 4 }), { fd: 4, type: 'event', name: '' }],
  ['eventfd', told('eventfd', { res: 4 }), { fd: 4, type: 'event', name: '' }],
  ['signalfd4', told('signalfd4', { res: 4 }), { fd: 4, type: 'signalfd', name: '' }],
  ['timerfd_create', told('timerfd_create', { res: 4 }), { fd: 4, type: 'timerfd', name: '' }],
  ['inotify_init1', told('inotify_init1', { res: 4 }), { fd: 4, type: 'inotify', name: '' }],
  ['epoll_create1', told('epoll_create1', { res: 4 }), { fd: 4, type: 'eventpoll', name: '' }],
  ['bpf', told('bpf', { fd: 4, cmd: 5 }), { fd: 4, type: 'bpf', name: '' }],
  ['userfaultfd', told('userfaultfd', { res: 4 }), { fd: 4, type: 'userfaultfd', name: '' }],
  ['io_uring_setup', told('io_uring_setup', { res: 4 }), { fd: 4, type: 'io_uring', name: '' }],
  ['memfd_create', told('memfd_create', { fd: 4, name: 'payload' }), { fd: 4, type: 'memfd', name: 'payload' }],
  ['pidfd_open', told('pidfd_open', { fd: 4, pid: 1 }), { fd: 4, type: 'pidfd', name: '/proc/1' }],
  ['pipe2, its second end', told('pipe2', { res: 0, fd1: 4, fd2: 5, ino: 99 }), { fd: 5, type: 'pipe', name: '', ino: 99 }],
];

const withDirectory = () => new Story(snapshot({
  descriptors: [
    { pid: 100, entries: [descriptor({ fd: 9, type: 'directory', name: '/srv' })] },
    { pid: 1, entries: [descriptor({ fd: 5 })] },
  ],
}));

describe('what makes a descriptor', () => {
  test.each(opens)('%s', (_, event, { fd, name, ...facts }) => {
    const story = withDirectory().tell([event]);
    const made = story.thread().process.fds.get(fd);
    expect(made).toMatchObject(facts);
    expect(story.text(made!.name)).toBe(name);
    expect(story.event.fd).toBe(made);
    expect(story.event.fdNum).toBe(fd);
    expect(nameChanged(story.event)).toBe(name !== '');
  });

  test('nothing, when it failed', () => {
    const story = new Story().now('openat', { fd: -2, dirfd: -100, name: '/nowhere', flags: 1 });
    expect(story.event).toMatchObject({ fd: undefined, fdNum: -1, result: -2 });
    expect(nameChanged(story.event)).toBe(false);
    expect(story.thread().process.fds.size).toBe(0);
  });

  test('a bpf command that answers 0 is no descriptor', () => {
    expect(new Story().now('bpf', { fd: 0, cmd: 1 }).event.fd).toBeUndefined();
  });

  test('the path as it was passed is kept', () => {
    const story = new Story().now('open', { fd: 3, name: './a', flags: 1 });
    expect(story.text(story.event.fd!.rawName)).toBe('./a');
  });
});

describe('close', () => {
  const opened = told('openat', { fd: 3, dirfd: -100, name: '/a', flags: 1 });
  const close = told('close', { res: 0, fd: 3 });

  test('shows the descriptor once more, and then it is gone', () => {
    const seen: (CurrentEvent['fd'] | undefined)[] = [];
    const story = new Story().tell([opened, close, told('fstat', { res: -9, fd: 3 })], (e) => seen.push(e.fd));
    expect(seen[0]).toBeDefined();
    expect(seen[1]).toBe(seen[0]);
    expect(seen[2]).toBeUndefined();
    expect(story.thread().process.fds.size).toBe(0);
  });

  test('the number is taken again at once', () => {
    const story = new Story().tell([opened, close, told('openat', { fd: 3, dirfd: -100, name: '/b', flags: 1 })]);
    expect(story.nameOf(3)).toBe('/b');
    expect(story.now('getuid').nameOf(3)).toBe('/b');
  });

  test('failed, it changes nothing', () => {
    expect(new Story().tell([opened, told('close', { res: -5, fd: 3 }), told('getuid')]).nameOf(3)).toBe('/a');
  });
});

describe('copies', () => {
  const opened = told('openat', { fd: 3, dirfd: -100, name: '/a', flags: O_CLOEXEC | 1 });
  const closesOnExec = (story: Story, fd: number): boolean => story.thread().process.fds.closesOnExec(fd);

  test.each([
    [told('dup', { res: 7, oldfd: 3 }), false],
    [told('dup2', { res: 7, oldfd: 3, newfd: 7 }), false],
    [told('dup3', { res: 7, oldfd: 3, newfd: 7, flags: O_CLOEXEC }), true],
    [told('fcntl', { res: 7, fd: 3, cmd: 1, arg: 7 }), false],
    [told('fcntl', { res: 7, fd: 3, cmd: 26, arg: 7 }), true],
  ])('$event', (copy, closing) => {
    const story = new Story().tell([opened, copy]);
    expect(story.nameOf(7)).toBe('/a');
    expect(story.event.fdNum).toBe(7);
    expect(nameChanged(story.event)).toBe(false);
    expect(closesOnExec(story, 7)).toBe(closing);
    expect(closesOnExec(story, 3)).toBe(true);
  });

  test('fcntl sets and clears close-on-exec', () => {
    const story = new Story().tell([opened, told('fcntl', { res: 0, fd: 3, cmd: 3, arg: 0 })]);
    expect(closesOnExec(story, 3)).toBe(false);
    expect(closesOnExec(story.now('fcntl', { res: 0, fd: 3, cmd: 3, arg: 1 }), 3)).toBe(true);
  });

  test('pidfd_getfd takes it from the other process, to be closed by exec', () => {
    const story = withDirectory().tell([told('pidfd_open', { fd: 4, pid: 1 }), told('pidfd_getfd', { fd: 6, pid_fd: 4, target_fd: 5 })]);
    expect(story.nameOf(6)).toBe('/etc/hosts');
    expect(closesOnExec(story, 6)).toBe(true);
  });

  test('onto standard output and input marks the thread as an end of a pipeline', () => {
    const story = new Story().tell([opened, told('dup2', { res: 0, oldfd: 3, newfd: 0 }), told('dup2', { res: 1, oldfd: 3, newfd: 1 })]);
    expect(story.thread().flags).toBe((1 << 21) | (1 << 22));
  });
});

describe('close_range', () => {
  const three = [3, 4, 2000].map((fd) => told('openat', { fd, dirfd: -100, name: `/${fd}`, flags: 1 }));

  test('removes a range, however long', () => {
    const story = new Story().tell([...three, told('close_range', { res: 0, first: 4, last: 0xffffffff, flags: 0 })]);
    expect([...story.thread().process.fds].map(([fd]) => fd)).toEqual([3]);
    expect(story.thread().process.fds.size).toBe(1);
  });

  test('or only marks it', () => {
    const { fds } = new Story().tell([...three, told('close_range', { res: 0, first: 4, last: 3000, flags: 4 })]).thread().process;
    expect([3, 4, 2000].map((fd) => fds.closesOnExec(fd))).toEqual([false, true, true]);
  });
});

test('the attached descriptor is that of the parameter', () => {
  const story = withDirectory().now('unlinkat', { res: 0, dirfd: 9, name: 'x', flags: 0 });
  expect(story.text(story.event.fd!.name)).toBe('/srv');
  expect(story.now('unlinkat', { res: 0, dirfd: -100, name: 'x' }).event).toMatchObject({ fd: undefined, fdNum: -100 });
});
