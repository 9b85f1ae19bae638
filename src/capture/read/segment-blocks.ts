// The blocks of one segment, one by one, up to the first that is damaged.
import type { Block } from '../block.js';
import { BlockView } from './block-view.js';
import { decodeByteStrings } from '../columns/byte-strings.js';
import type { ByteSource } from './byte-source.js';
import { fileBlock } from './file-block.js';
import { FRAME, SECTION } from '../format.js';
import { countsOf, type Section } from '../frames/label.js';
import { CaptureError, damaged, problem, type Problem } from '../problem.js';
import { isPayload, placedFrames, readFrame, readFrames, unpackChecked, type CheckedFrame } from './read-frame.js';
import type { SegmentEntry } from '../frames/section-index.js';
import { sectionAt } from './section-walk.js';
import { SegmentDictionary } from './segment-dictionary.js';
import type { Texts } from '../texts.js';

/** What a label says of its block, to those who choose blocks. */
export interface BlockFacts {
  readonly segment: number;
  readonly events: number;
  readonly firstNum: number;
  /** Nanoseconds since the epoch. */
  readonly startTime: bigint;
  readonly endTime: bigint;
  readonly lost: number;
  readonly counts: ReadonlyMap<number, number>;
}

export type BlockChoice = (facts: BlockFacts) => boolean;

/** A segment of an open capture. */
export interface OpenSegment {
  readonly source: ByteSource;
  readonly entry: SegmentEntry;
  /** Nanoseconds since the epoch from which event times count. */
  readonly startTime: bigint;
  readonly texts: Texts;
  readonly report: (problem: Problem) => void;
}

export function* segmentBlocks(open: OpenSegment, wanted?: BlockChoice): Generator<Block> {
  const dictionary = new SegmentDictionary(open.texts);
  let events = 0;
  for (const section of segmentSections(open)) {
    if (section.kind !== SECTION.block) continue;
    const block = attempt(() => readBlock(open, section, dictionary, wanted), (error) => {
      open.report(damagedBlock(error, section, open.entry.events - events));
    });
    if (block === undefined) return;
    events += section.events;
    if (block !== null) yield block;
  }
}

/** Sections of the segment after its keyframe; ends at the next segment, or where a label is damaged or cut. */
function* segmentSections({ source, entry, report }: OpenSegment): Generator<Section> {
  const { segment } = entry;
  for (let offset = entry.offset; offset < entry.end;) {
    const found = sectionAt(source, offset);
    if (found.kind !== 'section') {
      report(problem(found.kind === 'cut' ? 'cut' : 'damaged', found.kind === 'cut' ? `in segment ${segment}` : 'a label', {
        offset, segment, lost: `the rest of segment ${segment}`,
      }));
      return;
    }
    yield found.section;
    offset = found.section.end;
  }
}

/** The value, or undefined after a declared problem; other errors are our own mistakes and pass. */
function attempt<T>(act: () => T, failed: (error: CaptureError) => void): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    failed(error);
    return undefined;
  }
}

function damagedBlock({ problem: found }: CaptureError, section: Section, lost: number): Problem {
  return {
    ...found, offset: found.offset ?? section.offset, segment: section.segment, firstNum: section.firstNum,
    lost: `the rest of segment ${section.segment}: ${lost} events`,
  };
}

/** A block with its dictionary entries added; null when it is not wanted. Its entries are needed even then. */
function readBlock(open: OpenSegment, section: Section, dictionary: SegmentDictionary, wanted?: BlockChoice): Block | null {
  if (section.stringsBefore !== dictionary.size) throw damaged('a block continues another dictionary');
  const isWanted = !wanted || wanted({ ...section, counts: countsOf(section) });
  const placed = placedFrames(section).filter((frame) => !isPayload(frame) && (isWanted || frame.kind === FRAME.strings));
  const frames = readFrames(open.source, placed);
  addStrings(dictionary, section, frames);
  if (!isWanted) return null;
  return new BlockView(fileBlock(section, open.startTime, frames, (code) => readPayload(open, section, code)), dictionary);
}

function addStrings(dictionary: SegmentDictionary, section: Section, frames: readonly CheckedFrame[]): void {
  const frame = frames.find((each) => each.kind === FRAME.strings);
  if (!frame && section.strings > 0) throw damaged('a block lacks its dictionary');
  if (frame) dictionary.add(section.strings, () => decodeByteStrings(unpackChecked(frame)['strings'], section.strings));
}

/** The payload frame of an event code; a damaged one is reported, and is as if it were not there. */
function readPayload({ source, report }: OpenSegment, section: Section, code: number): CheckedFrame | undefined {
  const frame = placedFrames(section).find((each) => isPayload(each) && each.code === code);
  if (!frame) return undefined;
  return attempt(() => readFrame(source, frame), ({ problem: found }) => {
    report({ ...found, segment: section.segment, firstNum: section.firstNum, lost: `payload of ${frame.rows} events` });
  });
}
