// The codes of the events that a case has.
import type { Capture } from '../../../capture/read/reader.js';
import type { CaseText } from '../../suite/format.js';

/** Of events by hand they are known at once; for a file undefined, since its index may have to be read for it. */
export const codesIn = (test: CaseText, { index }: Pick<Capture, 'index'>): readonly number[] | undefined =>
  (test.capture === undefined ? index.segments.flatMap(({ counts }) => [...counts.keys()]) : undefined);
