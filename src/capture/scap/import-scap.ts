// A whole .scap file as keyframes and batches of events. Of concatenated captures each becomes a segment.
import type { Machine } from '../header.js';
import type { Keyframe } from '../keyframe.js';
import { CaptureError, problem, type Problem } from '../problem.js';
import type { ByteStream } from './bytes/byte-stream.js';
import { ByteWindow } from './bytes/byte-window.js';
import type { EventBatch } from './events/event-batch.js';
import { META_EVENTS } from './events/event-facts.js';
import { EventScan } from './events/event-scan.js';
import { Metadata } from './metadata.js';
import { paramsOf } from './events/param-finder.js';
import { nextBlock, peekBlock } from './blocks/walk-blocks.js';

export type Piece =
  | { readonly keyframe: Keyframe; readonly machine: Machine }
  | { readonly batch: EventBatch };

/** Captures that were appended to each other; somebody may append one for each hour of a year. */
const MOST_SEGMENTS = 1 << 13;

type Report = (found: Problem) => void;

/**
 * Reads on until the end, or until something is wrong, which is reported; what came before stays.
 * @param batchEvents events of a batch at most; a good size when left out
 */
export function* importScap(stream: ByteStream, report: Report, batchEvents = Infinity): Generator<Piece, void> {
  const window = new ByteWindow(stream);
  const scan = new EventScan(window);
  try {
    yield* importSegments(window, scan, report, batchEvents);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    report(error.problem);
    yield* taken(scan);
  }
}

function* importSegments(window: ByteWindow, scan: EventScan, report: Report, batchEvents: number): Generator<Piece, void> {
  for (let segment = 0; segment === 0 || !window.atEnd; segment++) {
    if (segment > 0) appended(window, segment, report);
    scan.startSegment();
    const metadata = new Metadata();
    const beginning = readState(window, scan, metadata);
    yield { keyframe: metadata.keyframe(beginning === 'event' ? scan.time : 0n), machine: metadata.machine };
    if (beginning === 'nothing') report(problem('no-events'));
    yield* importEvents(window, scan, batchEvents);
  }
  if (window.failure !== undefined) throw window.failure;
}

/** Nobody knows what happened between the two. */
function appended(window: ByteWindow, segment: number, report: Report): void {
  const { type: { kind, name }, offset } = peekBlock(window);
  if (kind !== 'section') throw new CaptureError(problem('damaged', `${name}: it comes after events`, { offset }));
  if (segment === MOST_SEGMENTS) throw new CaptureError(problem('too-large', `more than ${segment} captures were appended`, { offset }));
  report(problem('appended', '', { offset }));
}

/**
 * Reads what comes before the first event that rules see, which is the scan's last then: containers, users and groups that are
 * told as events belong to the state. Says whether there was such an event, or others only, or none.
 */
function readState(window: ByteWindow, scan: EventScan, metadata: Metadata): 'event' | 'state' | 'nothing' {
  let eventsCame = false;
  for (;;) {
    const { at } = window;
    const stop = scan.scan(1);
    eventsCame ||= window.at !== at;
    if (stop === 'enough') {
      if (!scan.isLastOurs || !isState(scan, metadata)) return 'event';
      scan.batch.clear();
    } else if (stop === 'short' && !window.atEnd) scan.refill();
    else if (stop === 'short' || eventsCame) return eventsCame ? 'state' : 'nothing';
    else metadata.add(nextBlock(window));
  }
}

/** Whether the scan's last event tells of the state; then that has it. */
function isState(scan: EventScan, metadata: Metadata): boolean {
  try {
    return metadata.addEvent(scan.lastCode, () => paramsOf(scan.batch.records, scan.batch.length - 1));
  } catch (error) {
    throw scan.placed(error);
  }
}

function* importEvents(window: ByteWindow, scan: EventScan, batchEvents: number): Generator<Piece, void> {
  for (;;) {
    const stop = scan.scan(batchEvents);
    const { bytes } = window;
    yield* taken(scan);
    if (stop === 'other' || (stop === 'short' && window.atEnd)) return;
    // Where little was left, the window has moved on already.
    if (stop === 'short' && window.bytes === bytes) scan.refill();
  }
}

function* taken(scan: EventScan): Generator<Piece, void> {
  const batch = scan.finish();
  if (batch !== undefined) yield { batch };
}

/** What is said before the first event, and when the first event was that is about the machine. Throws CaptureError. */
export function readBeginning(stream: ByteStream): { machine: Machine; startTime: bigint } {
  const window = new ByteWindow(stream);
  const scan = new EventScan(window);
  const metadata = new Metadata();
  for (let found = readState(window, scan, metadata); found === 'event'; found = readOn(window, scan)) {
    if (!META_EVENTS.has(scan.lastCode)) return { machine: metadata.machine, startTime: scan.time };
    scan.batch.clear();
  }
  return { machine: metadata.machine, startTime: scan.firstTime ?? 0n };
}

/** Moves on to the next event that rules see. */
function readOn(window: ByteWindow, scan: EventScan): 'event' | 'nothing' {
  for (;;) {
    const stop = scan.scan(1);
    if (stop === 'enough') return 'event';
    if (stop === 'other' || window.atEnd) return 'nothing';
    scan.refill();
  }
}
