// Where the time of a replay goes, in one warm process: decoding alone, with the state folded, with the rules asked.
//
// `RECORDING=file` measures an existing recording.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCapture } from '../src/capture/read/reader.js';
import { walk } from '../src/state/walk.js';
import { createEngine } from '../src/rules/engine.js';
import { loadRules } from '../src/rules/load/load-rules.js';
import type { LoadedRule } from '../src/rules/load/loaded-rule.js';
import { createState } from '../src/state/create-state.js';
import { timed } from './peer.js';

const ROUNDS = 20_011;
const RUNS = 7;
const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-bench-'));

function recording(): string {
  const given = process.env['RECORDING'];
  if (given !== undefined) return given;
  const path = join(scratch, 'load.scap'), load = join(root, 'fixtures/workloads/build/mixed-load');
  timed('node', [join(root, 'dist/cli/main.js'), 'capture', '-o', path, '--snaplen', '0', '--', load, 'rounds', String(ROUNDS)]);
  return path;
}

const sources = readdirSync(join(root, 'rules')).sort().map((name) => ({ name, text: readFileSync(join(root, 'rules', name), 'utf8') }));

/** Events decoded, as far as every walk needs: codes, times, threads. */
function decode(path: string): number {
  const capture = openCapture(path);
  let events = 0;
  for (const block of capture.blocks()) events += Math.min(block.kinds.length, block.times.length, block.threadIndex.length);
  capture.close();
  return events;
}

function replayed(path: string, rules: readonly LoadedRule[]): number {
  const capture = openCapture(path);
  const state = createState(capture.header, capture.texts);
  const engine = createEngine(rules, state, { matching: 'all' });
  const { events } = walk(capture, state, {
    wants: engine.wants, needs: engine.needs, passesOver: (code, thread) => engine.rulesOut(code, thread),
    see: (event) => { engine.evaluate(event); },
  });
  capture.close();
  return events;
}

function tell(what: string, run: () => number): void {
  let events = 0, fastest = Infinity;
  for (let i = 0; i < RUNS; i++) {
    const started = performance.now();
    events = run();
    fastest = Math.min(fastest, performance.now() - started);
  }
  console.log(`${what.padEnd(22)} ${(fastest * 1e6 / events).toFixed(0)} ns an event, ${events} events, best of ${RUNS}`);
}

try {
  const path = recording();
  tell('decoding', () => decode(path));
  tell('… and folding state', () => replayed(path, []));
  tell('… and asking rules', () => replayed(path, loadRules(sources).rules));
} finally {
  rmSync(scratch, { recursive: true });
}
