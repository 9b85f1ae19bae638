// Reads a tracefile as geninfo(1) describes it, and refuses whatever is not one.

export interface LcovFile {
  readonly file: string;
  /** Hits by line. */
  readonly lines: ReadonlyMap<number, number>;
  /** Line and calls by name. */
  readonly functions: ReadonlyMap<string, { readonly line: number; calls: number }>;
  /** For each branch its line, and how often it was taken; undefined: its block was never reached. */
  readonly branches: readonly { readonly line: number; readonly taken: number | undefined }[];
}

const RECORD = {
  FN: /^FN:(\d+),([^,]+)$/, FNDA: /^FNDA:(\d+),([^,]+)$/, BRDA: /^BRDA:(\d+),(\d+),(\d+),(\d+|-)$/, DA: /^DA:(\d+),(\d+)$/,
  total: /^(FNF|FNH|BRF|BRH|LF|LH):(\d+)$/,
} as const;

/** The files of a tracefile; what is wrong with it is thrown. */
export function readLcov(text: string): LcovFile[] {
  if (!text.endsWith('end_of_record\n')) throw new Error('the last record is not ended');
  return text.split('end_of_record\n').slice(0, -1).map(readRecord);
}

function readRecord(text: string): LcovFile {
  const [test, source, ...rest] = text.trimEnd().split('\n');
  const file = /^SF:(\/.+)$/.exec(source ?? '')?.[1];
  if (test !== 'TN:' || file === undefined) throw new Error(`a record begins with TN and SF: ${test} ${source}`);
  const lines = new Map<number, number>();
  const functions = new Map<string, { line: number; calls: number }>();
  const branches = new Map<string, { line: number; taken: number | undefined }>();
  const totals = new Map<string, number>();
  for (const line of rest) {
    const kind = Object.keys(RECORD).find((name) => RECORD[name as keyof typeof RECORD].test(line));
    if (kind === undefined) throw new Error(`what is ${line}?`);
    const [, first, second, third, taken] = RECORD[kind as keyof typeof RECORD].exec(line)!;
    const number = Number(first);
    if (kind === 'FN') functions.set(second!, { line: number, calls: -1 });
    else if (kind === 'FNDA') functions.get(second!)!.calls = number;
    else if (kind === 'BRDA') {
      branches.set(`${first} ${second} ${third}`, { line: number, taken: taken === '-' ? undefined : Number(taken) });
    } else if (kind === 'DA') lines.set(number, Number(second));
    else totals.set(first!, Number(second));
  }
  const count = <T>(all: Iterable<T>, has: (one: T) => boolean): number => [...all].filter(has).length;
  const summed = {
    FNF: functions.size, FNH: count(functions.values(), ({ calls }) => calls > 0),
    BRF: branches.size, BRH: count(branches.values(), ({ taken }) => taken !== undefined && taken > 0),
    LF: lines.size, LH: count(lines.values(), (hits) => hits > 0),
  };
  for (const [name, sum] of Object.entries(summed)) {
    if (totals.get(name) !== sum) throw new Error(`${name} is ${totals.get(name)}, and there are ${sum}`);
  }
  return { file, lines, functions, branches: [...branches.values()] };
}
