// How fast rules go over a recording, beside sysdig walking about as many event blocks with one filter; and bytes per event.
//
// The recording is made here and now: fixtures/workloads/mixed-load under `falco-rec capture`, until there are enough events.
// `RECORDING=file` measures an existing one; `CORPUS=dir` says where .scap captures for the peer are.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growScap } from './grow-scap.js';
import { best, have, rate, timed, type Timed } from './peer.js';

const EVENTS = 3_000_000;
/** Of the load; each makes some sixty events. */
const ROUNDS = 53_003;
const RUNS = 5;
const FILTER = 'evt.type=open and fd.name contains /etc/shadow';
const root = join(import.meta.dirname, '..');
const falcoRec = (...args: string[]): Timed => timed('node', [join(root, 'dist/cli/main.js'), ...args], { cwd: root });
const load = join(root, 'fixtures/workloads/build/mixed-load');
const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-bench-'));

interface Info { readonly events: number; readonly lost: number; readonly size_bytes: number; readonly bytes_per_event: number }

function recording(): string {
  const given = process.env['RECORDING'];
  if (given !== undefined) return given;
  const path = join(scratch, 'load.scap');
  falcoRec('capture', '-o', path, '--snaplen', '0', '--', load, 'rounds', String(ROUNDS));
  return path;
}

function peerCapture(): string | undefined {
  const corpus = process.env['CORPUS'] ?? join(root, '../shared/corpus/scap');
  if (!existsSync(corpus)) return undefined;
  const files = readdirSync(corpus).map((file) => join(corpus, file));
  return files.find((file) => file.includes('nginx')) ?? files.sort((a, b) => statSync(b).size - statSync(a).size)[0];
}

/** Seconds that the walk over the events took, without start-up and loading of rules: as the summary says. */
const walkOf = ({ stderr }: Timed): number => Number(/ events in ([0-9.]+) s/.exec(stderr)?.[1]);

function replayRate(): number {
  const path = recording();
  const info = JSON.parse(falcoRec('info', '--json', path).stdout) as Info;
  const run = best(RUNS, () => falcoRec('replay', path, '--rules', 'rules', '--json'));
  const walk = walkOf(run);
  console.log(`recording           ${info.events} events, ${info.lost} lost, ${info.bytes_per_event.toFixed(2)} bytes per event on disk`);
  console.log(`falco-rec replay    ${run.seconds.toFixed(3)} s wall with the starter rules: ${rate(info.events, run.seconds)}`);
  console.log(`  its walk alone    ${walk.toFixed(3)} s, without start-up and loading of rules: ${rate(info.events, walk)}`);
  return info.events / walk;
}

function sysdigRate(): number | undefined {
  const source = peerCapture();
  if (source === undefined || !have('sysdig')) {
    console.log('sysdig              skipped: needs sysdig (Debian has it) and a .scap capture (CORPUS=dir)');
    return undefined;
  }
  const { path, eventBlocks } = growScap(source, join(scratch, 'peer.scap'), EVENTS);
  const run = best(RUNS, () => timed('sysdig', ['-r', path, FILTER]));
  console.log(`sysdig -r FILTER    ${run.seconds.toFixed(3)} s wall, ${eventBlocks} event blocks: ${rate(eventBlocks, run.seconds)}`);
  return eventBlocks / run.seconds;
}

try {
  const ours = replayRate();
  const theirs = sysdigRate();
  if (theirs !== undefined) console.log(`ratio               ${(ours / theirs).toFixed(2)} x sysdig (our walk beside its whole command)`);
} finally {
  rmSync(scratch, { recursive: true });
}
