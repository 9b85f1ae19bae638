// How fast captures become tables, how large these are, and how long typical queries and all hunts take; beside sysdig's JSON piped into
// DuckDB's read_json, which is how the same is done without falco-rec.
//
// `SIZES=1,10,50` says how many millions of events are recorded and loaded (1 unless told otherwise); the recordings are made here
// and now, of fixtures/workloads/server-load. `RECORDING=file` measures an existing one. `CORPUS=dir` says where .scap captures for
// the peer are, and `PEER=5` how many million event blocks it gets. Everything runs on one processor.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../src/query/ask.js';
import { openHistory } from '../src/query/database.js';
import { findHunts, OWN_HUNTS } from '../src/query/hunts/find-hunts.js';
import { runHunt } from '../src/query/hunts/run-hunt.js';
import { EXAMPLES } from '../src/query/schema/examples.js';
import { growScap } from './grow-scap.js';
import { best, have, rate, timed, type Timed } from './peer.js';

const MILLION = 1e6;
/** Events that one round of the load makes. */
const EVENTS_A_ROUND = 1_027;
const PEER_CAPTURE = 'mpm-event';
const RUNS = 3;
const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-bench-'));
/** Tells the most memory that a process ever had, in KiB. */
const TELL_PEAK = `--import=data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS+"\\n"))`;

const onOneCore = (command: string, ...args: string[]): Timed =>
  (have('taskset') ? timed('taskset', ['-c', '0', command, ...args], { cwd: root }) : timed(command, args, { cwd: root }));
const falcoRec = (...args: string[]): Timed => onOneCore('node', TELL_PEAK, join(root, 'dist/cli/main.js'), ...args);

/** Sizes in millions of events and paths of recordings of about that size. */
function* recordings(): Generator<string> {
  const given = process.env['RECORDING'];
  if (given !== undefined) return yield given;
  for (const size of (process.env['SIZES'] ?? '1').split(',').map(Number)) {
    const path = join(scratch, `${size}.scap`), rounds = Math.ceil((size * MILLION) / EVENTS_A_ROUND);
    const load = [join(root, 'fixtures/workloads/build/server-load'), 'rounds', String(rounds)];
    timed('node', [join(root, 'dist/cli/main.js'), 'capture', '-o', path, '--snaplen', '0', '--', ...load]);
    yield path;
    rmSync(path);
  }
}

interface Load { readonly events: number; readonly seconds: number; readonly database: string }

/** Loads a capture as a command, start-up and closing included. */
function load(capture: string): Load {
  const database = join(scratch, 'history.duckdb');
  const { seconds, stderr } = best(RUNS, () => {
    rmSync(database, { force: true });
    return falcoRec('load', capture, '-o', database);
  });
  const [, told, inside] = /: ([0-9,]+) events in ([0-9.]+) s/.exec(stderr)!;
  const events = Number(told!.replaceAll(',', '')), peak = Number(/peak (\d+)/.exec(stderr)![1]) / 1024;
  const bytes = statSync(database).size;
  console.log(`load         ${events} events in ${seconds.toFixed(2)} s: ${rate(events, seconds)} (${inside} s without start-up)`);
  console.log(`  size       ${(bytes / MILLION).toFixed(1)} MB, ${(bytes / events).toFixed(2)} bytes per event`);
  console.log(`  memory     ${peak.toFixed(0)} MiB at most`);
  return { events, seconds, database };
}

async function queries(database: string): Promise<void> {
  const { connection, close } = await openHistory(database, { readOnly: true });
  for (const { about, sql } of EXAMPLES) await tellTime(about, () => connection.runAndReadAll(sql));
  for (const hunt of findHunts([OWN_HUNTS])) await tellTime(`hunt ${hunt.name}`, () => drained(runHunt(connection, hunt)));
  close();
}

/** The best time of some runs. */
async function tellTime(what: string, run: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < RUNS; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  console.log(`  ${Math.min(...times).toFixed(0).padStart(6)} ms  ${what}`);
}

async function drained(answer: Promise<Answer>): Promise<number> {
  let rows = 0;
  for await (const chunk of (await answer).rows) rows += chunk.length;
  return rows;
}

/** The same file by both ways. */
function besidePeer(): void {
  const corpus = process.env['CORPUS'] ?? join(root, '../shared/corpus/scap');
  const source = existsSync(corpus) ? readdirSync(corpus).find((file) => file.includes(PEER_CAPTURE)) : undefined;
  if (source === undefined || !have('sysdig')) {
    return console.log('sysdig       skipped: needs sysdig (Debian has it) and .scap captures (CORPUS=dir)');
  }
  const blocks = Number(process.env['PEER'] ?? 1) * MILLION;
  const { path, eventBlocks } = growScap(join(corpus, source), join(scratch, 'peer.scap'), blocks);
  console.log(`${source}, ${eventBlocks} event blocks:`);
  const ours = load(path);
  const pipeline = `sysdig -r ${path} -j | node --import tsx ${join(root, 'bench/read-json.ts')} ${join(scratch, 'json.duckdb')}`;
  const { seconds, stdout } = onOneCore('bash', '-o', 'pipefail', '-c', pipeline);
  console.log(`sysdig | read_json  ${stdout.trim()} events in ${seconds.toFixed(2)} s: ${rate(Number(stdout), seconds)}`);
  console.log(`  ratio      load is ${(seconds / ours.seconds).toFixed(1)} x as fast for the same file`);
}

try {
  for (const recording of recordings()) {
    const { database } = load(recording);
    await queries(database);
  }
  besidePeer();
} finally {
  rmSync(scratch, { recursive: true });
}
