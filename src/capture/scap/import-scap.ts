// A whole .scap file as keyframes and blocks of ours. Of concatenated captures each becomes a segment.
import type { Machine } from '../header.js';
import type { Keyframe } from '../keyframe.js';
import { CaptureError, problem, type Problem } from '../problem.js';
import type { RawBlock } from '../raw-block.js';
import type { ByteStream } from './byte-stream.js';
import { EventIntake } from './event-intake.js';
import { META_EVENTS } from './event-facts.js';
import { readEvent } from './event-record.js';
import { Metadata } from './metadata.js';
import { Upgrader } from './upgrade.js';
import { nextBlock, type ScapBlock } from './walk-blocks.js';

export type Imported =
  | { readonly keyframe: Keyframe; readonly machine: Machine }
  | { readonly block: RawBlock };

/** Reads on until the end, or until something is wrong, which is reported; what came before stays. */
export function* importScap(stream: ByteStream, report: (found: Problem) => void): Generator<Imported, void> {
  const intake = new EventIntake();
  try {
    yield* importBlocks(stream, intake, report);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    report(error.problem);
  }
  yield* taken(intake);
}

function* importBlocks(stream: ByteStream, intake: EventIntake, report: (found: Problem) => void): Generator<Imported, void> {
  /** Undefined once the state that the capture begins with is complete. */
  let metadata: Metadata | undefined = new Metadata();
  let eventsCame = false;
  for (let block = nextBlock(stream); block !== undefined; block = nextBlock(stream)) {
    if (block.type.kind !== 'event') {
      if (eventsCame) {
        if (metadata) yield begun(metadata, 0n);
        yield* taken(intake);
        appended(block, report);
        intake.startSegment();
        metadata = new Metadata();
        eventsCame = false;
      }
      metadata?.add(block);
      continue;
    }
    eventsCame = true;
    const event = intake.next(block);
    if (event === undefined || metadata?.addEvent(event)) continue;
    if (metadata !== undefined) yield begun(metadata, event.time);
    metadata = undefined;
    if (!intake.fits(event.time)) yield* taken(intake);
    intake.add(event);
    if (intake.full) yield* taken(intake);
  }
  if (metadata === undefined) return;
  yield begun(metadata, 0n);
  if (!eventsCame) report(problem('no-events'));
}

const begun = (metadata: Metadata, time: bigint): Imported => ({ keyframe: metadata.keyframe(time), machine: metadata.machine });

function* taken(intake: EventIntake): Generator<Imported, void> {
  const block = intake.take();
  if (block !== undefined) yield { block };
}

/** Nobody knows what happened between the two. */
function appended({ type, offset }: ScapBlock, report: (found: Problem) => void): void {
  if (type.kind !== 'section') throw new CaptureError(problem('damaged', `${type.name}: it comes after events`, { offset }));
  report(problem('appended', '', { offset }));
}

/** An event's own time, or that of its first readable bytes. */
function timeOf({ type, body }: ScapBlock): bigint {
  const at = type.flagged ? 6 : 2;
  return body.length >= at + 8 ? body.readBigUInt64LE(at) : 0n;
}

/** What is said before the first event, and when the first event was that is about the machine. Throws CaptureError. */
export function readBeginning(stream: ByteStream): { machine: Machine; startTime: bigint } {
  const metadata = new Metadata();
  const upgrader = new Upgrader();
  let first: bigint | undefined;
  for (let block = nextBlock(stream); block !== undefined; block = nextBlock(stream)) {
    if (block.type.kind === 'event') {
      const event = readEvent(block);
      first ??= timeOf(block);
      const seen = event && upgrader.upgrade(event.tid, event);
      if (seen && !META_EVENTS.has(seen.code)) return { machine: metadata.machine, startTime: event.time };
    } else if (first === undefined) {
      metadata.add(block);
    } else {
      break;
    }
  }
  return { machine: metadata.machine, startTime: first ?? 0n };
}
