// Captures as their readers see them: header, index, and blocks one by one, however damaged the file may be.
//
// The rule for damage: a section is whole or it never existed. Reading stops at the first damaged block of a segment, says
// so in `problems`, and goes on with the next segment's keyframe. Payload is checked when it is asked for; payload that
// is damaged reads as empty, and is told too. Only a file of which nothing can be read makes `openCapture` throw.
import { openSource, type ByteSource } from './byte-source.js';
import type { Block } from '../block.js';
import { FORMAT_VERSION, FRAME, SECTION } from '../format.js';
import { decodeEvents, decodeHeader, type WrittenEvent } from '../frames/header-frame.js';
import type { Header } from '../header.js';
import { decodeKeyframe } from '../frames/keyframe-frame.js';
import type { Keyframe } from '../keyframe.js';
import { labelVersion, type Section } from '../frames/label.js';
import { looksLike, startsLikeOurs } from './looks-like.js';
import { openIndex } from './open-index.js';
import { CaptureError, problem, type Problem } from '../problem.js';
import { readMap } from './read-frame.js';
import { segmentBlocks, type BlockChoice } from './segment-blocks.js';
import type { CaptureIndex, SegmentEntry } from '../frames/section-index.js';
import { sectionAt } from './section-walk.js';
import { Texts } from '../texts.js';

export interface BlocksOptions {
  /** Leaves out segments before this one. */
  readonly fromSegment?: number;
  /** Whether a block is worth reading, by its label; others are passed over unread. */
  readonly wanted?: BlockChoice;
}

export interface Capture {
  readonly header: Header;
  /** The event table as the file's writer knew it. Throws CaptureError (damaged). */
  events(): readonly WrittenEvent[];
  readonly index: CaptureIndex;
  /** What could not be read, as far as is known: opening finds some of it, reading blocks the rest. */
  readonly problems: readonly Problem[];
  readonly texts: Texts;
  /** Bytes of the file. */
  readonly size: number;
  /** The state at the start of a segment. Throws CaptureError (damaged). */
  keyframe(segment: number): Keyframe;
  /** Blocks in order, read one at a time as they are asked for. */
  blocks(options?: BlocksOptions): Generator<Block>;
  close(): void;
}

/**
 * Opens a capture by path, or one in memory.
 * @param texts where texts get their ids; a dictionary of its own unless given
 * Throws CaptureError when nothing can be read: no such file, empty, not a capture, newer version, header cut or damaged.
 */
export function openCapture(from: string | Uint8Array, texts = new Texts()): Capture {
  return openSource(from, (source) => captureOf(source, texts));
}

function captureOf(source: ByteSource, texts: Texts): Capture {
  const first = firstSection(source);
  const header = decodeHeader(readMap(source, first, FRAME.header));
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    if (!problems.some(({ offset, code }) => offset === found.offset && code === found.code)) problems.push(found);
  };
  const index = openIndex(source, first.end, report);
  return {
    header, index, problems, texts, size: source.size,
    events: () => decodeEvents(readMap(source, first, FRAME.events)),
    keyframe: (segment) => readKeyframe(source, entryOf(index, segment)),
    *blocks({ fromSegment = 0, wanted } = {}) {
      for (const entry of index.segments) {
        if (entry.segment >= fromSegment) yield* segmentBlocks({ source, entry, startTime: header.startTime, texts, report }, wanted);
      }
    },
    close: () => source.close(),
  };
}

function firstSection(source: ByteSource): Section {
  if (source.size === 0) throw new CaptureError(problem('empty'));
  const found = sectionAt(source, 0);
  const start = source.read(0, 512);
  if (found.kind === 'section' && found.section.kind === SECTION.header) return found.section;
  const isCut = found.kind === 'cut' && startsLikeOurs(start) && (labelVersion(start) ?? 0) <= FORMAT_VERSION;
  throw new CaptureError(isCut ? problem('cut', 'within its header; nothing can be read', { offset: 0 }) : looksLike(start));
}

function entryOf(index: CaptureIndex, segment: number): SegmentEntry {
  const entry = index.segments.find((each) => each.segment === segment);
  if (!entry) throw new CaptureError(problem('damaged', `there is no segment ${segment}`, { segment }));
  return entry;
}

function readKeyframe(source: ByteSource, { offset, segment }: SegmentEntry): Keyframe {
  const found = sectionAt(source, offset);
  if (found.kind !== 'section') throw new CaptureError(problem('damaged', `the keyframe of segment ${segment}`, { offset, segment }));
  return decodeKeyframe(readMap(source, found.section, FRAME.keyframe));
}
