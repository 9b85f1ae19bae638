// Births, changes and deaths of processes, against what the processes know of themselves.
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isInstalled, obstacle, recorded, script, title } from './recorded.js';

const CLONE_THREAD = 1 << 13;

describe.skipIf(obstacle)(title('processes'), () => {
  test('a recording begins with the command\'s execve, which has everything', async () => {
    const { events, header, keyframe } = await recorded(['env', '-i', 'A=1', 'B=2', '/bin/sh', '-c', 'exit 3', 'name', 'x y']);
    expect(events[0]).toMatchObject({ event: 'execve', params: { res: 0, comm: 'env' } });
    const shell = events.filter(({ event, params }) => event === 'execve' && params.res === 0)[1]!;
    const file = statSync('/bin/sh', { bigint: true });
    expect(shell.params).toMatchObject({
      exe: '/bin/sh', args: '-c\0exit 3\0name\0x y\0', env: 'A=1\0B=2\0', comm: 'sh', filename: '/bin/sh',
      tid: shell.tid, pid: shell.tid, ptid: process.pid, uid: 0, gid: 0,
      exe_ino: Number(file.ino), exe_ino_mtime: Number(file.mtimeNs), exe_ino_ctime: Number(file.ctimeNs), flags: 1,
    });
    expect(shell.params.trusted_exepath).toMatch(/^\/(usr\/)?bin\/(da|ba)?sh$/);
    expect(header.scope).toMatchObject({ kind: 'tree', pid: shell.tid });
    expect(keyframe.threads.find(({ tid }) => tid === process.pid)?.cgroups).toBe(shell.params.cgroups);
    expect(events.at(-1)).toMatchObject({ event: 'procexit', params: { status: 3 << 8, ret: 3, sig: 0, core: 0 } });
  });

  test('a child speaks for itself, and its parent of it', async () => {
    const { events } = await recorded(['sh', '-c', 'sleep 0 & wait; kill -9 $$']);
    const clones = events.filter(({ event }) => ['clone', 'clone3', 'fork', 'vfork'].includes(event));
    const caller = clones.find(({ params }) => params.res !== 0)!, child = clones.find(({ params }) => params.res === 0)!;
    expect(clones).toHaveLength(2);
    expect(child.tid).toBe(caller.params.res);
    expect(child.params).toMatchObject({ tid: child.tid, pid: child.tid, ptid: caller.tid, vtid: child.tid, vpid: child.tid });
    const exits = events.filter(({ event }) => event === 'procexit').map(({ tid, params }) => [tid, params.sig]);
    expect(exits).toEqual([[child.tid, 0], [caller.tid, 9]]);
  });

  test('threads are followed and say so', async () => {
    const { events } = await recorded(script(`new (require('worker_threads').Worker)('0', { eval: true })`));
    const started = events.filter(({ event, params }) => event.startsWith('clone') && params.res === 0);
    expect(started.length).toBeGreaterThan(3);
    expect(started.filter(({ tid, params }) => tid === params.pid || ((params.flags as number) & CLONE_THREAD) === 0)).toEqual([]);
    const ended = events.filter(({ event }) => event === 'procexit').map(({ tid }) => tid);
    expect(new Set(ended)).toEqual(new Set(events.map(({ tid }) => tid)));
  });

  test('a daemon outlives its command\'s recording, and that is said', async () => {
    const { events, survivors } = await recorded(['sh', '-c', 'setsid sleep 1 & /bin/true | cat']);
    expect(survivors).toHaveLength(1);
    expect(events.some(({ tid }) => tid === survivors[0])).toBe(true);
    expect((await recorded(['sh', '-c', 'sleep 0 & /bin/true; wait'])).survivors).toEqual([]);
  });

  test('the recording of a running process ends with the last of its tree', async () => {
    const { pid } = spawn('sh', ['-c', 'sleep 3 & exec sleep 2']);
    const { events } = await recorded([], { command: undefined, pid });
    const ended = events.filter(({ event }) => event === 'procexit').map(({ tid }) => tid);
    expect(ended).toHaveLength(2);
    expect(ended[0]).toBe(pid);
  });

  test('a failed execve has the name and arguments that were tried', async () => {
    const { events } = await recorded(script(`require('child_process').spawn('/nonexistent/program', ['a', 'b']).on('error', () => {})`));
    const failed = events.find(({ event, params }) => event === 'execve' && (params.res as number) < 0);
    expect(failed?.params).toMatchObject({ res: -2, filename: '/nonexistent/program', exe: '/nonexistent/program', args: 'a\0b\0' });
  });

  test.skipIf(!isInstalled('unshare'))('a pid namespace shows both numbers', async () => {
    const { events } = await recorded(['unshare', '--fork', '--pid', 'sh', '-c', ':']);
    const inside = events.find(({ event, params }) => event !== 'procexit' && params.vpid === 1 && params.res === 0)!;
    expect(inside.params).toMatchObject({ vtid: 1, tid: inside.tid });
    expect((inside.params.flags as number) >>> 0 & 1 << 29).not.toBe(0);
  });

  test('nothing of the recorder, or of anybody outside the tree', async () => {
    const { events } = await recorded(['sh', '-c', 'for i in 1 2 3; do true; done; /bin/true']);
    const born = new Set(events.filter(({ event, params }) => params.res === 0 && /clone|fork/.test(event)).map(({ tid }) => tid));
    const strangers = events.filter(({ tid }) => tid !== events[0]!.tid && !born.has(tid));
    expect(strangers).toEqual([]);
  });

  test('the snapshot agrees with /proc', async () => {
    const { keyframe } = await recorded(['true']);
    const self = keyframe.threads.find(({ tid }) => tid === process.pid)!;
    expect(self).toMatchObject({
      pid: process.pid, ptid: process.ppid, comm: readFileSync('/proc/self/comm', 'latin1').trim(),
      cwd: process.cwd(), root: '/', uid: process.geteuid!(),
    });
  });

  test('the snapshot of a tree tells nothing of others, and of ancestors no environment', async () => {
    const { keyframe, header: { scope } } = await recorded(['true']);
    const child = scope.kind === 'tree' ? scope.pid : 0;
    expect(keyframe.threads.filter(({ env }) => env !== '').map(({ pid }) => pid)).toEqual([child]);
    expect(keyframe.descriptors.map(({ pid }) => pid)).toEqual([child]);
    const parents = new Map(keyframe.threads.map(({ pid, ptid }) => [pid, ptid]));
    const line = new Set<number>();
    for (let pid = child; parents.has(pid); pid = parents.get(pid)!) line.add(pid);
    expect(new Set(parents.keys())).toEqual(line);
  });
});
