// In which lines two nested texts differ, each change with the lines that it lies within.

export interface Line {
  readonly depth: number;
  readonly text: string;
}

export interface MarkedLine extends Line {
  /** Gone, come, or only there to show what changed lines lie within. */
  readonly mark: '-' | '+' | ' ';
}

/** More pairs of lines than this are not compared one with another: then everything between is said to have changed. */
const MOST_PAIRS = 4_000_000;

/**
 * The lines that differ; none where the texts are the same.
 * @param shown with `all` the lines that stayed, too
 */
export function changedLines(before: readonly Line[], after: readonly Line[], shown: 'changes' | 'all' = 'changes'): readonly MarkedLine[] {
  const lines = aligned(before, after);
  return shown === 'all' ? lines : withSurroundings(lines);
}

const same = (a: Line, b: Line): boolean => a.depth === b.depth && a.text === b.text;

/** All lines of both, those that they share once. */
function aligned(before: readonly Line[], after: readonly Line[]): MarkedLine[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0, end = 0;
  while (start < shorter && same(before[start]!, after[start]!)) start++;
  while (end < shorter - start && same(before.at(-1 - end)!, after.at(-1 - end)!)) end++;
  return [
    ...marked(' ', before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...marked(' ', before.slice(before.length - end)),
  ];
}

const marked = (mark: MarkedLine['mark'], lines: readonly Line[]): MarkedLine[] => lines.map((line) => ({ ...line, mark }));

function middle(before: readonly Line[], after: readonly Line[]): MarkedLine[] {
  if (before.length * after.length > MOST_PAIRS) return [...marked('-', before), ...marked('+', after)];
  const common = commonLengths(before, after);
  const lines: MarkedLine[] = [];
  let b = 0, a = 0;
  while (b < before.length && a < after.length) {
    if (same(before[b]!, after[a]!)) lines.push({ ...before[b++]!, mark: ' ' }), a++;
    else if (common[b + 1]![a]! >= common[b]![a + 1]!) lines.push({ ...before[b++]!, mark: '-' });
    else lines.push({ ...after[a++]!, mark: '+' });
  }
  return [...lines, ...marked('-', before.slice(b)), ...marked('+', after.slice(a))];
}

/** For each pair of positions how many lines the rests have in common, in order. */
function commonLengths(before: readonly Line[], after: readonly Line[]): readonly Uint32Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let b = before.length - 1; b >= 0; b--) {
    for (let a = after.length - 1; a >= 0; a--) {
      rows[b]![a] = same(before[b]!, after[a]!) ? rows[b + 1]![a + 1]! + 1 : Math.max(rows[b + 1]![a]!, rows[b]![a + 1]!);
    }
  }
  return rows;
}

/** Lines that stayed are left out, but for those that open what a change lies in. */
function withSurroundings(lines: readonly MarkedLine[]): MarkedLine[] {
  const shown: MarkedLine[] = [];
  let openers: MarkedLine[] = [];
  for (const line of lines) {
    openers = openers.filter(({ depth }) => depth < line.depth);
    if (line.mark === ' ') openers.push(line);
    else {
      shown.push(...openers, line);
      openers = [];
    }
  }
  return shown;
}
