// A recording from beginning to end: hooks first, then the snapshot, then blocks until something ends it.
import { rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { getSystemErrorName } from 'node:util';
import type { Header } from '../capture/header.js';
import { createWriter, type CaptureWriter } from '../capture/write/writer.js';
import type { NativeRecorder } from '../native.js';
import type { FoldAlong } from '../state/fold-along.js';
import { ending } from './ending.js';
import { machineFacts } from './machine.js';
import { attach, open } from './open.js';
import { DEFAULT_SNAPLEN, type Recording, type RecordOptions } from './options.js';
import { preflight } from './preflight.js';
import { RecordError } from './problem.js';
import { RECORDABLE } from './recorded-codes.js';
import { takeSnapshot } from './snapshot/snapshot.js';
import { StatusLine } from './status-line.js';
import { survivors } from './survivors.js';

const POLL_MS = 20;

/**
 * Records until the command ends, time or events are used up, or a signal comes. Throws RecordError when it cannot
 * begin, CaptureError when the capture cannot be written.
 */
export async function record(options: RecordOptions): Promise<Recording> {
  preflight();
  if (options.pid !== undefined && !isRunning(options.pid)) throw new RecordError('no-process', String(options.pid));
  const recorder = open(options);
  const root = options.command ? recorder.spawn(options.command) : options.pid;
  const startTime = recorder.now();
  const facts = headerOf(options, startTime, root);
  const header = options.redact?.header(facts) ?? facts;
  const writer = createWriter(options.output, header);
  try {
    await recordTo(writer, recorder, options, header, root);
  } catch (error) {
    recorder.stop();
    writer.abort();
    if (error instanceof RecordError) rmSync(writer.partialPath, { force: true }); // nothing has been recorded
    throw error;
  }
  const { drops } = recorder.stats();
  const seconds = Number(recorder.now() - startTime) / 1e9;
  return {
    path: options.output, header, totals: writer.close(), drops, seconds,
    child: recorder.childStatus() ?? undefined, survivors: options.command ? survivors(recorder) : [],
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function headerOf(options: RecordOptions, startTime: bigint, root: number | undefined): Header {
  const { command, wanted = RECORDABLE, snaplen = DEFAULT_SNAPLEN, writer = 'falco-rec' } = options;
  return {
    machine: machineFacts(startTime), startTime, recorded: wanted, snaplen, writer,
    scope: root === undefined ? { kind: 'system' } : { kind: 'tree', pid: root, ...(command && { command }) },
  };
}

/** Ahead of what is recorded, as the draining thread is; the command has been started already and does not inherit it. */
function hurry(): void {
  try {
    setPriority(constants.priority.PRIORITY_ABOVE_NORMAL);
  } catch {
    // CAP_BPF alone does not give the right; then it goes without
  }
}

async function recordTo(
  writer: CaptureWriter, recorder: NativeRecorder, options: RecordOptions, header: Header, root: number | undefined,
): Promise<void> {
  hurry();
  attach(recorder, options.pid);
  const clocks = { now: () => recorder.now(), bootTime: header.machine.bootTime };
  const snapshot = takeSnapshot(header.startTime, clocks, root);
  const first = options.redact?.keyframe(snapshot) ?? snapshot;
  writer.keyframe(first);
  if (options.command) release(recorder, options.command);
  await run(writer, recorder, options, options.foldAlong?.(header, first));
}

function release(recorder: NativeRecorder, command: readonly string[]): void {
  const errno = recorder.release();
  if (errno !== 0) throw new RecordError('no-command', `${command[0]}: ${getSystemErrorName(-errno)}`);
}

async function run(writer: CaptureWriter, recorder: NativeRecorder, options: RecordOptions, along?: FoldAlong): Promise<void> {
  const status = options.statusLine ? new StatusLine(process.stderr) : undefined;
  const end = ending(options, recorder);
  const flush = blockFlush(writer, recorder, along);
  try {
    while (!end.reached()) {
      flush();
      status?.show(recorder.stats(), writer.bytesWritten);
      await end.pause(POLL_MS);
    }
    recorder.stop();
    flush();
  } finally {
    end.dispose();
    status?.clear();
  }
}

/** Writes what has been finished; the first block of a new segment is preceded by its keyframe. */
function blockFlush(writer: CaptureWriter, recorder: NativeRecorder, along: FoldAlong | undefined): () => void {
  let segment = 0, asked = 0;
  return () => {
    for (let block = recorder.take(); block !== null; block = recorder.take()) {
      if (block.segment !== segment && along) writer.keyframe(along.keyframe(block.baseTime));
      segment = block.segment;
      writer.write(along?.block(block) ?? block);
      if (along?.enough && asked === segment) {
        recorder.newSegment(); // blocks under way still belong to this one
        asked = segment + 1;
      }
    }
  };
}
