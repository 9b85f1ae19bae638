// What a case judges: a capture and which events of it, or a capture made of events written by hand.
import { openAnyCapture } from '../../capture/open-any.js';
import type { Capture } from '../../capture/read/reader.js';
import { reject } from '../../rules/diagnostic.js';
import { compileEvents } from '../handwritten/compile-events.js';
import { givenBy } from '../handwritten/given-state.js';
import type { Range } from '../judge.js';
import type { CaptureText, CaseText } from '../suite/format.js';
import { pathFromSuite } from '../suite/path-from-suite.js';
import { badRange } from '../suite/problems.js';
import type { Suite } from '../suite/read-suite.js';
import type { Written } from '../suite/shape.js';

export interface Evidence {
  readonly range: Range;
  /** The file that it is in; undefined for events written by hand. */
  readonly file: string | undefined;
  /** Throws CaptureError where the file cannot be read. */
  open(): Capture;
}

/** What the case is about. What is wrong with its events is thrown as a `Rejection`. */
export function evidenceOf(suite: Suite, test: CaseText): Evidence {
  const { capture, events = [] } = test;
  if (capture === undefined) {
    const compiled = compileEvents(events, test.process, givenBy(suite, test));
    return { range: {}, file: undefined, open: () => compiled };
  }
  const path = 'text' in capture ? capture : capture.file;
  const file = pathFromSuite(suite.source.name, path.text);
  return { range: 'text' in capture ? {} : rangeOf(capture), file, open: () => openAnyCapture(file) };
}

function rangeOf({ events, from, to }: CaptureText): Range {
  return { ...(events && numbersOf(events)), from: from && timeOf(from), to: to && timeOf(to) };
}

function numbersOf({ text, place }: Written): Range {
  const [, first, last] = /^([0-9]*)\s*-\s*([0-9]*)$/.exec(text)
    ?? reject(badRange({ complaint: `'${text}' is not FIRST-LAST, as in 100-200` }, place));
  return { first: first === '' ? undefined : Number(first), last: last === '' ? undefined : Number(last) };
}

/** RFC 3339 with up to nine digits of a second, as nanoseconds since the epoch. */
function timeOf({ text, place }: Written): bigint {
  const [, second, fraction = '', zone] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  const milliseconds = Date.parse(`${second}${zone}`);
  if (Number.isNaN(milliseconds)) reject(badRange({ complaint: `'${text}' is not a time, as in 2026-01-01T12:00:00Z` }, place));
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
