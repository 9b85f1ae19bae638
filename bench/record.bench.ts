// What recording costs and whether it loses anything: a workload by itself, recorded, and under `strace -f`; then a minute of
// mixed load, recorded as a process tree and, at the same time, system-wide.
//
// The system-wide recording holds what other programs of this machine did: it is written to a temporary folder, without
// payload, and deleted. `SECONDS=n` shortens the minute.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { best, have, timed } from './peer.js';

const ROUNDS = 1009;
const RUNS = 3;
const SECONDS = Number(process.env['SECONDS'] ?? 60);
const root = join(import.meta.dirname, '..');
const main = join(root, 'dist/cli/main.js');
const load = join(root, 'fixtures/workloads/build/mixed-load');
const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-bench-'));

interface Summary {
  readonly events: number;
  readonly lost: number;
  readonly bytes: number;
  readonly seconds: number;
}

const work = ['rounds', String(ROUNDS)];

function slowdown(): void {
  const alone = best(RUNS, () => timed(load, work)).seconds;
  const startUp = best(RUNS, () => timed('node', [main, 'capture', '-o', join(scratch, 'true.scap'), '--', 'true'])).seconds;
  const recorded = best(RUNS, () => timed('node', [main, 'capture', '-o', join(scratch, 'slow.scap'), '--', load, ...work])).seconds;
  console.log(`mixed-load rounds ${ROUNDS}, best of ${RUNS}`);
  console.log(`  by itself           ${alone.toFixed(3)} s`);
  console.log(`  under falco-rec     ${(recorded - startUp).toFixed(3)} s = ${((recorded - startUp) / alone).toFixed(2)} x`
    + ` (less ${startUp.toFixed(3)} s for recording \`true\`: start-up, hooks, snapshot, closing the file)`);
  if (!have('strace')) return console.log('  under strace -f     skipped: needs strace');
  const traced = best(1, () => timed('strace', ['-f', '-o', join(scratch, 'strace.txt'), load, ...work])).seconds;
  console.log(`  under strace -f     ${traced.toFixed(3)} s = ${(traced / alone).toFixed(2)} x`);
}

/** Runs `capture` beside other things; its summary when it has ended. */
function capture(...args: readonly string[]): Promise<Summary> {
  return new Promise((resolve, reject) => {
    const child = spawn('node', [main, 'capture', '--json', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString(); });
    child.on('exit', (code) => {
      if (code === 0) resolve(JSON.parse(stdout.trim().split('\n').at(-1)!) as Summary);
      else reject(new Error(`capture: exit ${code}`));
    });
  });
}

function tell(what: string, { events, lost, bytes, seconds }: Summary): void {
  const each = (bytes / events).toFixed(2);
  console.log(`  ${what.padEnd(19)} ${events} events in ${seconds.toFixed(1)} s, ${lost} lost, ${each} bytes per event`);
}

async function losses(): Promise<void> {
  console.log(`${SECONDS} s of mixed load, default buffers`);
  const [tree, system] = await Promise.all([
    capture('-o', join(scratch, 'tree.scap'), '--', load, String(SECONDS)),
    capture('-o', join(scratch, 'system.scap'), '--snaplen', '0', '--duration', String(SECONDS)),
  ]);
  tell('its process tree', tree);
  tell('the whole system', system);
}

try {
  slowdown();
  await losses();
} finally {
  rmSync(scratch, { recursive: true });
}
