// Captures of sysdig and Falco, with the same face as our own: read in one go from the start, as often as is asked for.
import { EVENT_TYPES } from '../../schema/events.js';
import type { Block } from '../block.js';
import { byteSource, type ByteSource } from '../read/byte-source.js';
import { decodeEvents, encodeEvents } from '../frames/header-frame.js';
import type { Header } from '../header.js';
import type { Keyframe } from '../keyframe.js';
import { CaptureError, problem, type Problem } from '../problem.js';
import { rawReader } from '../read/raw-to-block.js';
import type { Capture } from '../read/reader.js';
import { Texts } from '../texts.js';
import { byteStream } from './byte-stream.js';
import { importScap, readBeginning, type Imported } from './import-scap.js';
import { scapIndex } from './scap-index.js';

export interface ScapCapture extends Capture {
  /** Keyframes and blocks as they would be written. */
  imported(): Generator<Imported, void>;
}

/**
 * Opens a .scap capture, plain or compressed, by path or in memory.
 * Throws CaptureError when nothing of it can be read.
 */
export function openScap(from: string | Uint8Array, texts = new Texts()): ScapCapture {
  const source = byteSource(from);
  try {
    return captureOf(source, texts);
  } catch (error) {
    source.close();
    throw error;
  }
}

function captureOf(source: ByteSource, texts: Texts): ScapCapture {
  if (source.size === 0) throw new CaptureError(problem('empty'));
  const header = readHeader(source);
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    if (!problems.some(({ offset, code }) => offset === found.offset && code === found.code)) problems.push(found);
  };
  const keyframes: Keyframe[] = [];
  const imported = (): Generator<Imported, void> => importScap(byteStream(source), report);
  return {
    header, problems, texts, size: source.size, imported,
    get index() { return scapIndex(imported(), source.size); },
    events: () => decodeEvents(encodeEvents() as Record<string, unknown>),
    keyframe: (segment) => keyframes[segment] ?? firstKeyframe(imported(), segment),
    *blocks({ fromSegment = 0 } = {}) {
      for (const block of viewed(imported(), header, texts, keyframes)) if (block.segment >= fromSegment) yield block;
    },
    close: () => source.close(),
  };
}

function readHeader(source: ByteSource): Header {
  const { machine, startTime } = readBeginningOf(source);
  return {
    machine, startTime,
    recorded: Object.values(EVENT_TYPES).map(({ code }) => code),
    snaplen: 80, scope: { kind: 'system' }, writer: 'sysdig or Falco',
  };
}

/** Damage among the first events is told when they are read again; damage before them leaves nothing to read. */
const readBeginningOf = (source: ByteSource): ReturnType<typeof readBeginning> => readBeginning(byteStream(source));

function* viewed(imported: Iterable<Imported>, { startTime }: Header, texts: Texts, keyframes: Keyframe[]): Generator<Block> {
  const reader = rawReader(startTime, texts);
  let segment = -1;
  for (const piece of imported) {
    if ('block' in piece) {
      yield reader.view(piece.block);
      continue;
    }
    keyframes[++segment] = piece.keyframe;
    reader.startSegment(segment);
  }
}

function firstKeyframe(imported: Iterable<Imported>, segment: number): Keyframe {
  let at = -1;
  for (const piece of imported) if ('keyframe' in piece && ++at === segment) return piece.keyframe;
  throw new CaptureError(problem('damaged', `there is no segment ${segment}`, { segment }));
}
