// Captures of sysdig and Falco, with the same face as our own: read in one go from the start, as often as is asked for.
import { EVENT_TYPES } from '../../schema/events.js';
import { openSource, type ByteSource } from '../read/byte-source.js';
import { decodeEvents, encodeEvents } from '../frames/header-frame.js';
import type { Header } from '../header.js';
import type { CaptureIndex } from '../frames/section-index.js';
import type { Keyframe } from '../keyframe.js';
import { CaptureError, problem, type Problem } from '../problem.js';
import type { Capture } from '../read/reader.js';
import { Texts } from '../texts.js';
import { byteStream } from './bytes/byte-stream.js';
import { rawPieces, viewed, type Imports } from './batch-blocks.js';
import { importScap, readBeginning, type Piece } from './import-scap.js';
import { scapIndex } from './scap-index.js';

export interface ScapCapture extends Capture {
  /** The whole capture, with all columns of all events; a block has so many events at most. */
  imported(blockEvents?: number): Imports;
}

/**
 * Opens a .scap capture, plain or compressed, by path or in memory.
 * Throws CaptureError when nothing of it can be read.
 */
export function openScap(from: string | Uint8Array, texts = new Texts()): ScapCapture {
  return openSource(from, (source) => captureOf(source, texts));
}

function captureOf(source: ByteSource, texts: Texts): ScapCapture {
  if (source.size === 0) throw new CaptureError(problem('empty'));
  const header = readHeader(source);
  const { problems, report } = problemList();
  const pieces = (batchEvents?: number): Generator<Piece, void> => importScap(byteStream(source), report, batchEvents);
  let index: CaptureIndex | undefined;
  let lastKeyframe: { readonly segment: number; readonly keyframe: Keyframe } | undefined;
  return {
    header, problems, texts, size: source.size,
    imported: (blockEvents) => rawPieces(pieces(blockEvents)),
    get index() { return (index ??= scapIndex(pieces(), source.size)); },
    events: () => decodeEvents(encodeEvents() as Record<string, unknown>),
    keyframe: (segment) => (lastKeyframe?.segment === segment ? lastKeyframe.keyframe : keyframeOf(pieces(), segment)),
    *blocks({ fromSegment = 0 } = {}) {
      const onKeyframe = (segment: number, keyframe: Keyframe): void => { lastKeyframe = { segment, keyframe }; };
      for (const block of viewed(pieces(), header, texts, onKeyframe)) if (block.segment >= fromSegment) yield block;
    },
    close: () => source.close(),
  };
}

/** What is wrong is found again with each reading, and told once. */
function problemList(): { problems: Problem[]; report: (found: Problem) => void } {
  const problems: Problem[] = [];
  const told = new Set<string>();
  return {
    problems,
    report(found) {
      const key = `${found.code} ${found.offset}`;
      if (!told.has(key)) problems.push(found);
      told.add(key);
    },
  };
}

function readHeader(source: ByteSource): Header {
  const { machine, startTime } = readBeginning(byteStream(source));
  return {
    machine, startTime,
    recorded: Object.values(EVENT_TYPES).map(({ code }) => code),
    snaplen: 80, scope: { kind: 'system' }, writer: 'sysdig or Falco',
  };
}

function keyframeOf(pieces: Iterable<Piece>, segment: number): Keyframe {
  let at = -1;
  for (const piece of pieces) if ('keyframe' in piece && ++at === segment) return piece.keyframe;
  throw new CaptureError(problem('damaged', `there is no segment ${segment}`, { segment }));
}
