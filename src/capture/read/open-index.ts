// The index of a capture: read from its end, or worked out from the labels when the end is missing or damaged.
import type { ByteSource } from './byte-source.js';
import { FRAME, SECTION, TRAILER_BYTES } from '../format.js';
import type { Section } from '../frames/label.js';
import { CaptureError, problem, type Problem } from '../problem.js';
import { readMap } from './read-frame.js';
import { decodeIndex, IndexBuilder, type CaptureIndex } from '../frames/section-index.js';
import { nextKeyframe, sectionAt } from './section-walk.js';

/** @param from where the header section ends */
export function openIndex(source: ByteSource, from: number, report: (problem: Problem) => void): CaptureIndex {
  const written = writtenIndex(source);
  return written ?? rebuildIndex(source, from, report);
}

function writtenIndex(source: ByteSource): CaptureIndex | undefined {
  const trailer = sectionOf(source, source.size - TRAILER_BYTES);
  if (trailer?.kind !== SECTION.trailer) return undefined;
  const section = sectionOf(source, trailer.pointer);
  if (section?.kind !== SECTION.index) return undefined;
  try {
    return decodeIndex(readMap(source, section, FRAME.index));
  } catch (error) {
    if (error instanceof CaptureError) return undefined;
    throw error;
  }
}

function sectionOf(source: ByteSource, offset: number): Section | undefined {
  const found = offset > 0 ? sectionAt(source, offset) : undefined;
  return found?.kind === 'section' ? found.section : undefined;
}

function rebuildIndex(source: ByteSource, from: number, report: (problem: Problem) => void): CaptureIndex {
  const index = new IndexBuilder();
  let offset = from;
  for (;;) {
    const found = sectionAt(source, offset);
    if (found.kind === 'section') {
      const { section } = found;
      if (section.kind === SECTION.index) return afterIndex(index, section, report);
      index.add(section, section.offset, section.end);
      offset = section.end;
      continue;
    }
    report(ending(found.kind, offset, source.size));
    const next = found.kind === 'end' ? undefined : nextKeyframe(source, offset + 1);
    if (!next) return index;
    offset = next.offset;
  }
}

/** The walk came to an index that could not be used from the end: the trailer or the index itself is damaged or cut. */
function afterIndex(index: CaptureIndex, section: Section, report: (problem: Problem) => void): CaptureIndex {
  report(problem('cut', 'or damaged at its index', { offset: section.offset, lost: 'nothing but the index, which was made anew' }));
  return index;
}

function ending(kind: 'end' | 'cut' | 'damaged', offset: number, size: number): Problem {
  if (kind === 'end') return problem('unfinished', 'its end is missing', { offset });
  if (kind === 'cut') return problem('cut', 'within a section', { offset, lost: `the last ${size - offset} bytes` });
  return problem('damaged', 'a label', { offset, lost: 'what follows, up to the next segment' });
}
