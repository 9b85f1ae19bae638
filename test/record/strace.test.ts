// A second opinion: strace watches the very processes that are recorded, and both must tell of the same calls.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callOf, isInstalled, obstacle, recorded, script, title } from './recorded.js';

type Call = readonly [name: string, result: number | string];

/** Kernel-internal results that strace names and errno.h does not. */
const RESTARTS: Record<string, number> = { ERESTARTSYS: 512, ERESTARTNOINTR: 513, ERESTARTNOHAND: 514, ERESTART_RESTARTBLOCK: 516 };
const ERRNO: Record<string, number> = { ...constants.errno, ...RESTARTS };

/** Calls whose event has another name, or (as Falco has it) no result. */
const NAMES: Record<string, string> = { pread: 'pread64', pwrite: 'pwrite64', prlimit: 'prlimit64' };
const WITHOUT_RESULT = new Set(['getsockname', 'getpeername']);

function resultOf(text: string): number | string {
  const error = /^(?:-1|\?) (E\w+)/.exec(text)?.[1];
  if (error !== undefined) return -ERRNO[error]!;
  const value = /^(0x[0-9a-f]+|0[0-7]+|-?\d+)/.exec(text)?.[1];
  if (value === undefined) return text;
  return Number(/^0[0-7]/.test(value) ? Number.parseInt(value, 8) : BigInt(value));
}

/** Of each thread the calls that strace saw return, in order. */
function callsIn(text: string): Map<number, Call[]> {
  const calls = new Map<number, Call[]>();
  for (const line of text.split('\n')) {
    const [, tid, name, rest] = /^(\d+)\s+(?:<\.\.\. )?(\w+)(?: resumed>|\()(.*)$/.exec(line) ?? [];
    if (tid === undefined || name === undefined || rest!.endsWith('<unfinished ...>')) continue;
    const result = rest!.slice(rest!.lastIndexOf(' = ') + 3).trim();
    if (result === '?') continue; // exit, and calls that the thread did not survive
    calls.set(Number(tid), [...(calls.get(Number(tid)) ?? []), [name, WITHOUT_RESULT.has(name) ? '' : resultOf(result)]]);
  }
  return calls;
}

const WORKLOAD = `
  const net = require('net'), fs = require('fs'), dgram = require('dgram'), { Worker } = require('worker_threads');
  const folder = fs.mkdtempSync('/tmp/strace-'); process.chdir(folder);
  for (let i = 0; i < 53; i++) {
    fs.writeFileSync('f' + i, 'x'); fs.renameSync('f' + i, 'g'); fs.readFileSync('g'); fs.chmodSync('g', 0o600);
  }
  const tcp = net.createServer((c) => c.pipe(c)).listen(0, '127.0.0.1', () => {
    const c = net.connect(tcp.address().port, '127.0.0.1', () => c.end('ping')); c.resume().on('close', () => tcp.close()); });
  const udp = dgram.createSocket('udp4').on('message', () => udp.close());
  udp.bind(0, '127.0.0.1', () => udp.send('x', udp.address().port, '127.0.0.1'));
  const unix = net.createServer((c) => c.end('bye'));
  unix.listen('sock', () => net.connect('sock').resume().on('close', () => unix.close()));
  new Worker('require("fs").writeFileSync("worker", "1")', { eval: true });
  require('child_process').execSync('ls -la | tr a-z A-Z | wc; (exec true) & wait; ln -s a b; readlink b');
  process.on('exit', () => fs.rmSync(folder, { recursive: true }));`;

describe.skipIf(obstacle || !isInstalled('strace'))(title('beside strace'), () => {
  test('the same calls with the same results, thread by thread', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'peer-'));
    const log = join(folder, 'log');
    const { events, drops } = await recorded(['strace', '-f', '-q', '-o', log, ...script(WORKLOAD)]);
    const theirs = callsIn(readFileSync(log, 'latin1'));
    rmSync(folder, { recursive: true });
    expect(drops).toEqual([]);
    expect([...theirs.values()].flat().length).toBeGreaterThan(1500);

    const ours = new Map<number, Call[]>([...theirs.keys()].map((tid) => [tid, []]));
    for (const event of events) {
      const name = callOf(event);
      // A child's return from fork is its first event; strace attaches a moment later.
      if (name === 'procexit' || (/^(clone3?|v?fork)$/.test(name) && event.params.res === 0)) continue;
      const result = event.event === 'syscall' ? event.params.res : (Object.values(event.params)[0] ?? '');
      ours.get(event.tid)?.push([NAMES[name] ?? name, result as number]);
    }
    for (const [tid, calls] of theirs) {
      const own = ours.get(tid)!;
      // strace's first child is recorded from its fork on, and traced from its execve on.
      const from = tid === Math.min(...theirs.keys()) ? own.findIndex(([name]) => name === 'execve') : 0;
      expect({ tid, calls: own.slice(from, from + calls.length) }).toEqual({ tid, calls });
      expect(own.length - from - calls.length).toBeLessThanOrEqual(1); // the call in which the thread was ended
    }
  });
});
