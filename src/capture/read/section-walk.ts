// Going from section to section by labels alone.
import type { ByteSource } from './byte-source.js';
import { LABEL_MAGIC, SECTION, SKIPPABLE_HEADER } from '../format.js';
import { decodeLabel, labelLength, type Section } from '../frames/label.js';

/** What stands at an offset. "Not all there" and "wrong" are different findings. */
export type Found =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'end' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'damaged' };

/** Most labels are shorter than this, and come with one read. */
const FIRST_READ = 4096;

export function sectionAt(source: ByteSource, offset: number): Found {
  if (offset >= source.size) return { kind: 'end' };
  const start = source.read(offset, FIRST_READ);
  if (start.length < SKIPPABLE_HEADER) return { kind: 'cut' };
  const length = labelLength(start);
  if (length === undefined) return { kind: 'damaged' };
  if (offset + length > source.size) return { kind: 'cut' };
  const label = length <= start.length ? start.subarray(0, length) : source.read(offset, length);
  const section = decodeLabel(label, offset);
  if (!section) return { kind: 'damaged' };
  return section.end > source.size ? { kind: 'cut' } : { kind: 'section', section };
}

const WINDOW = 1 << 20;

/** The next keyframe section that is whole, from `offset` on: where reading can begin again after damage. */
export function nextKeyframe(source: ByteSource, offset: number): Section | undefined {
  for (let from = offset; from < source.size; from += WINDOW - SKIPPABLE_HEADER - LABEL_MAGIC.length) {
    const window = source.read(from, WINDOW);
    for (let at = window.indexOf(LABEL_MAGIC); at >= 0; at = window.indexOf(LABEL_MAGIC, at + 1)) {
      const found = at >= SKIPPABLE_HEADER ? sectionAt(source, from + at - SKIPPABLE_HEADER) : undefined;
      if (found?.kind === 'section' && found.section.kind === SECTION.keyframe) return found.section;
    }
  }
  return undefined;
}
