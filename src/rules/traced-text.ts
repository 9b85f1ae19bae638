// Text that remembers where each of its characters was written.
//
// A condition is not what stands in the file: YAML folds it, lists are substituted into it, appends and exceptions join texts
// of several files. Errors are about what the author wrote, so every character keeps its source and offset through all that.

/** A file (or a filter from the command line) by name and content. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A stretch of a source. */
export interface Place {
  readonly source: Source;
  readonly offset: number;
  readonly length: number;
}

/** What brought a stretch to where it is read: a list that is mentioned there, an exception of the rule. */
export interface Origin {
  readonly kind: 'list' | 'exception';
  readonly name: string;
}

interface Piece {
  readonly start: number;
  readonly source: Source;
  /** Offset in the source of each character of the piece. */
  readonly offsets: Uint32Array;
  /** The outermost first: the items of a list within a list, within an exception. None where the author wrote it. */
  readonly origins?: readonly Origin[];
}

export interface TracedText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A text whose characters come from given offsets of a source. */
export function traced(source: Source, text: string, offsets: Uint32Array): TracedText {
  return { text, pieces: [{ start: 0, source, offsets }] };
}

/** The text of a whole source, as it is. */
export function tracedSource(source: Source): TracedText {
  return traced(source, source.text, Uint32Array.from({ length: source.text.length }, (_, index) => index));
}

/** A text that nobody wrote (a blank between two appended conditions): it lies where `place` does. */
export function tracedAt(place: Place, text: string): TracedText {
  return traced(place.source, text, new Uint32Array(text.length).fill(place.offset));
}

/** Texts one after another. */
export function joinTraced(texts: readonly TracedText[]): TracedText {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { text, pieces: own } of texts) {
    for (const piece of own) pieces.push({ ...piece, start: piece.start + start });
    start += text.length;
  }
  return { text: texts.map(({ text }) => text).join(''), pieces };
}

/** The text as something brought by these, the outermost first. */
export const broughtBy = ({ text, pieces }: TracedText, origins: readonly Origin[]): TracedText =>
  ({ text, pieces: pieces.map((piece) => ({ ...piece, origins: [...origins, ...(piece.origins ?? [])] })) });

/** What brought the character at a position. */
export const originsAt = (whole: TracedText, position: number): readonly Origin[] =>
  whole.pieces.find(({ start, offsets }) => position >= start && position < start + offsets.length)?.origins ?? [];

/** The characters from `start` up to `end`. */
export function sliceTraced(whole: TracedText, start: number, end = whole.text.length): TracedText {
  const pieces = whole.pieces.flatMap((piece) => {
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.start + piece.offsets.length);
    if (from >= to) return [];
    return [{ ...piece, start: from - start, offsets: piece.offsets.subarray(from - piece.start, to - piece.start) }];
  });
  return { text: whole.text.slice(start, end), pieces };
}

/** The text without blanks around it. */
export function trimTraced(whole: TracedText): TracedText {
  const start = whole.text.length - whole.text.trimStart().length;
  return sliceTraced(whole, start, Math.max(start, whole.text.trimEnd().length));
}

/** Where the characters from `start` up to `end` were written; a stretch over several sources is cut to the first. */
export function placeIn(whole: TracedText, start: number, end: number): Place {
  const filled = whole.pieces.filter(({ offsets }) => offsets.length > 0);
  const piece = filled.find((one) => start < one.start + one.offsets.length) ?? filled.at(-1);
  if (piece === undefined) return { source: whole.pieces[0]?.source ?? { name: '', text: '' }, offset: 0, length: 0 };
  const { offsets, source } = piece;
  const beyond = start >= piece.start + offsets.length;
  const first = offsets[Math.min(Math.max(start - piece.start, 0), offsets.length - 1)]! + (beyond ? 1 : 0);
  const last = offsets[Math.min(Math.max(end - 1 - piece.start, 0), offsets.length - 1)]!;
  return { source, offset: first, length: Math.max(beyond ? 0 : last + 1 - first, 0) };
}
