// How fast .scap files are read, beside `sysdig -r` with one filter on the same uncompressed file in the same run: replayed as they
// are, with Falco's own rules where they are present, and converted.
//
// Times of the whole command and of the processor; `CORPUS=dir` says where .scap captures and rules are.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growScap, type Grown } from './grow-scap.js';
import { have, rate, timed } from './peer.js';

const BLOCKS = Number(process.env['BLOCKS'] ?? 6_000_000);
const RUNS = Number(process.env['RUNS'] ?? 5);
const FILTER = 'evt.type=open and fd.name contains /etc/shadow';
/** One that is nearly all notes of processes' times, and one that is all system calls. */
const CAPTURES = ['sysflow__nginx.scap', 'sysflow__mpm-event_full_capture.scap'];

const root = join(import.meta.dirname, '..');
const corpus = process.env['CORPUS'] ?? join(root, '../shared/corpus');
const falcoRules = join(corpus, 'rules/falco/falco_rules.yaml');
const rules = existsSync(falcoRules) ? falcoRules : join(root, 'rules');
const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-bench-'));

interface Cost { readonly wall: number; readonly user: number; readonly stderr: string }

/** The best of several runs, by the processor's time and by the clock each. `time` tells the former of a child alone. */
function bestOf(command: readonly string[]): Cost {
  const runs = Array.from({ length: RUNS }, () => {
    const { seconds, stderr } = timed('bash', ['-c', 'TIMEFORMAT="user %U"; time "$@" >/dev/null', 'bash', ...command]);
    return { wall: seconds, user: Number(/user ([0-9.]+)/.exec(stderr)?.[1]), stderr };
  });
  return runs.reduce((a, b) => ({ ...(a.wall <= b.wall ? a : b), user: Math.min(a.user, b.user) }));
}

function tell(what: string, { eventBlocks }: Grown, { wall, user }: Cost, peer?: Cost): void {
  const ratio = peer ? `, ${(peer.wall / wall).toFixed(2)} x sysdig by the clock, ${(peer.user / user).toFixed(2)} x by the processor` : '';
  console.log(`  ${what.padEnd(22)} ${wall.toFixed(2)} s, ${user.toFixed(2)} s of the processor: `
    + `${rate(eventBlocks, wall)}, ${rate(eventBlocks, user)}${ratio}`);
}

/** The walk alone, as the summary tells it: without start-up and loading of rules. */
const walkOf = ({ stderr }: Cost): number => Number(/ events in ([0-9.]+) s/.exec(stderr)?.[1]);

function compare(name: string): void {
  const source = join(corpus, 'scap', name);
  if (!existsSync(source)) return console.log(`${name}: skipped, it is not in ${corpus}`);
  const grown = growScap(source, join(scratch, name), BLOCKS);
  console.log(`${name}, ${grown.eventBlocks} event blocks, ${(grown.bytes / 1e6).toFixed(0)} MB, best of ${RUNS}`);
  const peer = have('sysdig') ? bestOf(['sysdig', '-r', grown.path, FILTER]) : undefined;
  if (peer) tell('sysdig -r FILTER', grown, peer);
  else console.log('  sysdig                 skipped: needs sysdig (Debian has it)');
  const ours = (...args: string[]): string[] => ['node', join(root, 'dist/cli/main.js'), ...args];
  const replayed = bestOf(ours('replay', grown.path, '--rules', rules));
  tell('falco-rec replay', grown, replayed, peer);
  console.log(`    its walk alone       ${walkOf(replayed).toFixed(2)} s: ${rate(grown.eventBlocks, walkOf(replayed))}`);
  tell('falco-rec convert', grown, bestOf(ours('convert', grown.path, '-o', join(scratch, 'converted.scap'))), peer);
  rmSync(grown.path);
}

try {
  for (const name of CAPTURES) compare(name);
} finally {
  rmSync(scratch, { recursive: true });
}
