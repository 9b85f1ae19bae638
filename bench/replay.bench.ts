// How fast rules go over recordings, beside sysdig walking about as many event blocks with one filter; and bytes per event.
//
// The recordings are made here and now under `falco-rec capture`: fixtures/workloads/server-load, which does what servers do
// most, and mixed-load, which does hardly anything but open, connect and start. `RECORDING=file` measures an existing one.
// `CORPUS=dir` says where .scap captures for the peer are; of those that it walks, nginx is nearly all `procinfo` events.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { growScap } from './grow-scap.js';
import { best, have, rate, timed, type Timed } from './peer.js';

const EVENTS = 20_000_000;
/** Of each load: rounds that make about as many events, and at least three million. */
const LOADS = [{ load: 'server-load', rounds: 20_011 }, { load: 'mixed-load', rounds: 53_003 }];
const PEER_CAPTURES = ['mpm-event', 'nginx'];
const RUNS = 5;
const FILTER = 'evt.type=open and fd.name contains /etc/shadow';
const root = join(import.meta.dirname, '..');
const falcoRec = (...args: string[]): Timed => timed('node', [join(root, 'dist/cli/main.js'), ...args], { cwd: root });
const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-bench-'));

interface Info { readonly events: number; readonly lost: number; readonly bytes_per_event: number }

/** Names and paths of what to replay. */
function* recordings(): Generator<[string, string]> {
  const given = process.env['RECORDING'];
  if (given !== undefined) return yield ['recording', given];
  for (const { load, rounds } of LOADS) {
    const path = join(scratch, `${load}.scap`);
    falcoRec('capture', '-o', path, '--snaplen', '0', '--', join(root, 'fixtures/workloads/build', load), 'rounds', String(rounds));
    yield [load, path];
  }
}

/** Seconds that the walk over the events took, without start-up and loading of rules: as the summary says. */
const walkOf = ({ stderr }: Timed): number => Number(/ events in ([0-9.]+) s/.exec(stderr)?.[1]);

interface Rates { readonly name: string; readonly whole: number; readonly walk: number }

function replayRate(name: string, path: string): Rates {
  const info = JSON.parse(falcoRec('info', '--json', path).stdout) as Info;
  const run = best(RUNS, () => falcoRec('replay', path, '--rules', 'rules', '--json'));
  const walk = walkOf(run);
  console.log(`${name.padEnd(12)} ${info.events} events, ${info.lost} lost, ${info.bytes_per_event.toFixed(2)} bytes per event on disk`);
  console.log(`  replay     ${run.seconds.toFixed(3)} s wall with the starter rules: ${rate(info.events, run.seconds)}`);
  console.log(`  its walk   ${walk.toFixed(3)} s, without start-up and loading of rules: ${rate(info.events, walk)}`);
  return { name, whole: info.events / run.seconds, walk: info.events / walk };
}

function peerCaptures(): string[] {
  const corpus = process.env['CORPUS'] ?? join(root, '../shared/corpus/scap');
  if (!existsSync(corpus) || !have('sysdig')) return [];
  return readdirSync(corpus).filter((file) => PEER_CAPTURES.some((name) => file.includes(name))).map((file) => join(corpus, file));
}

function sysdigRate(source: string): number {
  const { path, eventBlocks } = growScap(source, join(scratch, 'peer.scap'), EVENTS);
  const { seconds } = best(RUNS, () => timed('sysdig', ['-r', path, FILTER]));
  const what = `${eventBlocks} event blocks of ${basename(source)}`;
  console.log(`sysdig       ${seconds.toFixed(3)} s wall, ${what}: ${rate(eventBlocks, seconds)}`);
  return eventBlocks / seconds;
}

try {
  const ours = Array.from(recordings(), ([name, path]) => replayRate(name, path));
  const peers = peerCaptures();
  if (peers.length === 0) console.log('sysdig       skipped: needs sysdig (Debian has it) and .scap captures (CORPUS=dir)');
  for (const source of peers) {
    const theirs = sysdigRate(source);
    for (const { name, whole, walk } of ours) {
      const [walked, all] = [walk, whole].map((rateOfOurs) => (rateOfOurs / theirs).toFixed(2));
      console.log(`  ratio      ${name}: our walk ${walked} x, our whole command ${all} x its whole command`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}
