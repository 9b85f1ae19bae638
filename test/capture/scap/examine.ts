// Reads one damaged .scap file in all ways, and says what should not have come of it. One in some goes all the way: state,
// rules, fields, and back into a file of ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encoder } from '../../../src/capture/write/encoder.js';
import { CaptureError, type Problem } from '../../../src/capture/problem.js';
import { openScap, type ScapCapture } from '../../../src/capture/scap/open-scap.js';
import { replay } from '../../../src/replay/replay.js';
import { walk } from '../../../src/state/walk.js';
import { compileFilter } from '../../../src/rules/filter.js';
import { compileFormat } from '../../../src/rules/format/compile-format.js';
import { loadRules } from '../../../src/rules/load/load-rules.js';
import { resolveCall } from '../../../src/rules/output-call.js';
import { eventType } from '../../../src/schema/events.js';
import { createState } from '../../../src/state/create-state.js';
import { randomFrom } from '../../rules/random-conditions.js';
import { mutated } from './mutations.js';

/** One file in so many is replayed, printed and converted as well. */
const ALL_THE_WAY = 100;
/** Milliseconds of the processor that nothing so small may take. */
const HANGS = 3000;

const RULES = join(import.meta.dirname, '../../../rules');
const { rules } = loadRules(readdirSync(RULES).sort().map((name) => ({ name, text: readFileSync(join(RULES, name), 'utf8') })));

/** Every column of every event. */
function readAll(capture: ScapCapture): void {
  for (const block of capture.blocks()) {
    capture.keyframe(block.segment);
    let touched = block.codes.length + block.times.length + block.threads.length + block.threadIndex.length + block.cpu(0) + block.num(0);
    for (const [code, rows] of block.counts) {
      const { name, params } = eventType(code)!;
      const columns = block.columns(name) as Readonly<Record<string, { readonly length?: number; at(row: number): unknown }>>;
      for (const { name: param, index, storage } of params) {
        touched += columns[param].length ?? 0;
        if (storage === 'bytes') columns[param].at(rows - 1);
        if (storage === 'number') block.exact(code, index, rows - 1);
      }
    }
    if (Number.isNaN(touched)) throw new Error('a column has no length');
  }
}

function convert(capture: ScapCapture): void {
  const encoder = new Encoder({ position: 0, write() {} } as never, capture.header);
  for (const piece of capture.imported()) {
    if ('keyframe' in piece) encoder.keyframe(piece.keyframe);
    else encoder.write(piece.block);
  }
  encoder.finish();
}

const FORMAT = '*%evt.num %evt.time %evt.cpu %proc.cmdline (%thread.tid) %evt.type %evt.args %fd.name %user.name';

function print(capture: ScapCapture): void {
  const state = createState(capture.header, capture.texts);
  const filter = compileFilter('evt.num > 0', state);
  const format = compileFormat(FORMAT, resolveCall);
  if ('error' in format) throw new Error(format.error);
  walk(capture, state, { wants: filter.wants, needs: filter.needs, see: (event) => { if (filter.test(event)) format.line(event); } });
}

const ALL: readonly ((capture: ScapCapture) => void)[] = [
  convert, print,
  (capture) => void replay(capture, { rules, matching: 'all', onAlert: () => undefined }),
  (capture) => { if (capture.index.segments.length > 1000) throw new Error('so many segments are not in it'); },
];

const NAMES = /section header|machine|process list|descriptor list|interface list|user list|event|unknown block|head of a block|compressed/;
const PLACELESS: readonly Problem['code'][] = ['empty', 'no-events'];

/** What is wrong with how a problem is told. */
const badlyTold = ({ code, message, offset }: Problem): boolean =>
  !PLACELESS.includes(code) && (offset === undefined || !(code === 'appended' || NAMES.test(message)));

/** What reading a file of this seed should not have come to; undefined when all is well. */
export function finding(seed: number): string | undefined {
  const bytes = mutated(randomFrom(seed));
  const started = performance.now();
  const what = examined(bytes, seed % ALL_THE_WAY === 0) ?? (performance.now() - started > HANGS ? slow(bytes) : undefined);
  return what && `seed ${seed}: ${what}`;
}

/** Other programs may have had the processor: what counts is how long this one needs it. */
function slow(bytes: Buffer): string | undefined {
  const started = process.cpuUsage();
  examined(bytes, true);
  const took = process.cpuUsage(started).user / 1000;
  return took > HANGS ? `took ${took} ms` : undefined;
}

function examined(bytes: Buffer, allTheWay: boolean): string | undefined {
  try {
    const capture = openScap(bytes);
    readAll(capture);
    if (allTheWay) for (const act of ALL) act(openScap(bytes));
    const bad = capture.problems.find(badlyTold);
    return bad && `badly told: ${JSON.stringify(bad)}`;
  } catch (error) {
    if (!(error instanceof CaptureError)) return (error as Error).stack;
    return badlyTold(error.problem) ? `badly told: ${JSON.stringify(error.problem)}` : undefined;
  }
}
